import type { Refactoring } from "./edits";
import { GUESTS } from "./guestRefactorings";
import { GROUP_NAMES } from "./groupRefactorings";
import { PEOPLE } from "./peopleRefactorings";
import { RESOURCES } from "./resourceRefactorings";

/** What people do to programs every day, and what must take nothing from anybody who is declared before and after. */
export const REFACTORINGS: readonly Refactoring[] = [...RESOURCES, ...GROUP_NAMES, ...PEOPLE, ...GUESTS];
