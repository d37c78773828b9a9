import { ignored } from "../../../run/patterns";
import type { Run } from "../../../run/run";
import type { Told } from "../../../run/testimony";
import { ANY } from "../../../run/things";
import { forgetGroups, type Group, listGroups, presentGroup, thing } from "../../hub/groups";
import type { Hub } from "../../hub/hub";
import { dropMember } from "../../hub/memberships";
import { forEach, without } from "./people";

/** A group by its number, and as it is called. */
type Known = Pick<Group, "groupId" | "name">;

/**
 * The group of a number, as it is called now. Where the name that was read is to be another group's in this
 * run, another process may have renamed both since, and Docker Hub is asked anew: its routes go by names.
 */
export async function groupOf(hub: Hub, org: string, groupId: number): Promise<Group | undefined> {
  const seen = (await listGroups(hub, org)).get(groupId);
  return seen !== undefined && (await isAnother(hub.run, org, seen.name, groupId)) ? anew(hub, org, groupId) : seen;
}

async function anew(hub: Hub, org: string, groupId: number): Promise<Group | undefined> {
  forgetGroups(hub, org);
  return (await listGroups(hub, org)).get(groupId);
}

/** The same, and asks for that group alone where no list has been read. */
export async function groupCalled(hub: Hub, org: string, name: string, groupId: number): Promise<Group | undefined> {
  const seen = await presentGroup(hub, org, name, groupId);
  return seen !== undefined && (await isAnother(hub.run, org, seen.name, groupId)) ? anew(hub, org, groupId) : seen;
}

/** What groups are called now, for a sentence: as they were where they are gone, or nobody can tell. */
export async function calledNow(hub: Hub, org: string, groups: readonly Known[]): Promise<string[]> {
  const now = await listGroups(hub, org).catch(() => new Map<number, Group>());
  return groups.map(({ groupId, name }) => now.get(groupId)?.name ?? name);
}

/**
 * The names by which the program may speak of a group: as it is to be called, and as it is called now, unless
 * that is the name of another one by then: what another process has renamed is not seen here.
 */
export async function namesOf(run: Run, org: string, { groupId, name }: Known): Promise<string[]> {
  const now = (await isAnother(run, org, name, groupId)) ? [] : [name];
  return [...new Set([...now, ...(await declaredNames(run, org, groupId))])];
}

/**
 * The declared resource that the group of this number goes on with. A run that failed may have left it to several:
 * then it is the one that the program calls as the stack did, and the others get groups of their own.
 */
async function heirOf(run: Run, org: string, groupId: number): Promise<Told | undefined> {
  const holders = await run.holders(thing(org, groupId));
  const heirs = (await Promise.all(holders.map((one) => run.successor(one)))).filter((one) => one !== undefined);
  const names = new Set(holders.map(({ properties }) => properties["name"]));
  return heirs.find(({ properties }) => names.has(properties["name"])) ?? heirs.sort(byUrn)[0];
}

const byUrn = (a: Told, b: Told) => (String(a.urn) < String(b.urn) ? -1 : 1);

/** Whether the group of this number goes on with another resource than the one that is declared by this name. */
export async function isLost(run: Run, org: string, groupId: number, name: string): Promise<boolean> {
  const mine = (await run.declarers(`group/${org}/${name}`)).filter(({ urn }) => urn !== undefined);
  if (mine.length === 0) return false;
  const heir = await heirOf(run, org, groupId);
  return heir !== undefined && mine.every(({ urn }) => urn !== heir.urn);
}

/** The name that the program gives to the group of this number: none, or one. */
export async function declaredNames(run: Run, org: string, groupId: number): Promise<string[]> {
  const name = (await heirOf(run, org, groupId))?.properties["name"];
  return typeof name === "string" ? [name] : [];
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

/** Those whom the stack has put into a group, whom the program, as is sure, declares there no longer and nothing retains. */
export async function leftIn(run: Run, org: string, group: Known): Promise<string[]> {
  const place = `in/${org}/#${group.groupId}/`;
  const isRetained = async (name: string) =>
    (await run.mayGoOn(`${place}${name}`)) ||
    (await run.holders(`${place}${name}`)).some(({ properties }) => {
      const { onDestroy, ignore } = properties as { onDestroy?: string; ignore?: string[] };
      return onDestroy === "retain" || ignored(ignore, name);
    });
  return notDeclaredIn(run, org, group, await without(await run.heldUnder(place), isRetained));
}

/** The resource of the stack that has this group and is declared under another name now; undefined when none. */
export async function onItsWay(run: Run, org: string, group: Group): Promise<Told | undefined> {
  const next = await heirOf(run, org, group.groupId);
  const name = next?.properties["name"];
  return name !== ANY && name !== group.name ? next : undefined;
}

/** The number of the group that the program declares by this name: the one that is there by now, or was when the run began. */
export async function numberOf(run: Run, org: string, name: string): Promise<number | "new" | undefined> {
  const told = (await run.declarers(`group/${org}/${name}`)).filter(({ urn }) => urn !== undefined);
  for (const one of told) {
    const made = await run.made(one);
    if (made !== undefined) return Number(made.properties["groupId"]);
    const held = await run.predecessor(one);
    if (held?.noun !== "Group" || held.properties["org"] !== org) continue;
    const groupId = Number(held.properties["groupId"]);
    if ((await heirOf(run, org, groupId))?.urn === one.urn) return groupId;
  }
  return told.length === 0 ? undefined : "new";
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

/** Takes these people out of a group. Throws what went wrong, person by person. */
export async function removeAll(hub: Hub, org: string, group: Group, names: readonly string[]): Promise<void> {
  const failed = await forEach(names, (name) => dropMember(hub, org, group, name));
  if (failed.size > 0) throw new Error([...failed].map(([name, why]) => `${name} was not removed: ${why}`).join(" "));
}
