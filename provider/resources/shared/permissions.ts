import { z } from "zod";
import type { Run } from "../../../run/run";
import { NotFoundError } from "../../hub/errors";
import type { Group } from "../../hub/groups";
import type { Hub } from "../../hub/hub";
import { lookAgain } from "../../hub/repositories";
import {
  listPermissions,
  type Permission,
  PERMISSIONS,
  type RepositoryPermission,
} from "../../hub/repositoryPermissions";
import { isCoupled } from "./listing";
import { without } from "./people";
import { namesOf } from "./theGroup";
import { groupName } from "./values";

/** What a group may do with a repository. */
export const permission = z.enum(PERMISSIONS, `a permission is one of ${PERMISSIONS.join(", ")}.`);

/** The same by the names of groups. */
export const permissions = z
  .record(z.string(), permission, "it is a map by group, with read, write or admin for each.")
  .superRefine((given, context) => {
    for (const name of Object.keys(given)) {
      for (const { message } of groupName.safeParse(name).error?.issues ?? [])
        context.addIssue({ code: "custom", message: `${name}: ${message}` });
    }
  });

/** What takes a permission away counts in a budget of its own. */
export const COUNTS = "permission";

/** How a permission is counted, and named in messages. */
export const counted = (repository: string, group: string): string => `${repository}/${group}`;

/** What a stack holds that gave a group something. */
export const held = (org: string, repository: string, groupId: number): string =>
  `permission/${org}/${repository}/#${groupId}`;

/** What cannot stay of the name of a group that is given a permission. */
export const ownersFault = (group: string): string | undefined =>
  isCoupled(group)
    ? "owners may do everything with every repository, which no permission changes: leave it out."
    : undefined;

/** Whether a permission is less than another one. One that nobody knows is no less. */
export const lowers = (before: string | undefined, after: string): boolean =>
  PERMISSIONS.indexOf(before as Permission) > PERMISSIONS.indexOf(after as Permission);

/** Says of a group that may do less from now on than what nobody of this stack had given it: no plan knows that. */
export function sayLowered(
  { rails }: Hub,
  path: string,
  group: string,
  before: string | undefined,
  after: string,
): void {
  if (lowers(before, after))
    rails.notice(
      `The group ${group} has the permission ${after} on ${path} from now on, and had ${before} before this stack took it over.`,
    );
}

/** What each group may do with a repository now, by number. Throws NotFoundError where there is no such repository. */
export async function permissionsOn(
  hub: Hub,
  org: string,
  repository: string,
): Promise<ReadonlyMap<number, RepositoryPermission>> {
  const there = await lookAgain(hub, org, repository, () => listPermissions(hub, org, repository));
  if (there !== undefined) return there;
  throw new NotFoundError(
    `${org} has no repository ${repository}. Declare it with dockerhub.Repository and give this resource ` +
      "the output name of that, so that it is made first.",
  );
}

/** Whether some resource of this run gives a group a permission on a repository. */
export async function isPermitted(
  run: Run,
  org: string,
  repository: string,
  group: Pick<Group, "groupId" | "name">,
): Promise<boolean> {
  const names = await namesOf(run, org, group);
  return run.declares(
    names.map((name) => `permission/${org}/${repository}/${name}`),
    held(org, repository, group.groupId),
  );
}

/** Of these groups, those to which nothing else gives a permission on the repository. */
export const notPermitted = <G extends Pick<Group, "groupId" | "name">>(
  run: Run,
  org: string,
  repository: string,
  groups: readonly G[],
): Promise<G[]> => without(groups, (group) => isPermitted(run, org, repository, group));

/** Whether what a state marks as found says so of this group. */
export const isMarked = (found: unknown, group: string): boolean =>
  found === true || (Array.isArray(found) && found.includes(group));
