import type { Run, Told } from "../../run/run";
import { ANY } from "../../run/things";
import { NotFoundError } from "../hub/errors";
import { forgetGroups, type Group, listGroups, thing } from "../hub/groups";
import type { Hub } from "../hub/hub";
import { without } from "./people";

/** A group that this same run is making or renaming may come a little later than its members. */
const GROUP_COMES_WITHIN_MS = 10_000;
const LOOK_AGAIN_MS = 250;
/** Another process may be the one that makes it. */
const READ_AGAIN_AFTER = 8;

/** A group by its number, and as it is called. */
type Known = Pick<Group, "groupId" | "name">;

/** The names by which the program may speak of a group: as it is called now, and as it is to be called. */
export async function namesOf(run: Run, org: string, { groupId, name }: Known): Promise<string[]> {
  return [...new Set([name, ...(await declaredNames(run, org, groupId))])];
}

/** The names that the program gives to the group of this number. */
export async function declaredNames(run: Run, org: string, groupId: number): Promise<string[]> {
  const holders = await run.holders(thing(org, groupId));
  const next = await Promise.all(holders.map((one) => run.successor(one)));
  return next.map((one) => one?.properties["name"]).filter((name) => typeof name === "string");
}

/** Whether some resource of this run keeps somebody in a group. */
export async function isDeclaredIn(run: Run, org: string, group: Known, username: string): Promise<boolean> {
  const names = await namesOf(run, org, group);
  return run.declares(
    names.map((name) => `in/${org}/${name}/${username}`),
    `in/${org}/#${group.groupId}/${username}`,
  );
}

/** Of these people, those whom nobody else keeps in a group. */
export function notDeclaredIn(run: Run, org: string, group: Known, usernames: readonly string[]): Promise<string[]> {
  return without(usernames, (name) => isDeclaredIn(run, org, group, name));
}

/** The resource of the stack that has this group and is declared under another name now; undefined when none. */
export async function onItsWay(run: Run, org: string, group: Group): Promise<Told | undefined> {
  for (const holder of await run.holders(thing(org, group.groupId))) {
    const next = await run.successor(holder);
    const name = next?.properties["name"];
    if (next !== undefined && name !== ANY && name !== group.name) return next;
  }
  return undefined;
}

/** The number of the group that the program declares by this name, as far as the state of its stack knows it. */
export async function numberOf(run: Run, org: string, name: string): Promise<number | "new" | undefined> {
  const told = (await run.declarers(`group/${org}/${name}`)).filter(({ urn }) => urn !== undefined);
  for (const one of told) {
    const held = await run.predecessor(one);
    if (held?.noun === "Group" && held.properties["org"] === org) return Number(held.properties["groupId"]);
  }
  return told.length === 0 ? undefined : "new";
}

/**
 * The group that the program means by this name, which the same run may still be making or renaming: not
 * one that is about to give the name away. Throws NotFoundError.
 */
export async function awaitGroup(hub: Hub, org: string, name: string): Promise<Group> {
  const { clock } = hub.client;
  const until = clock.now() + GROUP_COMES_WITHIN_MS;
  for (let looks = 1; ; looks++) {
    const groups = await listGroups(hub, org);
    const group = [...groups.values()].find((one) => one.name === name);
    if (group !== undefined && (await isMeant(hub, org, group, groups))) return group;
    if (clock.now() >= until) break;
    await clock.sleep(LOOK_AGAIN_MS);
    if (looks % READ_AGAIN_AFTER === 0) forgetGroups(hub, org);
  }
  throw new NotFoundError(
    `${org} has no group ${name}. Declare it with dockerhub.Group and write group: thatGroup.name, so that it is made first.`,
  );
}

async function isMeant(hub: Hub, org: string, group: Group, groups: ReadonlyMap<number, Group>): Promise<boolean> {
  const number = await numberOf(hub.run, org, group.name);
  if (typeof number === "number" && groups.has(number)) return number === group.groupId;
  return (await onItsWay(hub.run, org, group)) === undefined;
}

/** Whether a name that is as before stands for another group than the one of this number by now. */
export async function isAnother(run: Run, org: string, name: string, groupId: number): Promise<boolean> {
  const number = await numberOf(run, org, name);
  if (typeof number === "number") return number !== groupId;
  if (number === undefined) return false;
  // A group is declared anew by this name: it is another one where the old one goes on under another name.
  const names = await declaredNames(run, org, groupId);
  return names.length > 0 && !names.includes(name);
}
