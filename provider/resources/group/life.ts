import type { Left } from "../../engine/define";
import { ConflictError } from "../../hub/errors";
import { createGroup, deleteGroup, TakenError } from "../../hub/groupChanges";
import { findGroup, type Group, listGroups, thing } from "../../hub/groups";
import type { Hub } from "../../hub/hub";
import { whoIsIn } from "../../hub/memberships";
import type { Run } from "../../../run/run";
import { titleOf, type Told } from "../../../run/testimony";
import { without } from "../shared/people";
import { called, declaredElsewhere, retained, stays, wasFound } from "../shared/left";
import { changeGroup, makeWay, oneByOne } from "./names";
import { groupOf, isLost, leftIn, namesOf, notDeclaredIn, onItsWay, removeAll } from "../shared/theGroup";

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
    const giveAway = async (by: Group): Promise<Kept> => {
      if ((await onItsWay(hub.run, org, by)) === undefined) return takeOver(hub, wanted, by);
      await makeWay(hub, org, by);
      return create();
    };
    // A group of this stack may be about to give its name away, or have done so since.
    const retry = (again: unknown): Promise<Kept> => {
      if (!(again instanceof ConflictError)) throw again;
      // Another process has given the name away between the two questions.
      if (!(again instanceof TakenError)) return create();
      return giveAway(again.by);
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
  const left = await without(await run.holders(declared), async (one) => !(await run.isDropped(one)));
  for (const holder of [...replaced, ...left]) {
    if (holder?.noun !== "Group" || holder.properties["org"] !== org) continue;
    const group = (await listGroups(hub, org)).get(Number(holder.properties["groupId"]));
    if (group === undefined || group.name === name || (await isLost(run, org, group.groupId, name))) continue;
    return group;
  }
  return undefined;
}

const isForeign = async ({ run }: Hub, org: string, { groupId }: Group) =>
  (await run.holders(thing(org, groupId))).length === 0;

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
  const owner = adopt ? undefined : await perhapsDeclared(hub.run, holders);
  if (owner !== undefined) {
    throw new Error(
      `a group of that name exists already, and is that of ${titleOf(owner)} of this stack. If that resource has another ` +
        "name or parent in the program now, tell Pulumi so with an alias. If it is declared no longer, set adopt: true here " +
        "to take the group over with everybody in it.",
    );
  }
  if (!same || there.name !== wanted.name) await changeGroup(hub, wanted, there);
  const found = holders.length === 0 || holders.some(({ properties }) => properties["found"] === true);
  return { groupId: there.groupId, ...(found ? { found } : {}) };
}

/** One of the resources that had a group, and of which nobody can tell yet whether it is still declared. */
async function perhapsDeclared(run: Run, holders: readonly Told[]): Promise<Told | undefined> {
  const unsure = () =>
    without(holders, async (one) => (await run.successor(one)) !== undefined || (await run.isDropped(one)));
  if ((await unsure()).length > 0) await run.quiet();
  return (await unsure())[0];
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
  return stays(
    "the program still puts people into it, or gives it a permission. Take that out as well, and then delete it by hand.",
  );
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
  return left === undefined || group.name === state.name ? left : called(group.name, left);
}
