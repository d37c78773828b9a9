import { z } from "zod";
import type { Hub } from "./hub";
import { ConflictError, goneIsFine, InvalidRequestError, NotFoundError } from "./errors";
import { findGroup, type Group } from "./groups";
import { forgetMembers, membersByGroup, stranger } from "./members";
import { allPages, pageOf } from "./pages";

/** A group that this same run is making or renaming may come a little later than its members. */
const GROUP_COMES_WITHIN_MS = 10_000;
const LOOK_AGAIN_MS = 250;

const area = "groups" as const;
const collection = (org: string, group: string) =>
  `v2/orgs/${encodeURIComponent(org)}/groups/${encodeURIComponent(group)}/members`;

const page = pageOf(z.object({ username: z.string() }).transform(({ username }) => username.toLowerCase()));

/** The user names in one group. `GET /v2/orgs/{org}/groups/{group}/members` */
export async function listGroupMembers(hub: Hub, org: string, group: string): Promise<Set<string>> {
  return new Set(await allPages(hub.client, collection(org, group), { area, page, key: (username) => username }));
}

/**
 * Who is in a group: by the organization's one list of members, and where that does not agree with
 * the number of people the Hub counts in the group, by the group's own list.
 */
export async function whoIsIn(hub: Hub, org: string, { name, memberCount }: Group): Promise<ReadonlySet<string>> {
  const listed = (await membersByGroup(hub, org)).get(name) ?? new Set<string>();
  return memberCount === undefined || memberCount === listed.size ? listed : listGroupMembers(hub, org, name);
}

/** Adds a member to a group once there is one, and returns the group. */
export async function addToGroup(hub: Hub, org: string, group: string, username: string): Promise<Group> {
  const target = await awaitGroup(hub, org, group);
  await addMember(hub, org, group, username);
  return target;
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

/** `DELETE /v2/orgs/{org}/groups/{group}/members/{username}`; somebody who is not in the group is fine. */
export async function dropMember(hub: Hub, org: string, group: string, username: string): Promise<void> {
  const path = `${collection(org, group)}/${encodeURIComponent(username)}`;
  await hub.client.call({ method: "DELETE", path, area }).catch(goneIsFine);
  forgetMembers(hub, org);
}

/**
 * Whether the group of this name is still the one of this number. Another one that has taken the
 * name is not the one somebody was in, and is left alone.
 */
export async function isSameGroup(hub: Hub, org: string, group: string, groupId: number): Promise<boolean> {
  return (await findGroup(hub, org, group))?.groupId === groupId;
}

/** The group of this name, which the same run may still be making or renaming. Throws NotFoundError. */
export async function awaitGroup(hub: Hub, org: string, name: string): Promise<Group> {
  const until = hub.client.clock.now() + GROUP_COMES_WITHIN_MS;
  for (;;) {
    const group = await findGroup(hub, org, name);
    if (group !== undefined) return group;
    if (hub.client.clock.now() >= until) break;
    await hub.client.clock.sleep(LOOK_AGAIN_MS);
  }
  throw new NotFoundError(
    `${org} has no group ${name}. Declare it with dockerhub.Group and write group: thatGroup.name, so that it is made first.`,
  );
}
