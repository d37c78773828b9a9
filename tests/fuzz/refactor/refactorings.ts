import type { Declared } from "../../support/spec";
import type { Refactoring } from "./edits";
import { GUESTS } from "./guestRefactorings";
import { GROUP_NAMES } from "./groupRefactorings";
import { PEOPLE } from "./peopleRefactorings";
import { WORK } from "./workRefactorings";
import { RESOURCES } from "./resourceRefactorings";

/** What people do to programs every day, and what must take nothing from anybody who is declared before and after. */
export const REFACTORINGS: readonly Refactoring[] = [...RESOURCES, ...GROUP_NAMES, ...PEOPLE, ...GUESTS, ...WORK];

/** One change of a program, with numbers that choose what it is done to. */
export interface Edit {
  refactoring: number;
  picks: number[];
}

/** The program after some changes. */
export function edited(
  program: readonly Declared[],
  edits: readonly Edit[],
  tell: (line: string) => void,
): readonly Declared[] {
  return edits.reduce((before, { refactoring, picks }) => {
    const { what, change } = REFACTORINGS[refactoring]!;
    let next = 0;
    tell(`# ${what}`);
    return change(before, (from) => from[picks[next++ % picks.length]! % from.length]);
  }, program);
}
