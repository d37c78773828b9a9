import type { Hub } from "./hub";
import { ConflictError, InvalidRequestError, mayHaveBeenDone, NotFoundError, UnexpectedReplyError } from "./errors";
import { collection, forgetGroups, getGroup, type Group, held, item, listGroups, thing, wire } from "./groups";

/** What a group is made of, or changed to. */
type Wanted = Pick<Group, "name" | "description">;

const area = "groups" as const;

/**
 * `POST /v2/orgs/{org}/groups`. Throws TakenError when there is one of that name already. After a lost
 * reply it is done only if an empty group of that name and description is there that nobody had.
 */
export async function createGroup(hub: Hub, org: string, { name, description }: Wanted): Promise<Group> {
  const group = await hub.client
    .call({
      method: "POST",
      path: collection(org),
      body: { name, description },
      area,
      schema: wire,
      found: async () => {
        const there = await getGroup(hub, org, name);
        if (there === undefined || there.description !== description || (there.memberCount ?? 0) > 0) return undefined;
        return (await hub.run.holders(thing(org, there.groupId))).length === 0 ? there : undefined;
      },
    })
    .catch((error: unknown) => refuseTaken(hub, org, name, undefined, error));
  return remember(hub, org, group);
}

/** The name that was asked for belongs to another group. */
export class TakenError extends ConflictError {
  constructor(
    message: string,
    readonly by: Group,
  ) {
    super(message);
  }
}

/** Throws TakenError where an error comes of a name that another group has: the Hub has no one status for it. */
async function refuseTaken(
  hub: Hub,
  org: string,
  name: string,
  own: number | undefined,
  error: unknown,
): Promise<never> {
  const perhaps = error instanceof InvalidRequestError || error instanceof ConflictError || mayHaveBeenDone(error);
  const there = perhaps ? await getGroup(hub, org, name) : undefined;
  if (there === undefined || there.groupId === own) throw error;
  await remember(hub, org, there);
  throw new TakenError((error as Error).message, there);
}

/**
 * The group of this number as it is now: somebody, or a run that was killed, may have renamed it, and
 * the name it had may be that of another one. Throws NotFoundError when it is gone.
 */
async function present(hub: Hub, org: string, { name, groupId }: Group): Promise<Group> {
  const group = (await listGroups(hub, org)).get(groupId);
  if (group === undefined) throw new NotFoundError(`${org} has no group ${name} (number ${groupId}) any more.`);
  return group;
}

/**
 * Renames a group and sets its description; its members stay. `PUT /v2/orgs/{org}/groups/{name}`
 * Throws TakenError when another group has the new name.
 */
export async function updateGroup(hub: Hub, org: string, before: Group, wanted: Wanted): Promise<Group> {
  const { name } = await present(hub, org, before);
  return put(hub, org, before, name, wanted).catch(async (error: unknown) => {
    if (!(error instanceof NotFoundError)) throw error;
    // Another process may have renamed it since it was read.
    forgetGroups(hub, org);
    const now = await present(hub, org, before);
    if (now.name === name) throw error;
    return put(hub, org, before, now.name, wanted);
  });
}

/** Renames a group as long as it is called so; another process may have renamed it meanwhile, and then it stays. */
export async function moveGroup(hub: Hub, org: string, group: Group, name: string): Promise<void> {
  await put(hub, org, group, group.name, { name, description: group.description }).catch((error: unknown) => {
    if (!(error instanceof NotFoundError)) throw error;
    forgetGroups(hub, org);
  });
}

async function put(hub: Hub, org: string, before: Group, name: string, wanted: Wanted): Promise<Group> {
  const renamed = wanted.name !== name;
  const group = await hub.client
    .call({
      method: "PUT",
      path: item(org, name),
      body: { name: wanted.name, description: wanted.description },
      area,
      schema: wire,
      // Once it is done, the old name is not there to be written again, or is that of another group.
      ...(renamed
        ? {
            found: async () => {
              const there = await getGroup(hub, org, wanted.name);
              const done = there?.groupId === before.groupId && there.description === wanted.description;
              return done ? there : undefined;
            },
          }
        : {}),
    })
    .catch((error: unknown) => refuseTaken(hub, org, wanted.name, before.groupId, error));
  if (group.groupId !== before.groupId) {
    throw new UnexpectedReplyError(
      `${org} has given the name ${name} to another group (number ${group.groupId}) meanwhile, and that one was changed. ` +
        "Look at both in the organization's settings, and run again with --refresh.",
    );
  }
  return remember(hub, org, group);
}

/** `DELETE /v2/orgs/{org}/groups/{name}`. Throws NotFoundError when it is gone already. */
export async function deleteGroup(hub: Hub, org: string, group: Group): Promise<void> {
  const { name } = await present(hub, org, group);
  await hub.client.call({ method: "DELETE", path: item(org, name), area }).catch(async (error: unknown) => {
    if (!(error instanceof NotFoundError)) throw error;
    forgetGroups(hub, org);
    const now = (await listGroups(hub, org)).get(group.groupId);
    if (now === undefined) throw error;
    await hub.client.call({ method: "DELETE", path: item(org, now.name), area });
  });
  await hub.snapshot.amend<Map<number, Group>>(held.list(org), (groups) => groups.delete(group.groupId));
}

async function remember(hub: Hub, org: string, group: Group): Promise<Group> {
  await hub.snapshot.amend<Map<number, Group>>(held.list(org), (groups) => groups.set(group.groupId, group));
  return group;
}
