import { newsFor, type Question, type Testimony, type Told } from "../../run/testimony";
import { ANY, knownKeys, namedKeys } from "../../run/things";
import { typeToken } from "../../sdk/contract";
import { Declarations } from "../../run/declarations";
import { Refusal } from "../../sdk/refusal";
import { nouns } from "../../sdk/nouns";
import type { Resource } from "../../testing/engine/state/state";
import { type Properties, reveal, UNKNOWN } from "../../testing/engine/state/values";
import { nounOf } from "./inThisProcess";
import { isNative } from "./form";
import { urnOf, writtenOf } from "./memoryProgram";
import type { Declared } from "./spec";

const ORG = "acme";

/** What a program of a stack in one process tells its providers, as the SDK does in the program's own. */
export class Witness {
  private readonly declared: Told[] = [];
  private readonly made: Told[] = [];
  private readonly held: Told[];
  private readonly open: Told[];
  private readonly owners = new Declarations();

  constructor(saved: readonly Resource[], program: readonly Declared[]) {
    this.held = saved
      .filter(({ type, delete: going }) => !going && type === typeToken(nounOf(`::::${type}`)))
      .map(({ urn, outputs }) => ({ noun: nounOf(urn), urn, properties: reveal(outputs) }));
    this.open = program.map((one) => told(one, { ...one.args, ...writtenOf(one) }));
  }

  /** From now on the inputs of a resource are known, unless they still are not. Throws for what is declared twice. */
  resolve(declared: Declared, inputs: Properties): void {
    const now = told(declared, inputs);
    if (JSON.stringify(now).includes(`"${ANY}"`)) return void this.open.push(now);
    this.declared.push(now);
    const why = this.owners.add(now, nouns[now.noun as keyof typeof nouns]);
    if (why !== undefined && !isNative) throw new Refusal(why);
  }

  /** The engine has done a resource, which tells by its outputs what it is; by none where it is left out. */
  know(declared: Declared, outputs: Properties): void {
    const noun = declared.type as keyof typeof nouns;
    const known = knownKeys(nouns[noun]);
    const keys = known.filter((key) => outputs[key] !== undefined);
    const properties = Object.fromEntries(keys.map((key) => [key, outputs[key]]));
    if (known.length > 0) this.made.push({ noun, urn: urnOf(declared), properties: reveal(properties as Properties) });
  }

  private checks = false;

  testify(question: Question): Testimony {
    this.checks ||= question.checks;
    this.declared.push(...question.seen);
    const { open, declared, made, held, checks } = this;
    return newsFor(question, { open, declared, made, held, checks });
  }
}

function told(declared: Declared, args: Readonly<Record<string, unknown>>): Told {
  const noun = declared.type as keyof typeof nouns;
  const known = { org: ORG, ...args } as Readonly<Record<string, unknown>>;
  const properties = namedKeys(nouns[noun]).flatMap((key) => {
    const value = known[key];
    if (value === undefined) return [];
    const isOpen = value === UNKNOWN || (typeof value === "object" && value !== null && "$" in value);
    return [[key, isOpen ? ANY : value]];
  });
  return { noun, urn: urnOf(declared), properties: Object.fromEntries(properties) as Told["properties"] };
}
