import type { Left } from "../engine/define";
import { ConflictError } from "../hub/errors";
import {
  createGroup,
  deleteGroup,
  findGroup,
  type Group,
  listGroups,
  TakenError,
  thing,
  updateGroup,
} from "../hub/groups";
import type { Hub } from "../hub/hub";
import { whoIsIn } from "../hub/memberships";
import { without } from "./people";
import { declaredElsewhere, retained, stays, wasFound } from "./left";
import { removeAll } from "./groupRoster";
import { declaredNames, groupOf, leftIn, namesOf, notDeclaredIn, onItsWay } from "./theGroup";

interface Wanted {
  org: string;
  name: string;
  description: string;
  adopt?: boolean | undefined;
}

interface Held {
  org: string;
  name: string;
  description: string;
  groupId: number;
  found?: boolean | undefined;
  onDestroy?: "delete" | "retain" | undefined;
}

/** What the state keeps of a group. */
type Kept = Pick<Held, "groupId" | "found">;

/** The Hub takes names up to this length. */
const LONGEST = 64;

/** Makes a group, or takes over the one of that name where that is no guess. */
export async function makeGroup(hub: Hub, wanted: Wanted): Promise<Kept> {
  const { org, name, adopt = false } = wanted;
  const create = async (): Promise<Kept> => ({ groupId: (await createGroup(hub, org, wanted)).groupId });
  const ours = await handedOver(hub, org, name);
  if (ours !== undefined) return takeOver(hub, wanted, ours);
  const there = adopt ? await findGroup(hub, org, name) : undefined;
  if (there !== undefined && (await isForeign(hub, org, there))) return takeOver(hub, wanted, there);
  return create().catch(async (error: unknown) => {
    if (!(error instanceof ConflictError)) throw error;
    if (error instanceof TakenError && (await isForeign(hub, org, error.by))) return takeOver(hub, wanted, error.by);
    // A group of this stack may be about to give its name away, or have done so since.
    const retry = (again: unknown): Promise<Kept> => {
      if (!(again instanceof ConflictError)) throw again;
      // Another process has given the name away between the two questions.
      if (!(again instanceof TakenError)) return create();
      return makeWay(hub, org, again.by).then((gone) => (gone ? create() : takeOver(hub, wanted, again.by)));
    };
    return oneByOne(hub, org, () => create().catch(retry));
  });
}

/**
 * The group that goes on with a resource that is made anew: the one that the same resource had, or that another
 * one had by this name and which is declared no longer. Somebody may have renamed it since.
 */
async function handedOver(hub: Hub, org: string, name: string): Promise<Group | undefined> {
  const { run } = hub;
  const declared = `group/${org}/${name}`;
  const replaced = await Promise.all((await run.declarers(declared)).map((one) => run.predecessor(one)));
  const left = await without(await run.holders(declared), async (one) => (await run.successor(one)) !== undefined);
  for (const holder of [...replaced, ...left]) {
    if (holder?.noun !== "Group" || holder.properties["org"] !== org) continue;
    const group = (await listGroups(hub, org)).get(Number(holder.properties["groupId"]));
    if (group !== undefined && group.name !== name) return group;
  }
  return undefined;
}

const isForeign = async ({ run }: Hub, org: string, { groupId }: Group) =>
  (await run.holders(thing(org, groupId))).length === 0;

const turns = new WeakMap<Hub, Map<string, Promise<unknown>>>();

/** Names change hands one after the other: what one change finds, the next one may have moved. */
function oneByOne<T>(hub: Hub, org: string, body: () => Promise<T>): Promise<T> {
  const byOrg = turns.get(hub) ?? new Map<string, Promise<unknown>>();
  turns.set(hub, byOrg);
  const turn = (byOrg.get(org) ?? Promise.resolve()).then(body);
  byOrg.set(
    org,
    turn.catch(() => undefined),
  );
  return turn;
}

/** Takes over a group that has the name: one of this stack, one that the program says, or one that is the same and empty. */
async function takeOver(hub: Hub, wanted: Wanted, there: Group): Promise<Kept> {
  const { org, adopt = false } = wanted;
  const holders = await hub.run.holders(thing(org, there.groupId));
  const same = there.description === wanted.description;
  const empty = (await whoIsIn(hub, org, there)).size === 0;
  if (holders.length === 0 && !adopt && !(same && empty)) {
    const differs = same ? "has people in it" : "has another description";
    throw new Error(
      `a group of that name exists already, and ${differs}. Set adopt: true to take it over with everybody in it, ` +
        "or give this one another name.",
    );
  }
  if (!same || there.name !== wanted.name) await changeGroup(hub, wanted, { ...there, org });
  const found = holders.length === 0 || holders.some(({ properties }) => properties["found"] === true);
  return { groupId: there.groupId, ...(found ? { found } : {}) };
}

