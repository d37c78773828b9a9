import type { Testimony, Told } from "../../run/run";
import { ANY } from "../../run/things";
import { typeToken } from "../../sdk/contract";
import { nouns } from "../../sdk/nouns";
import type { Resource } from "../../testing/engine/state/state";
import { type Properties, reveal, UNKNOWN } from "../../testing/engine/state/values";
import { nounOf } from "./inThisProcess";
import { urnOf } from "./memoryStack";
import type { Declared } from "./spec";

const ORG = "acme";

/** What a program of a stack in one process tells its providers, as the SDK does in the program's own. */
export class Witness {
  private readonly declared: Told[] = [];
  private readonly held: Told[];
  private readonly open: Told[];

  constructor(saved: readonly Resource[], program: readonly Declared[]) {
    this.held = saved
      .filter(({ type, delete: going }) => !going && type === typeToken(nounOf(`::::${type}`)))
      .map(({ urn, outputs }) => ({ noun: nounOf(urn), urn, properties: reveal(outputs) }));
    this.open = program.map((one) => told(one, one.args ?? {}));
  }

  /** From now on the inputs of a resource are known, unless they still are not. */
  resolve(declared: Declared, inputs: Properties): void {
    const now = told(declared, inputs);
    if (JSON.stringify(now).includes(`"${ANY}"`)) return void this.open.push(now);
    this.declared.push(now);
  }

  get testimony(): Testimony {
    return { declared: this.declared, held: this.held, open: this.open };
  }
}

function told(declared: Declared, args: Readonly<Record<string, unknown>>): Told {
  const noun = declared.type as keyof typeof nouns;
  const known = { org: ORG, ...args } as Readonly<Record<string, unknown>>;
  const properties = nouns[noun].named.flatMap((key) => {
    const value = known[key];
    if (value === undefined) return [];
    const isOpen = value === UNKNOWN || (typeof value === "object" && value !== null && "$" in value);
    return [[key, isOpen ? ANY : value]];
  });
  return { noun, urn: urnOf(declared), properties: Object.fromEntries(properties) as Told["properties"] };
}
