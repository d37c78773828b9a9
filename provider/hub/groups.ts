import { z } from "zod";
import type { Hub } from "./hub";
import { ConflictError, InvalidRequestError, NotFoundError } from "./errors";
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

/** What a group is made of, or changed to. */
type Wanted = Pick<Group, "name" | "description">;

const wire = z
  .object({ id: z.number(), name: z.string(), description: z.string().nullish(), member_count: z.number().nullish() })
  .transform((row): Group => ({
    groupId: row.id,
    name: row.name.toLowerCase(),
    description: row.description ?? "",
    memberCount: row.member_count ?? undefined,
  }));
const page = pageOf(wire);

const area = "groups" as const;
const collection = (org: string) => `v2/orgs/${encodeURIComponent(org)}/groups`;
const item = (org: string, name: string) => `${collection(org)}/${encodeURIComponent(name)}`;
const list = (org: string) => `groups of ${org}`;

/** All groups by number. `GET /v2/orgs/{org}/groups` */
export function listGroups(hub: Hub, org: string): Promise<Map<number, Group>> {
  return hub.snapshot.get(list(org), async () => {
    const rows = await allPages(hub.client, collection(org), {
      area,
      page,
      key: (group) => String(group.groupId),
    });
    return new Map(rows.map((group) => [group.groupId, group]));
  });
}

/** The group of this number, else of this name; undefined when there is neither. */
export async function findGroup(hub: Hub, org: string, name: string, groupId?: number): Promise<Group | undefined> {
  const groups = await listGroups(hub, org);
  const numbered = groupId === undefined ? undefined : groups.get(groupId);
  return numbered ?? [...groups.values()].find((group) => group.name === name);
}

/** `GET /v2/orgs/{org}/groups/{name}`; undefined on 404. */
export async function getGroup(hub: Hub, org: string, name: string): Promise<Group | undefined> {
  return hub.client.call({ method: "GET", path: item(org, name), area, schema: wire }).catch((error: unknown) => {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  });
}

/** `POST /v2/orgs/{org}/groups`. Throws ConflictError when there is one of that name already. */
export async function createGroup(hub: Hub, org: string, { name, description }: Wanted): Promise<Group> {
  const group = await hub.client
    .call({
      method: "POST",
      path: collection(org),
      body: { name, description },
      area,
      schema: wire,
      found: () => getGroup(hub, org, name),
    })
    .catch(async (error: unknown) => {
      // The Hub has no one status for a name that is taken.
      if (error instanceof InvalidRequestError && (await getGroup(hub, org, name)))
        throw new ConflictError(error.message);
      throw error;
    });
  return remember(hub, org, group);
}

/**
 * The name a group has now: somebody, or a run that was killed, may have renamed it, and the name it
 * had may be that of another one. Throws NotFoundError when it is gone.
 */
async function nameOf(hub: Hub, org: string, { name, groupId }: Group): Promise<string> {
  const group = (await listGroups(hub, org)).get(groupId);
  if (group === undefined) throw new NotFoundError(`${org} has no group ${name} (number ${groupId}) any more.`);
  return group.name;
}

/** Renames a group and sets its description; its members stay. `PUT /v2/orgs/{org}/groups/{name}` */
export async function updateGroup(hub: Hub, org: string, before: Group, wanted: Wanted): Promise<Group> {
  const name = await nameOf(hub, org, before);
  const renamed = wanted.name !== name;
  const group = await hub.client.call({
    method: "PUT",
    path: item(org, name),
    body: wanted,
    area,
    schema: wire,
    // Once it is done, the old name is not there to be written again.
    ...(renamed ? { found: () => getGroup(hub, org, wanted.name) } : {}),
  });
  return remember(hub, org, group);
}

/** `DELETE /v2/orgs/{org}/groups/{name}`. Throws NotFoundError when it is gone already. */
export async function deleteGroup(hub: Hub, org: string, group: Group): Promise<void> {
  await hub.client.call({ method: "DELETE", path: item(org, await nameOf(hub, org, group)), area });
  await hub.snapshot.amend<Map<number, Group>>(list(org), (groups) => groups.delete(group.groupId));
}

async function remember(hub: Hub, org: string, group: Group): Promise<Group> {
  await hub.snapshot.amend<Map<number, Group>>(list(org), (groups) => groups.set(group.groupId, group));
  return group;
}
