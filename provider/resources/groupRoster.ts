import { PartialFailure } from "../engine/failure";
import type { Hub } from "../hub/hub";
import { addMember, dropMember } from "../hub/memberships";
import { forEach, ignored } from "./people";

type People = Record<string, true>;

interface Wanted {
  org: string;
  group: string;
  groupId: number;
  members: People;
  ignore?: readonly string[] | undefined;
}

/** The members of a group, in the form the state keeps. */
export const inGroup = (names: Iterable<string>): People =>
  Object.fromEntries([...names].map((name): [string, true] => [name, true]));

/**
 * Adds who is missing and takes out who is not wanted, and nobody else. Throws PartialFailure with
 * who is in the group by then and, person by person, what went wrong; the next run goes on from there.
 */
export async function change(hub: Hub, wanted: Wanted, before: People): Promise<{ groupId: number; members: People }> {
  const { org, group, groupId, members, ignore } = wanted;
  const joining = Object.keys(members).filter((name) => !(name in before));
  const leaving = Object.keys(before).filter((name) => !(name in members) && !ignored(ignore, name));
  const [stayedOut, stayedIn] = await Promise.all([
    forEach(joining, (name) => addMember(hub, org, group, name)),
    forEach(leaving, (name) => dropMember(hub, org, group, name)),
  ]);
  if (stayedOut.size + stayedIn.size === 0) return { groupId, members };
  const now = inGroup([...Object.keys(members).filter((name) => !stayedOut.has(name)), ...stayedIn.keys()]);
  const reasons = [
    ...[...stayedOut].map(([name, why]) => `${name} was not added: ${why}`),
    ...[...stayedIn].map(([name, why]) => `${name} was not removed: ${why}`),
  ];
  throw new PartialFailure(`${org}/${group}`, { ...wanted, groupId, members: now }, reasons);
}

/** Takes these people out of a group. Throws what went wrong, person by person. */
export async function removeAll(hub: Hub, org: string, group: string, names: readonly string[]): Promise<void> {
  const failed = await forEach(names, (name) => dropMember(hub, org, group, name));
  if (failed.size > 0) throw new Error([...failed].map(([name, why]) => `${name} was not removed: ${why}`).join(" "));
}
