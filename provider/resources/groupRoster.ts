import { PartialFailure } from "../engine/failure";
import type { Hub } from "../hub/hub";
import type { Rails } from "../hub/rails";
import { findGroup } from "../hub/groups";
import { addMember, awaitGroup, dropMember, listGroupMembers, whoIsIn } from "../hub/memberships";
import { contradiction, forEach, ignored, leavers } from "./people";
import { maxRemoval, verdict } from "./rails";

type People = Record<string, true>;

interface Wanted {
  org: string;
  group: string;
  groupId: number;
  members: People;
  ignore?: readonly string[] | undefined;
}

const inGroup = (names: Iterable<string>): People =>
  Object.fromEntries([...names].map((name): [string, true] => [name, true]));

/** What cannot stay of declared members: a contradiction, or that too many would go. */
export function groupFaults(
  { members, ignore }: Pick<Wanted, "members" | "ignore">,
  before: People | undefined,
  rails: Rails,
): { members?: string } {
  const leaving = leavers(members, before, ignore);
  const broken = { maxRemoval: maxRemoval(leaving, Object.keys(before ?? {}).length, rails) };
  const reason = contradiction(members, ignore) ?? verdict(rails, broken);
  return reason === undefined ? {} : { members: reason };
}

/** Brings a group that nobody managed so far to the people that are wanted. Throws when too many would have to go. */
export async function takeOver(
  hub: Hub,
  inputs: Omit<Wanted, "groupId">,
): Promise<{ groupId: number; members: People }> {
  const { org, group, members, ignore } = inputs;
  const { groupId } = await awaitGroup(hub, org, group);
  const there = [...(await listGroupMembers(hub, org, group))].filter((name) => !ignored(ignore, name));
  const leaving = there.filter((name) => !(name in members));
  const refused = verdict(hub.rails, { maxRemoval: maxRemoval(leaving, there.length, hub.rails) });
  if (refused !== undefined) throw new Error(refused);
  return change(hub, { ...inputs, groupId }, inGroup(there));
}

/** Who is in a group now, but for those to be ignored; undefined when the group is gone. */
export async function readGroup(hub: Hub, org: string, group: string, groupId?: number, ignore?: readonly string[]) {
  const found = await findGroup(hub, org, group, groupId);
  if (found === undefined) return undefined;
  const names = [...(await whoIsIn(hub, org, found))].filter((name) => !ignored(ignore, name));
  return { group: found.name, groupId: found.groupId, members: inGroup(names) };
}

/**
 * Adds who is missing and takes out who is not wanted, and nobody else. Throws PartialFailure with
 * who is in the group by then and, person by person, what went wrong; the next run goes on from there.
 */
export async function change(hub: Hub, wanted: Wanted, before: People): Promise<{ groupId: number; members: People }> {
  const { org, group, groupId, members, ignore } = wanted;
  const joining = Object.keys(members).filter((name) => !(name in before));
  const leaving = leavers(members, before, ignore);
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
