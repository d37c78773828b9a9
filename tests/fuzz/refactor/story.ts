import fc from "fast-check";
import type { FaultRule } from "../../../testing";
import type { Moment } from "../../support/kill";
import { faults, kill } from "../story";
import { HANDS, type Hand } from "./hands";
import { type Edit, REFACTORINGS } from "./refactorings";
import { WORK } from "./workRefactorings";

/** One pull request: some refactorings at once, and the run that applies them. */
export interface Chapter {
  edits: Edit[];
  hands: Hand[];
  trouble: { faults: FaultRule } | { kill: Moment } | undefined;
  refresh: boolean;
  /** Steps under way at the same time. */
  parallel: number;
  /** A resource that is to be replaced, or the only one that the run is about before another one is about all. */
  about: { replace: number } | { target: number } | undefined;
  /** Whether the same program then comes and goes in a second stack. */
  second: boolean;
}

/** Nothing goes wrong, and nothing is special. */
export const CALM = {
  hands: [],
  trouble: undefined,
  refresh: false,
  parallel: 16,
  about: undefined,
  second: false,
} satisfies Partial<Chapter>;

export interface Story {
  /** How the first program comes about. */
  first: Edit[];
  chapters: Chapter[];
}

const edit = (from: readonly number[]) =>
  fc.record({ refactoring: fc.constantFrom(...from), picks: fc.array(fc.nat(59), { minLength: 6, maxLength: 6 }) });
const all = REFACTORINGS.map((_, index) => index);
/** Those about people, and about whatever resources there are. */
const common = all.filter((index) => !WORK.includes(REFACTORINGS[index]!));
const additions = (from: readonly number[]) => from.filter((index) => /^add /.test(REFACTORINGS[index]!.what));

const rarely = <T>(what: fc.Arbitrary<T>, otherwise: T) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary: what });

const chapter = (from: readonly number[]): fc.Arbitrary<Chapter> =>
  fc.record({
    edits: fc.array(edit(from), { minLength: 1, maxLength: 4 }),
    hands: rarely(fc.array(fc.constantFrom(...HANDS), { maxLength: 2 }), []),
    trouble: rarely<Chapter["trouble"]>(fc.oneof(faults, kill), undefined),
    refresh: fc.boolean(),
    parallel: fc.constantFrom(1, 16),
    about: rarely<Chapter["about"]>(
      fc.oneof(fc.record({ replace: fc.nat(59) }), fc.record({ target: fc.nat(59) })),
      undefined,
    ),
    second: rarely(fc.constant(true), false),
  });

const storyOf = (from: readonly number[]): fc.Arbitrary<Story> =>
  fc.record({
    first: fc.array(edit(additions(from)), { minLength: 2, maxLength: 9 }),
    chapters: fc.array(chapter(from), { minLength: 1, maxLength: 4 }),
  });

/** Half of them are about people alone, who would be rare among so much else. */
export const story: fc.Arbitrary<Story> = fc.oneof(storyOf(common), storyOf(all));
