import fc from "fast-check";
import type { Verb } from "../../../scripts/engines";
import { HANDS, type Hand } from "../refactor/hands";
import { REFACTORINGS } from "../refactor/refactorings";
import { OPTIONS } from "./options";

/** What people change in the program between two commands; the offline engine has no transforms. */
export const EDITS = [...REFACTORINGS.filter(({ what }) => !/transform/.test(what)), ...OPTIONS];

/** One change of the program, with numbers that choose what it is done to. */
export interface Edit {
  what: number;
  picks: number[];
}

/** Flags that name resources. */
export type Named = "target" | "exclude" | "replace";

/** One command, and what happens before it. */
export interface Act {
  edits: Edit[];
  hands: Hand[];
  verb: Verb;
  refresh: boolean;
  expectNoChanges: boolean;
  named: { flag: Named; dependents: boolean; picks: number[] } | undefined;
}

export interface Story {
  /** How the first program comes about, which an `up` applies. */
  first: Edit[];
  acts: Act[];
  /** Whether the program waits for each resource before it declares the next. */
  oneByOne: boolean;
}

const picks = fc.array(fc.nat(59), { minLength: 6, maxLength: 6 });
const edit = (from: readonly number[]) => fc.record({ what: fc.constantFrom(...from), picks });
const all = EDITS.map((_, index) => index);
const additions = all.filter((index) => /^add /.test(EDITS[index]!.what));
const rarely = <T>(what: fc.Arbitrary<T>, otherwise: T, often = 3) =>
  fc.oneof({ weight: often, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary: what });

const named = fc.record({
  flag: fc.constantFrom<Named>("target", "exclude", "replace"),
  dependents: fc.boolean(),
  picks: fc.array(fc.nat(59), { minLength: 1, maxLength: 2 }),
});
const verb = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Verb>("up") },
  { weight: 2, arbitrary: fc.constant<Verb>("preview") },
  { weight: 1, arbitrary: fc.constantFrom<Verb>("refresh", "destroy") },
);
const act: fc.Arbitrary<Act> = fc.record({
  edits: fc.array(edit(all), { minLength: 0, maxLength: 3 }),
  hands: rarely(fc.array(fc.constantFrom(...HANDS), { maxLength: 2 }), []),
  verb,
  refresh: rarely(fc.constant(true), false, 2),
  expectNoChanges: rarely(fc.constant(true), false),
  named: rarely<Act["named"]>(named, undefined),
});

export const story: fc.Arbitrary<Story> = fc.record({
  first: fc.array(edit(additions), { minLength: 3, maxLength: 9 }),
  acts: fc.array(act, { minLength: 1, maxLength: 4 }),
  oneByOne: fc.boolean(),
});
