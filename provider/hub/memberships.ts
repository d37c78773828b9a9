import { z } from "zod";
import type { Hub } from "./hub";
import {
  ConflictError,
  goneIsFine,
  InvalidRequestError,
  MissingListError,
  NotFoundError,
  PermissionError,
} from "./errors";
import { forgetGroups, type Group, listGroups, nameAtFirst } from "./groups";
import { forgetMembers, memberAtFirst, membersByGroup, stranger } from "./members";
import { allPages, pageOf } from "./pages";

const area = "groups" as const;
const collection = (org: string, group: string) =>
  `v2/orgs/${encodeURIComponent(org)}/groups/${encodeURIComponent(group)}/members`;

const page = pageOf(z.object({ username: z.string() }).transform(({ username }) => username.toLowerCase()));

/** The user names in one group. `GET /v2/orgs/{org}/groups/{group}/members` */
export async function listGroupMembers(hub: Hub, org: string, group: string): Promise<Set<string>> {
  return new Set(await allPages(hub.client, collection(org, group), { area, page, key: (username) => username }));
}

/** The same by the number of the group, whose list goes by its name: nobody where the group is gone by then. */
async function listPresent(hub: Hub, org: string, { groupId, name }: Group): Promise<ReadonlySet<string>> {
  return listGroupMembers(hub, org, name).catch(async (error: unknown) => {
    if (!(error instanceof MissingListError)) throw error;
    forgetGroups(hub, org);
    const now = (await listGroups(hub, org)).get(groupId);
    if (now === undefined) return new Set<string>();
    // Another process may have renamed it since it was read.
    if (now.name === name) throw error;
    return listGroupMembers(hub, org, now.name);
  });
}

/**
 * Whether the name of a group was that of another one of this stack when the run began. Members are listed by the
 * names of their groups, and that list may have been read before another process has renamed them: none does where
 * nothing is declared, as in a refresh.
 */
async function wasAnothers(hub: Hub, org: string, { name, groupId }: Group): Promise<boolean> {
  if (!(await hub.run.isDeclaring())) return false;
  const held = await hub.run.holders(`group/${org}/${name}`);
  return held.some(({ properties }) => properties["groupId"] !== undefined && properties["groupId"] !== groupId);
}

/**
 * Who is in a group: by the organization's one list of members, and where that does not agree with
 * the number of people the Hub counts in the group, by the group's own list.
 */
export async function whoIsIn(hub: Hub, org: string, group: Group): Promise<ReadonlySet<string>> {
  const { name, memberCount } = group;
  if (await wasAnothers(hub, org, group)) return listPresent(hub, org, group);
  const listed = (await membersByGroup(hub, org)).get(name) ?? new Set<string>();
  return memberCount === undefined || memberCount === listed.size ? listed : listPresent(hub, org, group);
}

/** Whether somebody was in a group when this process first looked, whatever it has changed since. */
export async function wasIn(hub: Hub, org: string, group: Group, username: string): Promise<boolean> {
  const { name, groupId } = group;
  const first = await nameAtFirst(hub, org, groupId);
  if (first === undefined) return false;
  if (first !== name || (await wasAnothers(hub, org, group)))
    return (await listGroupMembers(hub, org, name)).has(username);
  try {
    return (await memberAtFirst(hub, org, username))?.groups.includes(name) ?? false;
  } catch (error) {
    // Whoever may fill groups need not be allowed to see all members.
    if (!(error instanceof PermissionError)) throw error;
    const list = `members of the group ${name} of ${org} at first`;
    return (await hub.snapshot.get(list, () => listGroupMembers(hub, org, name))).has(username);
  }
}

/** `POST /v2/orgs/{org}/groups/{group}/members`; somebody who is in the group already is fine. */
export async function addMember(hub: Hub, org: string, group: string, username: string): Promise<void> {
  const isIn = async () => (await listGroupMembers(hub, org, group)).has(username);
  await hub.client
    .call({
      method: "POST",
      path: collection(org, group),
      body: { member: username },
      area,
      found: async () => ((await isIn()) ? null : undefined),
    })
    .catch(async (error: unknown) => {
      if (error instanceof NotFoundError) throw new NotFoundError(stranger(org, username));
      // Somebody who is in the group already is what was asked for, whatever status says so.
      if (error instanceof InvalidRequestError || error instanceof ConflictError) if (await isIn()) return;
      throw error;
    });
  forgetMembers(hub, org);
}

/**
 * `DELETE /v2/orgs/{org}/groups/{group}/members/{username}`; somebody who is not in the group is fine. The
 * route goes by the group's name: where it finds nothing, the group of this number is looked for again.
 */
export async function dropMember(hub: Hub, org: string, { groupId, name }: Group, username: string): Promise<void> {
  const drop = (group: string) =>
    hub.client.call({ method: "DELETE", path: `${collection(org, group)}/${encodeURIComponent(username)}`, area });
  await drop(name).catch(async (error: unknown) => {
    if (!(error instanceof NotFoundError)) throw error;
    forgetGroups(hub, org);
    const now = (await listGroups(hub, org)).get(groupId);
    if (now !== undefined && (await listPresent(hub, org, now)).has(username)) await drop(now.name).catch(goneIsFine);
  });
  forgetMembers(hub, org);
}
