/** The rules that a change keeps: of people, and that no image goes with its repository. */
export const RULES = [
  "maxRemoval",
  "minOwners",
  "requiredOwners",
  "notMyself",
  "noOwnerByInvite",
  "allowedDomains",
  "keepImages",
] as const;

export type Rule = (typeof RULES)[number];

/** What a change of people may not do, unless somebody says so for one run. */
export interface Rails {
  /** Largest part of a set of people, from 0 to 1, that one change may remove. */
  maxRemoval: number;
  /** So many owners stay at least. */
  minOwners: number;
  /** Docker IDs of people who stay owners. */
  requiredOwners: readonly string[];
  /** Nobody becomes an owner by accepting an invitation. */
  noOwnerByInvite: boolean;
  /** Domains of addresses that may be invited; any when empty. */
  allowedDomains: readonly string[];
  /** Name of the account that runs the program, which stays an owner; undefined when it is not an account. */
  self: string | undefined;
  /** Rules that do not hold in this run, each with the reason. */
  overridden: ReadonlyMap<Rule, string>;
  /** Tells the user that a rule was overridden; the same line once. */
  notice(line: string): void;
}

/** The rails where nobody configured any. */
export const STANDARD: Omit<Rails, "self" | "notice"> = {
  maxRemoval: 0.25,
  minOwners: 1,
  requiredOwners: [],
  noOwnerByInvite: false,
  allowedDomains: [],
  overridden: new Map(),
};
