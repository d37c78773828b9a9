import type { Run } from "../../../run/run";
import { spellingsOf } from "./people";

/** Each takes something from whoever had one that stands later. */
const RANK: readonly string[] = ["member", "editor", "owner"];

/** What resources say of roles: one person's, or everybody's by name. */
interface Says {
  role?: string;
  members?: Readonly<Record<string, string>>;
  usernames?: Record<string, string>;
}

/** Whether somebody loses something by a role. One that only Docker Hub knows may be more than any. */
export const lowers = (before: string | undefined, after: string | undefined): boolean =>
  before !== undefined &&
  before !== after &&
  RANK.includes(after ?? "") &&
  (RANK.indexOf(after!) < RANK.indexOf(before) || !RANK.includes(before));

/** The role that a roster gives somebody, as far as check has seen it in this process. */
async function declaredRole(run: Run, org: string, name: string): Promise<string | undefined> {
  for (const { properties } of await run.declarers(`role/${org}/${name}`)) {
    const { members } = properties as Says;
    // What a program tells of a set is names alone. Single roles the budget has counted as check came to them.
    if (members !== undefined && Object.hasOwn(members, name)) return members[name];
  }
  return undefined;
}

/** The role that the stack gave somebody. */
export async function heldRole(run: Run, org: string, username: string): Promise<string | undefined> {
  for (const { noun, properties } of await run.holders(`person/${org}/${username}`)) {
    const { role, members = {}, usernames } = properties as Says;
    if (noun === "OrgMember") return role;
    if (noun !== "OrgMembers") continue;
    const known = spellingsOf({ usernames });
    const name = Object.keys(members).find((one) => known(one).includes(username));
    if (name !== undefined) return members[name];
  }
  return undefined;
}

/** Whether the program gives somebody, by one of these names, a lower role than they have. */
export async function isLowered(
  run: Run,
  org: string,
  names: readonly (string | undefined)[],
  before: string | undefined,
): Promise<boolean> {
  const after = await Promise.all(names.map((name) => name && declaredRole(run, org, name)));
  return after.some((role) => lowers(before, role));
}

/** Those of a roster whose role is lower than it was. Whoever is only invited has none yet. */
export function loweredIn(
  before: { members: Readonly<Record<string, string>>; invites?: Record<string, string> | undefined } | undefined,
  members: Readonly<Record<string, string>>,
): string[] {
  const { members: there = {}, invites = {} } = before ?? {};
  return Object.keys(members).filter(
    (name) => Object.hasOwn(there, name) && !Object.hasOwn(invites, name) && lowers(there[name], members[name]),
  );
}
