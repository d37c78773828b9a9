import { z } from "zod";
import { ignored } from "../../../run/patterns";
import { removePermission } from "../../hub/repositoryPermissions";
import { defineResource } from "../shared/defineResource";
import { declaredElsewhere, retained, wasFound } from "../shared/left";
import { forEach, named, patterns } from "../shared/people";
import { counted, COUNTS, isMarked, notPermitted, permissions } from "../shared/permissions";
import { calledNow } from "../shared/theGroup";
import { orgName, repositoryName } from "../shared/values";
import { change, givenIn, readPermissions, takeOver, withUncovered } from "./roster";
import { namesAnother, permissionFaults } from "./rules";
import { repositoryPermissionsTold } from "./told";

/**
 * What all groups may do with a repository, as one resource: whoever is not in it may do nothing. Groups are known by
 * their numbers, so that one that is renamed keeps what it may do. For the routes, see `RepositoryPermission`. Ids have
 * the form `organization/repository`.
 */
export const repositoryPermissions = defineResource({
  type: "RepositoryPermissions",
  id: "{org}/{repository}",
  inputs: {
    /** Organization of the repository and of the groups; `dockerhub:org` when left out. */
    org: orgName,
    /** Name of the repository; best written as `thatRepository.name`. */
    repository: repositoryName,
    /** What each group may do, by its name: `write` includes `read`, and `admin` both. */
    permissions: permissions,
    /** Names, and patterns with `*`, of groups whose permission this set neither gives, takes away nor shows. */
    ignore: patterns,
    /**
     * What happens when the resource is deleted: `remove` takes the listed permissions away, `retain` changes nothing.
     * When left out, they are taken away, but `pulumi destroy` keeps those of groups that had one before.
     */
    onDestroy: z.enum(["remove", "retain"], "it is one of remove, retain.").optional(),
  },
  outputs: {
    /** Numbers of the groups, by which they are known again under new names. */
    groupIds: z.record(z.string(), z.int()),
    /** Groups that had a permission before the stack took it over. */
    found: z.array(z.string()).optional(),
  },
  fromConfig: ["org"],
  inside: ["repository/{org}/{repository}"],
  sets: ["permissions", "ignore"],
  declares: [
    "permissions/{org}/{repository}",
    "permission/{org}/{repository}/{permissions}",
    "inside/{org}/{repository}",
    "uses/{org}/{permissions}",
  ],
  holds: [
    "permissions/{org}/{repository}",
    "permission/{org}/{repository}/#{groupIds.*}",
    "permission/{org}/{repository}/{permissions}",
  ],
  whole: ["permission/{org}/{repository}"],
  replaceOn: ["org", "repository"],
  onlyOnDelete: ["onDestroy"],
  counts: COUNTS,
  movedWhen: async (state, inputs, run) => ((await namesAnother(run, state, inputs)) ? "permissions" : undefined),
  validate: (inputs, olds, rails, run) => permissionFaults(inputs, olds, rails, run),
  example: { "app-permissions": { repository: "${app.name}", permissions: { developers: "write", support: "read" } } },
  told: repositoryPermissionsTold,
  create: (hub, inputs) => takeOver(hub, inputs),
  read: (hub, { org, repository, ignore, groupIds }) =>
    readPermissions(hub, { org: org!, repository: repository!, ignore }, groupIds === undefined),
  update: async (hub, inputs, before) => change(hub, inputs, await withUncovered(hub, inputs, before)),
  leaving: async ({ run }, state) => {
    const { org, repository, ignore, onDestroy } = state;
    if (onDestroy === "retain") return [];
    const given = givenIn(state).filter(({ name }) => !ignored(ignore, name));
    return (await notPermitted(run, org, repository, given)).map(({ name }) => counted(repository, name));
  },
  delete: async (hub, state, isDestroy) => {
    const { org, repository, ignore, found = [], onDestroy } = state;
    if (onDestroy === "retain") return retained;
    const all = givenIn(state).filter(({ name }) => !ignored(ignore, name));
    const keepsFound = isDestroy && onDestroy === undefined;
    const leaving = keepsFound ? all.filter(({ name }) => !isMarked(found, name)) : all;
    const ending = isDestroy ? leaving : await notPermitted(hub.run, org, repository, leaving);
    const numbers = new Map(ending.map(({ name, groupId }) => [name, groupId]));
    const failed = await forEach(numbers.keys(), (name) => removePermission(hub, org, repository, numbers.get(name)!));
    if (failed.size > 0)
      throw new Error([...failed].map(([name, why]) => `${name} still has its permission: ${why}`).join(" "));
    if (leaving.length < all.length) {
      const now = await calledNow(
        hub,
        org,
        all.filter((one) => !leaving.includes(one)),
      );
      return wasFound(`Take the permissions of ${named(now)} on ${repository} away`);
    }
    return ending.length < all.length ? declaredElsewhere : undefined;
  },
});
