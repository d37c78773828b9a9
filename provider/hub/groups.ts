import { z } from "zod";
import type { Hub } from "./hub";
import { NotFoundError } from "./errors";
import { allPages, pageOf } from "./pages";

/** A group (a team, in the Hub's pages). */
export interface Group {
  name: string;
  description: string;
  /** Number the Hub gave it; it survives a new name. */
  groupId: number;
  /** How many people the Hub says are in it; undefined when it does not say. */
  memberCount?: number | undefined;
}

/** A group as the Hub writes it. */
export const wire = z
  .object({ id: z.number(), name: z.string(), description: z.string().nullish(), member_count: z.number().nullish() })
  .transform((row): Group => ({
    groupId: row.id,
    name: row.name.toLowerCase(),
    description: row.description ?? "",
    memberCount: row.member_count ?? undefined,
  }));
const page = pageOf(wire);

/** The most of one look; no request names them. */
const MANY = 1e6;

const area = "groups" as const;
export const collection = (org: string) => `v2/orgs/${encodeURIComponent(org)}/groups`;
export const item = (org: string, name: string) => `${collection(org)}/${encodeURIComponent(name)}`;
/** What the snapshot calls them. */
export const held = { list: (org: string) => `groups of ${org}` };

/** All groups by number. `GET /v2/orgs/{org}/groups` */
export function listGroups(hub: Hub, org: string): Promise<Map<number, Group>> {
  return hub.snapshot.get(held.list(org), async () => {
    const rows = await allPages(hub.client, collection(org), {
      area,
      page,
      key: (group) => String(group.groupId),
    });
    const groups = new Map(rows.map((group) => [group.groupId, group]));
    void hub.snapshot.get(firstList(org), async () => new Map(rows.map(({ groupId, name }) => [groupId, name])));
    return groups;
  });
}

const firstList = (org: string) => `names of the groups of ${org} at first`;

/** What the group of this number was called when this process first looked; undefined for one that was not there. */
export async function nameAtFirst(hub: Hub, org: string, groupId: number): Promise<string | undefined> {
  await listGroups(hub, org);
  return (await hub.snapshot.get(firstList(org), async () => new Map<number, string>())).get(groupId);
}

/** The group of this number; of this name only where nobody knows the number. Undefined when there is none. */
export async function findGroup(hub: Hub, org: string, name: string, groupId?: number): Promise<Group | undefined> {
  const groups = await listGroups(hub, org);
  return groupId === undefined ? [...groups.values()].find((group) => group.name === name) : groups.get(groupId);
}

/** So many groups are looked up one by one; for more, the list is read. */
const FEW = 2;

/** The group of this number as it is now, likely by this name; undefined when it is gone. */
export async function presentGroup(hub: Hub, org: string, name: string, groupId: number): Promise<Group | undefined> {
  if (hub.snapshot.has(held.list(org))) return (await listGroups(hub, org)).get(groupId);
  return hub.batches.add(
    `groups of ${org}`,
    { name, groupId },
    MANY,
    async (asked: { name: string; groupId: number }[]) => {
      const alone = asked.length <= FEW ? await Promise.all(asked.map((one) => getGroup(hub, org, one.name))) : [];
      if (alone.length > 0 && asked.every(({ groupId }, index) => alone[index]?.groupId === groupId)) return alone;
      const groups = await listGroups(hub, org);
      return asked.map((one) => groups.get(one.groupId));
    },
  );
}

/** Forgets the groups that were read: somebody else may have made or renamed one since. */
export function forgetGroups(hub: Hub, org: string): void {
  hub.snapshot.forget(held.list(org));
}

/** `GET /v2/orgs/{org}/groups/{name}`; undefined on 404. */
export async function getGroup(hub: Hub, org: string, name: string): Promise<Group | undefined> {
  return hub.client.call({ method: "GET", path: item(org, name), area, schema: wire }).catch((error: unknown) => {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  });
}

/** What a stack that has the group of this number holds. */
export const thing = (org: string, groupId: number) => `group/${org}/#${groupId}`;
