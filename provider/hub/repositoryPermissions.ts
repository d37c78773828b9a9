import { z } from "zod";
import type { Hub } from "./hub";
import { ConflictError, goneIsFine, InvalidRequestError } from "./errors";
import { allPages, pageOf } from "./pages";
import { goneWith, held, older } from "./repositories";

/** What a group may do with a repository: `read`, `write`, `admin`, or whatever else the Hub has. */
export interface RepositoryPermission {
  /** Number of the group, which survives a new name. */
  groupId: number;
  /** Name of the group, where the Hub says it. */
  group: string | undefined;
  permission: string;
}

/** The permissions the API takes, from the least to the most. */
export const PERMISSIONS = ["read", "write", "admin"] as const;

export type Permission = (typeof PERMISSIONS)[number];

const wire = z
  .object({ group_id: z.number(), group_name: z.string().nullish(), permission: z.string() })
  .transform((row): RepositoryPermission => ({
    groupId: row.group_id,
    group: row.group_name?.toLowerCase(),
    permission: row.permission.toLowerCase(),
  }));
const page = pageOf(wire);

const area = "repository permissions" as const;
const collection = (namespace: string, repository: string) => `${older(namespace, repository)}/groups`;
const item = (namespace: string, repository: string, groupId: number) =>
  `${collection(namespace, repository)}/${groupId}/`;
const list = held.permissions;

type Permissions = Map<number, RepositoryPermission>;

/**
 * What each group may do with a repository, by the number of the group; undefined when there is no such repository.
 * `GET /v2/repositories/{namespace}/{repository}/groups/`, of which the contract says nothing.
 */
export function listPermissions(hub: Hub, namespace: string, repository: string): Promise<Permissions | undefined> {
  return hub.snapshot.get(list(namespace, repository), () => readPermissions(hub, namespace, repository));
}

async function readPermissions(hub: Hub, namespace: string, repository: string): Promise<Permissions | undefined> {
  const path = `${collection(namespace, repository)}/`;
  const key = ({ groupId }: RepositoryPermission) => String(groupId);
  const rows = await allPages(hub.client, path, { area, page, key }).catch(goneWith(hub, namespace, repository));
  return rows && new Map(rows.map((one) => [one.groupId, one]));
}

/** Forgets what was read of a repository's permissions: a group that ends takes its own along. */
export function forgetPermissions(hub: Hub, namespace: string, repository: string): void {
  hub.snapshot.forget(list(namespace, repository));
}

/**
 * Gives a group a permission, or another one than it has. Throws NotFoundError where there is no such repository or
 * group.
 */
export async function setPermission(
  hub: Hub,
  namespace: string,
  repository: string,
  groupId: number,
  permission: string,
): Promise<void> {
  const has = async () => (await readPermissions(hub, namespace, repository))?.get(groupId);
  const before = (await listPermissions(hub, namespace, repository))?.get(groupId);
  if (before?.permission === permission) return;
  const send = before === undefined ? grant : change;
  await send(hub, namespace, repository, { groupId, permission, has });
  await hub.snapshot.amend<Permissions | undefined>(list(namespace, repository), (there) =>
    there?.set(groupId, { groupId, group: before?.group, permission }),
  );
}

interface Wanted {
  groupId: number;
  permission: string;
  /** What the group has by now. */
  has(): Promise<RepositoryPermission | undefined>;
}

/** `POST /v2/repositories/{namespace}/{repository}/groups` */
async function grant(hub: Hub, namespace: string, repository: string, wanted: Wanted): Promise<void> {
  const { groupId, permission, has } = wanted;
  await hub.client
    .call({
      method: "POST",
      path: collection(namespace, repository),
      body: { group_id: groupId, permission },
      area,
      found: doneWhen(wanted),
    })
    .catch(async (error: unknown) => {
      // Somebody else may have given it one since the list was read, and then there is one to change.
      const perhaps = error instanceof InvalidRequestError || error instanceof ConflictError;
      const there = perhaps ? await has() : undefined;
      if (there === undefined) throw error;
      if (there.permission !== permission) await change(hub, namespace, repository, wanted);
    });
}

/** `PATCH /v2/repositories/{namespace}/{repository}/groups/{groupId}/`, of which the contract says nothing. */
async function change(hub: Hub, namespace: string, repository: string, wanted: Wanted): Promise<void> {
  const { groupId, permission } = wanted;
  const path = item(namespace, repository, groupId);
  await hub.client.call({ method: "PATCH", path, body: { permission }, area, found: doneWhen(wanted) });
}

const doneWhen =
  ({ permission, has }: Wanted) =>
  async (): Promise<null | undefined> =>
    (await has())?.permission === permission ? null : undefined;

/** Takes a group's permission away; one that has none is fine. `DELETE /v2/repositories/{namespace}/{repository}/groups/{groupId}/` */
export async function removePermission(
  hub: Hub,
  namespace: string,
  repository: string,
  groupId: number,
): Promise<void> {
  await hub.client.call({ method: "DELETE", path: item(namespace, repository, groupId), area }).catch(goneIsFine);
  await hub.snapshot.amend<Permissions | undefined>(list(namespace, repository), (there) => there?.delete(groupId));
}
