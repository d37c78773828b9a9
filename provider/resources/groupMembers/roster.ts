import { ignored } from "../../../run/patterns";
import type { Run } from "../../../run/run";
import { PartialFailure } from "../../engine/failure";
import type { Hub } from "../../hub/hub";
import type { Rails } from "../../hub/rails";
import { findGroup } from "../../hub/groups";
import { addMember, dropMember, listGroupMembers, whoIsIn } from "../../hub/memberships";
import { contradiction, coupled, forEach, leavers, lettingGo, named, uncovers, without } from "../shared/people";
import { removal, verdict } from "../shared/rails";
import { awaitGroup } from "../shared/awaitGroup";
import { groupCalled, notDeclaredIn } from "../shared/theGroup";

type People = Record<string, true>;

interface Wanted {
  org: string;
  group: string;
  groupId: number;
  members: People;
  ignore?: readonly string[] | undefined;
}

/** What the state keeps of a set. */
interface Kept {
  groupId: number;
  members: People;
  found?: string[] | undefined;
}

const inGroup = (names: Iterable<string>): People =>
  Object.fromEntries([...names].map((name): [string, true] => [name, true]));

/** What cannot stay of declared members: a group that is not for programs, a contradiction, or that too many would go. */
export async function groupFaults(
  { org, group, members, ignore }: Omit<Wanted, "groupId">,
  olds: Partial<Wanted>,
  rails: Rails,
  run: Run,
): Promise<{ group?: string; members?: string }> {
  const { group: owned } = coupled(group);
  if (owned !== undefined) return { group: owned };
  // Check gets the inputs of before alone, and those know no number: what is counted wrongly here is counted by it before a removal.
  const groups = new Set([group, olds.group ?? group]);
  const isKept = (name: string) => run.mayDeclare(...[...groups].map((one) => `in/${org}/${one}/${name}`));
  const leaving = (olds.org ?? org) === org ? await without(leavers(members, olds.members, ignore), isKept) : [];
  const broken = { maxRemoval: await removal(org, leaving, olds.members, members, rails, run) };
  const reason = contradiction(members, ignore) ?? verdict(rails, broken);
  return reason === undefined ? {} : { members: reason };
}

/**
 * Brings a group that nobody managed so far to the people that are wanted. Throws when anybody would
 * have to go for it; whom a resource of this stack had put there is for that one to take out.
 */
export async function takeOver(hub: Hub, inputs: Omit<Wanted, "groupId">): Promise<Kept> {
  const { org, group, members, ignore } = inputs;
  const there = await awaitGroup(hub, org, group);
  const { groupId } = there;
  const names = [...(await listGroupMembers(hub, org, there.name))].filter((name) => !ignored(ignore, name));
  const held = new Map(
    await Promise.all(
      names.map(async (name) => [name, await hub.run.holders(`in/${org}/#${groupId}/${name}`)] as const),
    ),
  );
  const strangers = names.filter((name) => !Object.hasOwn(members, name) && held.get(name)!.length === 0);
  const unlisted = await notDeclaredIn(hub.run, org, there, strangers);
  const why = `it would remove ${named(unlisted)} from ${group}, whom this stack has not put there. List them, or name them in ignore.`;
  const refused = verdict(hub.rails, { maxRemoval: unlisted.length === 0 ? undefined : why });
  if (refused !== undefined) throw new Error(refused);
  const wasThere = (name: string) => {
    const marks = held.get(name)!.map(({ properties }) => properties["found"]);
    return marks.length === 0 || marks.some((mark) => mark === true || (Array.isArray(mark) && mark.includes(name)));
  };
  const found = names.filter((name) => Object.hasOwn(members, name) && wasThere(name));
  const leaving = inGroup(names.filter((name) => Object.hasOwn(members, name) || unlisted.includes(name)));
  const made = await change(hub, { ...inputs, groupId }, { members: leaving });
  return { ...made, ...(found.length === 0 ? {} : { found }) };
}

/** Who is in a group now, but for those to be ignored; undefined when the group is gone. */
export async function readGroup(hub: Hub, org: string, group: string, groupId?: number, ignore?: readonly string[]) {
  const there = await findGroup(hub, org, group, groupId);
  if (there === undefined) return undefined;
  const names = [...(await whoIsIn(hub, org, there))].filter((name) => !ignored(ignore, name));
  const found = groupId === undefined ? { found: names } : {};
  return { group: there.name, groupId: there.groupId, members: inGroup(names), ...found };
}

/**
 * Adds who is missing, takes out who is not wanted and whom nothing else declares, and touches nobody
 * else. Nobody is taken out while somebody could not be added. Throws PartialFailure with who is in the
 * group by then and, person by person, what went wrong; the next run goes on from there.
 */
export async function change(hub: Hub, wanted: Wanted, before: Pick<Kept, "members" | "found">): Promise<Kept> {
  const { org, group, groupId, members, ignore } = wanted;
  const there = await groupCalled(hub, org, group, groupId);
  if (there === undefined)
    throw new Error(`${org} has no group ${group} (number ${groupId}) any more; run up --refresh.`);
  const joining = Object.keys(members).filter((name) => !Object.hasOwn(before.members, name));
  const leaving = leavers(members, before.members, ignore);
  const ending = await lettingGo(hub.run, leaving, () => notDeclaredIn(hub.run, org, there, leaving));
  await hub.spend(org, ending);
  const stayedOut = await forEach(joining, (name) => addMember(hub, org, there.name, name));
  const stayedIn = await forEach(leaving, async (name) => {
    if (stayedOut.size > 0)
      throw new Error("nobody is removed while somebody could not be added; the next run does it.");
    if (ending.includes(name)) await dropMember(hub, org, there, name);
  });
  const found = before.found?.filter((name) => !leaving.includes(name));
  if (stayedOut.size + stayedIn.size === 0) return { groupId, members, found };
  const now = inGroup([...Object.keys(members).filter((name) => !stayedOut.has(name)), ...stayedIn.keys()]);
  const reasons = [
    ...[...stayedOut].map(([name, why]) => `${name} was not added: ${why}`),
    ...[...stayedIn].map(([name, why]) => `${name} was not removed: ${why}`),
  ];
  throw new PartialFailure(`${org}/${group}`, { ...wanted, groupId, members: now, found }, reasons);
}

/**
 * A set as it was, and with it whoever was ignored and is so no longer: the state does not tell whether they are in
 * the group, which is read only then.
 */
export async function withUncovered<S extends Wanted>(
  hub: Hub,
  { ignore }: Pick<Wanted, "ignore">,
  before: S,
): Promise<S> {
  if (!uncovers(before.ignore, ignore)) return before;
  const seen = await readGroup(hub, before.org, before.group, before.groupId, ignore);
  const members = Object.keys(seen?.members ?? {}).filter((name) => ignored(before.ignore, name));
  return { ...before, members: { ...before.members, ...inGroup(members) } };
}

/** Who loses their place in the group when a set is deleted, by what the state and the program say. */
export async function leavingSet(
  { run }: Hub,
  { org, group, groupId, members, ignore, onDestroy }: Wanted & { onDestroy?: string | undefined },
): Promise<string[]> {
  if (onDestroy === "retain") return [];
  const names = Object.keys(members).filter((name) => !ignored(ignore, name));
  return notDeclaredIn(run, org, { groupId, name: group }, names);
}
