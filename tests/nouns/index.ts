import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { registry } from "../../provider/resources";
import type { NounTests } from "./noun";

const load = createRequire(__filename);

/** What a sentence calls the parts that a noun has to tell. */
const CALLED = {
  contract: "state contract",
  sample: "sample",
  counted: "way to count it",
  stories: "story to be killed in",
  drift: "drift case",
  explain: "explain case",
  doctor: "verdict of doctor for each credential",
  routes: "request of a fake route",
  verbs: "scenarios",
} as const;
type Part = keyof typeof CALLED;
export const PARTS = Object.keys(CALLED) as Part[];

/** Widget → widget, the name of its file and of what the file exports. */
export const nameOf = (noun: string): string => noun[0]!.toLowerCase() + noun.slice(1);

function testsOf(noun: string): NounTests {
  const name = nameOf(noun);
  const file = join(__dirname, `${name}.ts`);
  assert.ok(existsSync(file), `${noun} has no tests/nouns/${name}.ts: write it like tests/nouns/group.ts.`);
  const tests = (load(file) as Record<string, NounTests | undefined>)[name];
  return tests ?? assert.fail(`${noun}: tests/nouns/${name}.ts exports no ${name}.`);
}

/** A part of what is told of a noun; an error that names both where it is missing. */
export function partOf<P extends Part>(noun: string, part: P): NounTests[P] {
  const told = testsOf(noun)[part] as NounTests[P] | undefined;
  const missing = `${noun} tells no ${CALLED[part]}: add ${part} to tests/nouns/${nameOf(noun)}.ts.`;
  if (told === undefined || (part !== "verbs" && Array.isArray(told) && told.length === 0)) assert.fail(missing);
  return told;
}

/** A part of every noun that tells it; for what a test does, as the others have failed by name in their suites. */
export function toldNouns<P extends Part>(
  part: P,
  missing: (noun: string, error: unknown) => void = () => undefined,
): [noun: string, told: NounTests[P]][] {
  return [...registry.keys()].flatMap((noun): [string, NounTests[P]][] => {
    try {
      return [[noun, partOf(noun, part)]];
    } catch (error) {
      missing(noun, error);
      return [];
    }
  });
}

/** A part of every noun, in a suite: where it is missing, a test that fails by name stands in its place. */
export const everyNoun = <P extends Part>(part: P) =>
  toldNouns(part, (noun, error) =>
    it(`${noun} tells its ${CALLED[part]}`, () => {
      throw error;
    }),
  );
