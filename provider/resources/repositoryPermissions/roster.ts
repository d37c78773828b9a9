import { ignored } from "../../../run/patterns";
import { PartialFailure } from "../../engine/failure";
import type { Hub } from "../../hub/hub";
import { listGroups } from "../../hub/groups";
import { listPermissions, type Permission, removePermission, setPermission } from "../../hub/repositoryPermissions";
import { isCoupled } from "../shared/listing";
import { forEach, lettingGo, named, uncovers } from "../shared/people";
import {
  counted,
  COUNTS,
  held,
  isMarked,
  lowers,
  notPermitted,
  permissionsOn,
  sayLowered,
} from "../shared/permissions";
import { verdict } from "../shared/rails";
import { awaitGroup } from "../shared/awaitGroup";

type ByGroup<V> = Record<string, V>;

export interface Wanted {
  org: string;
  repository: string;
  permissions: ByGroup<Permission>;
  ignore?: readonly string[] | undefined;
}

/** What the state keeps of a set. */
export interface Kept {
  permissions: ByGroup<Permission>;
  groupIds: ByGroup<number>;
  found?: string[] | undefined;
}

/** A group that has, or is to have, a permission. */
interface Given {
  name: string;
  groupId: number;
  permission: Permission;
}

const asKept = (given: readonly Given[]): Pick<Kept, "permissions" | "groupIds"> => ({
  permissions: Object.fromEntries(given.map(({ name, permission }) => [name, permission])),
  groupIds: Object.fromEntries(given.map(({ name, groupId }) => [name, groupId])),
});

export const givenIn = ({ permissions, groupIds }: Kept): Given[] =>
  Object.entries(permissions).flatMap(([name, permission]) => {
    const groupId = groupIds[name];
    return groupId === undefined ? [] : [{ name, groupId, permission }];
  });

/** Owners may do everything anyway, and what is ignored is not this set's. */
const isLeftAlone = (ignore: readonly string[] | undefined, name: string) => isCoupled(name) || ignored(ignore, name);

/** What is there of a repository's permissions, but for groups to be left alone; undefined when the repository is gone. */
async function there(hub: Hub, { org, repository, ignore }: Omit<Wanted, "permissions">): Promise<Given[] | undefined> {
  const [now, groups] = await Promise.all([listPermissions(hub, org, repository), listGroups(hub, org)]);
  if (now === undefined) return undefined;
  return [...now.values()]
    .map(({ groupId, group, permission }): Given => {
      const name = groups.get(groupId)?.name ?? group ?? `#${groupId}`;
      return { name, groupId, permission: permission as Permission };
    })
    .filter(({ name }) => !isLeftAlone(ignore, name));
}

async function resolved(hub: Hub, { org, permissions }: Wanted): Promise<Given[]> {
  return Promise.all(
    Object.entries(permissions).map(async ([name, permission]) => {
      const { groupId } = await awaitGroup(hub, org, name);
      return { name, groupId, permission };
    }),
  );
}

/**
 * Brings the permissions on a repository that nobody managed so far to those that are wanted. Throws when any would
 * have to be taken away for it; what a resource of this stack gave is for that one to take away.
 */
export async function takeOver(hub: Hub, wanted: Wanted): Promise<Kept> {
  const { org, repository } = wanted;
  await permissionsOn(hub, org, repository);
  const [now = [], to] = await Promise.all([there(hub, wanted), resolved(hub, wanted)]);
  const holders = new Map(
    await Promise.all(
      now.map(async ({ groupId }) => [groupId, await hub.run.holders(held(org, repository, groupId))] as const),
    ),
  );
  const isWanted = ({ groupId }: Given) => to.some((one) => one.groupId === groupId);
  const strangers = now.filter((one) => !isWanted(one) && holders.get(one.groupId)!.length === 0);
  const unlisted = await notPermitted(hub.run, org, repository, strangers);
  const names = named(unlisted.map(({ name }) => name));
  const why = `it would take away what ${names} may do with ${repository}, which this stack has not given. List them, or name them in ignore.`;
  const refused = verdict(hub.rails, { maxRemoval: unlisted.length === 0 ? undefined : why });
  if (refused !== undefined) throw new Error(refused);
  const wasThere = ({ groupId, name }: Given) => {
    const marks = holders.get(groupId)!.map(({ properties }) => properties["found"]);
    return marks.length === 0 || marks.some((mark) => isMarked(mark, name));
  };
  const taken = now.filter((one) => isWanted(one) && wasThere(one));
  const found = taken.map(({ name }) => name);
  const before = now.filter((one) => isWanted(one) || unlisted.includes(one));
  const made = await change(hub, wanted, asKept(before), to);
  for (const { groupId, name, permission } of taken.filter(({ groupId }) => holders.get(groupId)!.length === 0))
    sayLowered(hub, `${org}/${repository}`, name, permission, to.find((one) => one.groupId === groupId)!.permission);
  return { ...made, ...(found.length === 0 ? {} : { found }) };
}

