import type { ImmutableTags, WholeRepository } from "../../hub/repositories";

/** A repository as a program declares it. */
export interface Wanted {
  org: string;
  name: string;
  visibility: "public" | "private";
  description: string;
  fullDescription?: string | undefined;
  immutableTags?: ImmutableTags | undefined;
  adopt?: boolean | undefined;
}

type Key = keyof Omit<Wanted, "org" | "name" | "adopt">;
/** What of it can differ. */
export type Values = Pick<Wanted, Key>;

/** What the state keeps of a repository. */
export interface Kept {
  registeredAt?: string | undefined;
  found?: boolean | undefined;
}

export const valuesOf = ({ isPrivate, description, fullDescription, immutableTags }: WholeRepository): Values => ({
  visibility: isPrivate ? "private" : "public",
  description,
  fullDescription,
  immutableTags,
});

/** The declared values that differ from those that are there. */
export function differing(wanted: Values, there: Values): Set<Key> {
  const keys = ["visibility", "description", "fullDescription", "immutableTags"] as const;
  return new Set(keys.filter((key) => wanted[key] !== undefined && canonical(wanted[key]) !== canonical(there[key])));
}

/** The same for the same, in whichever order rules stand. */
export const canonical = (value: Values[Key]) =>
  typeof value === "object" ? JSON.stringify([value.enabled, [...value.rules].sort()]) : value;
