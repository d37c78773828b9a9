import type { Run } from "../../../run/run";
import { titleOf, type Told } from "../../../run/testimony";
import { NotFoundError } from "../../hub/errors";
import { forgetGroups, type Group, listGroups } from "../../hub/groups";
import type { Hub } from "../../hub/hub";
import { numberOf, onItsWay } from "./theGroup";

/** A group that this same run is making or renaming may come a little later than its members. */
const GROUP_COMES_WITHIN_MS = 10_000;
const LOOK_AGAIN_MS = 250;
/** Another process may be the one that makes it: so often Docker Hub is asked anew, however many wait. */
const READ_AGAIN_MS = 2_000;
const readAgainAt = new WeakMap<Hub, Map<string, number>>();

/**
 * The group that the program means by this name, which the same run may still be making or renaming: not
 * one that is about to give the name away. Throws NotFoundError.
 */
export async function awaitGroup(hub: Hub, org: string, name: string): Promise<Group> {
  const { clock } = hub.client;
  const until = clock.now() + GROUP_COMES_WITHIN_MS;
  for (;;) {
    const groups = await listGroups(hub, org);
    const group = [...groups.values()].find((one) => one.name === name);
    if (group !== undefined && (await isMeant(hub, org, group))) return group;
    const leftOut = group === undefined ? await leftOutOf(hub.run, org, name) : [];
    if (leftOut.length > 0) throw new NotFoundError(isNotMade(org, name, leftOut));
    if (clock.now() >= until) throw new NotFoundError(await whyNone(hub, org, name, groups, group));
    await clock.sleep(LOOK_AGAIN_MS);
    readAgain(hub, org, clock.now());
  }
}

/** Why no group of this name is the one that the program means. */
async function whyNone(
  hub: Hub,
  org: string,
  name: string,
  groups: ReadonlyMap<number, Group>,
  another: Group | undefined,
): Promise<string> {
  const number = await numberOf(hub.run, org, name);
  const owner = another && (await onItsWay(hub.run, org, another));
  if (another !== undefined && typeof number === "number") {
    const own = groups.get(number)?.name;
    return own === undefined
      ? `the group ${name} of this stack (number ${number}) is gone, and another one has its name (number ` +
          `${another.groupId}), which is left alone. Run again with --refresh.`
      : `the group that the program calls ${name} (number ${number}) is called ${own} so far, and another one has its ` +
          `name (number ${another.groupId}), which is left alone. Run again without --target and --exclude.`;
  }
  if (another !== undefined && owner !== undefined)
    return (
      `the group that is called ${name} so far (number ${another.groupId}) is that of ${titleOf(owner)}, which the program ` +
      `calls ${String(owner.properties["name"])}. If it is meant, give this resource the output name of that one, and run again without ` +
      "--target and --exclude."
    );
  return `${org} has no group ${name}. Declare it with dockerhub.Group and give this resource the output name of that, so that it is made first.`;
}

/** The resources that would make a group of this name, where this run leaves all of them out. */
async function leftOutOf(run: Run, org: string, name: string): Promise<readonly Told[]> {
  const told = (await run.declarers(`group/${org}/${name}`)).filter(({ urn }) => urn !== undefined);
  const isMade = await Promise.all(told.map(async (one) => !(await run.isLeftOut(one))));
  return isMade.includes(true) ? [] : told;
}

const isNotMade = (org: string, name: string, leftOut: readonly Told[]) =>
  `${org} has no group ${name}, and this run leaves out ${leftOut.map(titleOf).join(" and ")}, which makes it. Run ` +
  "again without --target and --exclude, or leave this resource out as well (--exclude-dependents does).";

function readAgain(hub: Hub, org: string, now: number): void {
  const byOrg = readAgainAt.get(hub) ?? new Map<string, number>();
  readAgainAt.set(hub, byOrg);
  const at = byOrg.get(org);
  if (at !== undefined && now < at) return;
  byOrg.set(org, now + READ_AGAIN_MS);
  // Who waits first gives the group this long to come in this process.
  if (at !== undefined) forgetGroups(hub, org);
}

async function isMeant(hub: Hub, org: string, group: Group): Promise<boolean> {
  const number = await numberOf(hub.run, org, group.name);
  if (typeof number === "number") return number === group.groupId;
  return (await onItsWay(hub.run, org, group)) === undefined;
}