/** What is there now as a state has it; undefined when the repository is gone. */
export async function readPermissions(hub: Hub, known: Omit<Wanted, "permissions">, isNew: boolean) {
  const now = await there(hub, known);
  if (now === undefined) return undefined;
  return { ...asKept(now), ...(isNew && now.length > 0 ? { found: now.map(({ name }) => name) } : {}) };
}

/**
 * Gives what is missing, changes what differs, takes away what is not wanted and nothing else gives, and touches
 * nothing else. Nothing is taken away while something could not be given. Throws PartialFailure with what is so by then.
 */
export async function change(hub: Hub, wanted: Wanted, before: Kept, known?: readonly Given[]): Promise<Kept> {
  const { org, repository, ignore } = wanted;
  const to = known ?? (await resolved(hub, wanted));
  const was = new Map(givenIn(before).map((one) => [one.groupId, one]));
  const giving = to.filter(({ groupId, permission }) => was.get(groupId)?.permission !== permission);
  const leaving = [...was.values()].filter(
    ({ groupId, name }) => !to.some((one) => one.groupId === groupId) && !isLeftAlone(ignore, name),
  );
  const ending = await lettingGo(hub.run, leaving, () => notPermitted(hub.run, org, repository, leaving));
  const lowered = giving.filter(({ groupId, permission }) => lowers(was.get(groupId)?.permission, permission));
  const spent = [...ending, ...lowered].map(({ name }) => counted(repository, name));
  await hub.spend(org, spent, { counts: COUNTS });
  const of = new Map([...leaving, ...to].map((one) => [one.name, one]));
  const notGiven = await forEach(
    giving.map(({ name }) => name),
    (name) => setPermission(hub, org, repository, of.get(name)!.groupId, of.get(name)!.permission),
  );
  const notTaken = await forEach(
    leaving.map(({ name }) => name),
    async (name) => {
      if (notGiven.size > 0)
        throw new Error("nothing is taken away while something could not be given; the next run does it.");
      const one = of.get(name)!;
      if (ending.includes(one)) await removePermission(hub, org, repository, one.groupId);
    },
  );
  const left = new Set(leaving.map(({ name }) => name));
  const found = before.found?.filter((name) => !left.has(name));
  if (notGiven.size + notTaken.size === 0) return { ...asKept(to), found };
  const so = to.flatMap((one) => (notGiven.has(one.name) ? (was.get(one.groupId) ?? []) : one));
  const reasons = [
    ...[...notGiven].map(([name, why]) => `${name} was not given its permission: ${why}`),
    ...[...notTaken].map(([name, why]) => `${name} still has its permission: ${why}`),
  ];
  const kept = leaving.filter(({ name }) => notTaken.has(name));
  throw new PartialFailure(`${org}/${repository}`, { ...wanted, ...asKept([...so, ...kept]), found }, reasons);
}

/** A set as it was, and with it whatever was ignored and is so no longer, which is read only then. */
export async function withUncovered<S extends Wanted & Kept>(
  hub: Hub,
  { ignore }: Pick<Wanted, "ignore">,
  before: S,
): Promise<S> {
  if (!uncovers(before.ignore, ignore)) return before;
  const now = (await there(hub, { ...before, ignore: [] })) ?? [];
  const more = asKept(now.filter(({ name }) => ignored(before.ignore, name)));
  return {
    ...before,
    permissions: { ...before.permissions, ...more.permissions },
    groupIds: { ...before.groupIds, ...more.groupIds },
  };
}
