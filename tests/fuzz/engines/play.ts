import assert from "node:assert/strict";
import type { Flags } from "../../../scripts/engines";
import { type Declared, PASSWORD } from "../../support/spec";
import { Said } from "../refactor/declared";
import { fit } from "../refactor/fit";
import { linked } from "./linked";
import type { Stage } from "./stage";
import { type Act, type Edit, EDITS, type Story } from "./story";

/** The engines that play a story beside each other. */
export interface Stages {
  real: Playing;
  offline: Playing;
  /** Commands so far. */
  commands: number;
}

export type Playing = Pick<Stage, "fake" | "reset" | "declare" | "run">;

const FAILED = 1;

/** Resources may have this provider, which a program that uses it declares. */
const EXPLICIT: Declared = {
  type: "Provider",
  name: "explicit",
  args: { org: "acme", username: "ops", password: { $secret: PASSWORD }, baseUrl: "HUB" },
};

/** Plays a story on both engines. Throws at the first command after which they differ. */
export async function playOnBoth(
  stages: Stages,
  { first, acts, oneByOne }: Story,
  tell: (line: string) => void = () => undefined,
): Promise<void> {
  const { real, offline } = stages;
  for (const stage of [real, offline]) stage.reset();
  tell(oneByOne ? "a program that waits for each resource" : "a program that declares all at once");
  let program: Declared[] = [];
  const begin: Act = { edits: first, hands: [], verb: "up", refresh: false, expectNoChanges: false, named: undefined };
  for (const { edits, hands, verb, ...flags } of [begin, ...acts]) {
    for (const { what, change } of hands) {
      tell(`somebody ${what}`);
      for (const { fake } of [real, offline])
        await Promise.resolve(fake)
          .then(change)
          .catch(() => undefined);
    }
    const before = program;
    program = linked(fit(offline.fake, edited(program, edits, tell), new Said(before)), oneByOne);
    const usesExplicit = program.some(({ options }) => options?.["provider"] === EXPLICIT.name);
    const declared = usesExplicit ? [EXPLICIT, ...program] : program;
    const given = flagsOf({ edits, hands, verb, ...flags }, [...program, ...before]);
    tell(`pulumi ${verb} ${JSON.stringify(given)}`);
    for (const { type, name, args, options = {} } of program)
      tell(`  ${type} ${name} ${JSON.stringify(args)} ${JSON.stringify(options)}`);
    stages.commands += 1;
    const results = await Promise.all(
      [real, offline].map((stage) => {
        stage.declare(declared, oneByOne);
        return stage.run(verb, given);
      }),
    );
    const [{ text: said, ...there }, { text: alsoSaid, ...here }] = results as [Told, Told];
    // Which of several resources were still done before one failed, neither engine fixes.
    if (!oneByOne && there.exit === FAILED && here.exit === FAILED) return;
    assert.deepEqual(here, there, `the engines differ after ${verb}\nreal: ${said}\noffline: ${alsoSaid}`);
  }
}

type Told = Awaited<ReturnType<Stage["run"]>>;

function edited(program: readonly Declared[], edits: readonly Edit[], tell: (line: string) => void): Declared[] {
  return edits.reduce<Declared[]>(
    (before, { what: index, picks }) => {
      const { what, change } = EDITS[index]!;
      let next = 0;
      tell(`# ${what}`);
      return change(before, (from) => from[picks[next++ % picks.length]! % from.length]);
    },
    [...program],
  );
}

/** Flags of a command that it has, naming some of these resources. */
function flagsOf({ verb, refresh, expectNoChanges, named }: Act, resources: readonly Declared[]): Flags {
  const runs = verb === "up" || verb === "preview";
  const flags: Flags = {
    ...(refresh && runs && { refresh }),
    ...(expectNoChanges && verb !== "destroy" && { expectNoChanges }),
  };
  if (named === undefined || resources.length === 0 || (named.flag === "replace" && !runs)) return flags;
  const names = named.picks.map((pick) => {
    const { type, name } = resources[pick % resources.length]!;
    return `**:${type}::${name}`;
  });
  const dependents =
    named.dependents && named.flag !== "replace" && verb !== "refresh" ? { [`${named.flag}Dependents`]: true } : {};
  return { ...flags, [named.flag]: [...new Set(names)], ...dependents };
}
