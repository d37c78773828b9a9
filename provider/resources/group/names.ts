import { moveGroup, TakenError, updateGroup } from "../../hub/groupChanges";
import { forgetGroups, type Group, listGroups, thing } from "../../hub/groups";
import type { Hub } from "../../hub/hub";
import { titleOf, type Told } from "../../../run/testimony";
import { declaredNames, groupOf, onItsWay } from "../shared/theGroup";

interface Wanted {
  org: string;
  name: string;
  description: string;
}

/** The Hub takes names up to this length. */
const LONGEST = 64;

/** Another process may be about to say that it is done with a resource. */
const LOOK_AGAIN_MS = 100;
const LOOKS = 5;

interface Turns {
  last: Promise<unknown>;
  /** Numbers of the groups whose names are to change. */
  waiting: Set<number>;
}

const turns = new WeakMap<Hub, Map<string, Turns>>();

function turnsOf(hub: Hub, org: string): Turns {
  const byOrg = turns.get(hub) ?? new Map<string, Turns>();
  turns.set(hub, byOrg);
  const mine = byOrg.get(org) ?? { last: Promise.resolve(), waiting: new Set() };
  byOrg.set(org, mine);
  return mine;
}

/** Names change hands one after the other: what one change finds, the next one may have moved. */
export function oneByOne<T>(hub: Hub, org: string, body: () => Promise<T>): Promise<T> {
  const mine = turnsOf(hub, org);
  const turn = mine.last.then(body);
  mine.last = turn.catch(() => undefined);
  return turn;
}

/** Renames and describes a group, after whichever group of this stack has the name has got out of the way. */
export function changeGroup(hub: Hub, wanted: Wanted, before: Group): Promise<void> {
  const change = () => rename(hub, wanted, before);
  if (wanted.name === before.name) return change();
  const { waiting } = turnsOf(hub, wanted.org);
  waiting.add(before.groupId);
  return oneByOne(hub, wanted.org, change).finally(() => waiting.delete(before.groupId));
}

async function rename(hub: Hub, wanted: Wanted, before: Group): Promise<void> {
  try {
    await groupOf(hub, wanted.org, before.groupId);
    await updateGroup(hub, wanted.org, before, wanted);
  } catch (error) {
    if (!(error instanceof TakenError)) throw error;
    await makeWay(hub, wanted.org, error.by);
    await updateGroup(hub, wanted.org, before, wanted);
  }
}

/**
 * Renames a group of this stack that is to lose its name to another one in this run: to the name that is
 * declared for it or, where that is still taken, or it is about to be deleted, to one that nobody has.
 * Throws where this run does neither.
 */
export async function makeWay(hub: Hub, org: string, group: Group): Promise<void> {
  const holders = await hub.run.holders(thing(org, group.groupId));
  if (holders.length === 0) throw taken(group, "Rename or delete that one, or choose another name.");
  const next = await onItsWay(hub.run, org, group);
  const refused = next === undefined ? await stays(hub, org, group, holders) : await isLeft(hub, org, group, next);
  if (refused !== undefined) throw taken(group, refused);
  // Another process may have renamed or deleted it meanwhile.
  forgetGroups(hub, org);
  const groups = await listGroups(hub, org);
  if (groups.get(group.groupId)?.name !== group.name) return;
  const names = new Set([...groups.values()].map(({ name }) => name));
  const move = (name: string) => moveGroup(hub, org, group, name);
  const wanted = next?.properties["name"];
  if (typeof wanted === "string" && !names.has(wanted)) return move(wanted);
  const aside = `${group.name.slice(0, LONGEST - 12)}-${group.groupId}`;
  await move(aside);
  const until = next === undefined ? "is deleted" : `gets its own, ${String(wanted)}`;
  hub.rails.notice(
    `The group ${group.name} of ${org} (number ${group.groupId}) gives its name away in this run, and is called ${aside} ` +
      `until it ${until}. If the run ends before that, or Pulumi leaves the group out, it keeps that name, and everybody in it.`,
  );
}

const taken = ({ name, groupId }: Group, what: string) =>
  new Error(`another group has the name ${name} (number ${groupId}). ${what}`);

/** Why a group that is declared under no other name keeps the one it has; undefined when it is to be deleted. */
async function stays(hub: Hub, org: string, group: Group, holders: readonly Told[]): Promise<string | undefined> {
  if ((await declaredNames(hub.run, org, group.groupId)).includes(group.name))
    return "The program declares that one as well: choose another name.";
  const retains = holders.find(({ properties }) => properties["onDestroy"] === "retain");
  if (retains === undefined) return undefined;
  return `It is that of ${titleOf(retains)}, which ends without it, as its onDestroy is "retain". Rename or delete it by hand, or choose another name.`;
}

/**
 * Why a group keeps its name although the program has another one for it; undefined when it is renamed. What is
 * done with and not renamed is left out of the run, or somebody has renamed it, which a refresh would have seen.
 */
async function isLeft(hub: Hub, org: string, { groupId, name }: Group, next: Told): Promise<string | undefined> {
  const { run, client } = hub;
  const before = await run.predecessor(next);
  if (before?.properties["name"] === next.properties["name"]) return undefined;
  for (let looks = 0; looks < LOOKS; looks++) {
    if (turnsOf(hub, org).waiting.has(groupId)) return undefined;
    if ((await run.made(next)) !== undefined) {
      forgetGroups(hub, org);
      if ((await listGroups(hub, org)).get(groupId)?.name !== name) return undefined;
      return (
        `It is that of ${titleOf(next)}, which the program calls ${String(next.properties["name"])} and this run does not ` +
        "rename. Include it, with --target or by running without targets, and without ignoreChanges."
      );
    }
    await client.clock.sleep(LOOK_AGAIN_MS);
  }
  return undefined;
}