/** Renames and describes a group, after whichever group of this stack has the name has got out of the way. */
export function changeGroup(hub: Hub, wanted: Wanted, before: Held): Promise<void> {
  const change = () => rename(hub, wanted, before);
  return wanted.name === before.name ? change() : oneByOne(hub, wanted.org, change);
}

async function rename(hub: Hub, wanted: Wanted, before: Held): Promise<void> {
  try {
    await groupOf(hub, wanted.org, before.groupId);
    await updateGroup(hub, wanted.org, before, wanted);
  } catch (error) {
    if (!(error instanceof TakenError)) throw error;
    const held = await hub.run.holders(thing(wanted.org, error.by.groupId));
    if (held.length === 0 || !(await makeWay(hub, wanted.org, error.by, true))) {
      throw new Error(
        `another group has the name ${wanted.name} (number ${error.by.groupId}). Rename or delete that one, or choose another name.`,
        { cause: error },
      );
    }
    await updateGroup(hub, wanted.org, before, wanted);
  }
}

/**
 * Renames a group of this stack that is to lose its name to another one in this run: to the name that
 * is declared for it or, where that is still taken, or it is about to be deleted, to one that nobody has.
 *
 * @param leaves whether a group that nothing declares any more is in the way as well
 */
async function makeWay(hub: Hub, org: string, group: Group, leaves = false): Promise<boolean> {
  const next = await onItsWay(hub.run, org, group);
  if (next === undefined) {
    const stays = (await declaredNames(hub.run, org, group.groupId)).includes(group.name);
    if (!leaves || stays) return false;
  }
  const taken = new Set([...(await listGroups(hub, org)).values()].map(({ name }) => name));
  const wanted = next?.properties["name"];
  const aside = `${group.name.slice(0, LONGEST - 12)}-${group.groupId}`;
  const name = typeof wanted === "string" && !taken.has(wanted) ? wanted : aside;
  await updateGroup(hub, org, group, { name, description: group.description });
  return true;
}

/** What `destroy` cannot know: it is asked nothing of memberships that are deletedWith the group. */
const ENDING = "Take those out who were deletedWith it, or delete it,";

/** Why a deletion ends nothing; undefined when it does. */
async function why(
  { run }: Hub,
  { org, found, onDestroy }: Held,
  group: Group,
  isDestroy: boolean,
): Promise<Left | undefined> {
  if (onDestroy === "retain") return retained;
  if (isDestroy) return found === true && onDestroy === undefined ? wasFound(ENDING) : undefined;
  const names = await namesOf(run, org, group);
  const declared = (kind: string) =>
    run.declares(
      names.map((name) => `${kind}/${org}/${name}`),
      thing(org, group.groupId),
    );
  if (await declared("group")) return declaredElsewhere;
  if (!(await declared("uses"))) return undefined;
  return stays("the program still puts people into it. Take them out as well, and then delete it by hand.");
}

/** Who loses their place in a group when it is deleted, or left to others. */
export async function leavingGroup(hub: Hub, state: Held): Promise<string[]> {
  if ((await why(hub, state, state, false)) !== undefined) return leftIn(hub.run, state.org, state);
  const group = await groupOf(hub, state.org, state.groupId);
  if (group === undefined) return [];
  return notDeclaredIn(hub.run, state.org, group, [...(await whoIsIn(hub, state.org, group))]);
}

export async function endGroup(hub: Hub, state: Held, isDestroy: boolean): Promise<Left | undefined> {
  const group = await groupOf(hub, state.org, state.groupId);
  if (group === undefined) return undefined;
  const left = await why(hub, state, group, isDestroy);
  if (left === undefined) await deleteGroup(hub, state.org, state);
  // Pulumi asks nothing for a membership that is deletedWith the group, which does not end after all.
  else if (!isDestroy) await removeAll(hub, state.org, group, await leftIn(hub.run, state.org, group));
  return left;
}
