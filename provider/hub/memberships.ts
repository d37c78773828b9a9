import { z } from "zod";
import type { Hub } from "./hub";
import { NotFoundError } from "./errors";
import { findGroup, type Group } from "./groups";
import { forgetMembers, stranger } from "./members";
import { allPages } from "./pages";

/** A group that this same run is making or renaming may come a little later than its members. */
const GROUP_COMES_WITHIN_MS = 10_000;
const LOOK_AGAIN_MS = 250;

const area = "groups" as const;
const collection = (org: string, group: string) =>
  `v2/orgs/${encodeURIComponent(org)}/groups/${encodeURIComponent(group)}/members`;

const row = z.object({ username: z.string() }).transform(({ username }) => username.toLowerCase());

/** The user names in one group. `GET /v2/orgs/{org}/groups/{group}/members` */
export async function listGroupMembers(hub: Hub, org: string, group: string): Promise<Set<string>> {
  return new Set(await allPages(hub.client, collection(org, group), { area, row, key: (username) => username }));
}

/** Adds a member to a group, and returns the group. `POST /v2/orgs/{org}/groups/{group}/members` */
export async function addToGroup(hub: Hub, org: string, group: string, username: string): Promise<Group> {
  const target = await groupOf(hub, org, group);
  await hub.client
    .call({
      method: "POST",
      path: collection(org, group),
      body: { member: username },
      area,
      found: async () => ((await listGroupMembers(hub, org, group)).has(username) ? null : undefined),
    })
    .catch(async (error: unknown) => {
      if (error instanceof NotFoundError) throw new NotFoundError(stranger(org, username));
      // Somebody who is in the group already is what was asked for, whatever status says so.
      if ((await listGroupMembers(hub, org, group).catch(() => new Set())).has(username)) return;
      throw error;
    });
  forgetMembers(hub, org);
  return target;
}

/**
 * Takes a member out of a group. A group of that name but of another number is not the one the
 * membership was in, and is left alone. `DELETE /v2/orgs/{org}/groups/{group}/members/{username}`
 */
export async function removeFromGroup(
  hub: Hub,
  org: string,
  group: string,
  groupId: number,
  username: string,
): Promise<void> {
  const target = await findGroup(hub, org, group);
  if (target?.groupId !== groupId) return;
  await hub.client.call({ method: "DELETE", path: `${collection(org, group)}/${encodeURIComponent(username)}`, area });
  forgetMembers(hub, org);
}

async function groupOf(hub: Hub, org: string, name: string): Promise<Group> {
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
