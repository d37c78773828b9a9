import { z } from "zod";
import { findGroup } from "../../hub/groups";
import { listPermissions, removePermission, setPermission } from "../../hub/repositoryPermissions";
import { defineResource } from "../shared/defineResource";
import { declaredElsewhere, retained, wasFound } from "../shared/left";
import {
  counted,
  COUNTS,
  held,
  isMarked,
  isPermitted,
  lowers,
  ownersFault,
  permission,
  permissionsOn,
  sayLowered,
} from "../shared/permissions";
import { ledger, tooMany, verdict } from "../shared/rails";
import { awaitGroup } from "../shared/awaitGroup";
import { calledNow, isAnother } from "../shared/theGroup";
import { groupName, orgName, repositoryName } from "../shared/values";
import { repositoryPermissionTold } from "./told";

/**
 * What one group may do with a repository. It is known by the number of the group, so that a group that is renamed
 * keeps it. Docker Hub's description of its API has only the route that gives one: to read, change and take one away,
 * those that its other clients use are taken. Ids have the form `organization/repository/group`.
 */
export const repositoryPermission = defineResource({
  type: "RepositoryPermission",
  id: "{org}/{repository}/{group}",
  inputs: {
    /** Organization of the repository and of the group; `dockerhub:org` when left out. */
    org: orgName,
    /** Name of the repository; best written as `thatRepository.name`. */
    repository: repositoryName,
    /** Name of the group; best written as `thatGroup.name`. */
    group: groupName,
    /** What the group may do: `write` includes `read`, and `admin` both. */
    permission,
    /**
     * What happens when the resource is deleted: `remove` takes the permission away, `retain` changes nothing. When left
     * out, it is taken away, but `pulumi destroy` keeps that of a group that had one before.
     */
    onDestroy: z.enum(["remove", "retain"], "it is one of remove, retain.").optional(),
  },
  outputs: {
    /** Number of the group, by which it is known again under a new name. */
    groupId: z.int(),
    /** True for a group that had a permission before the stack gave it one. */
    found: z.boolean().optional(),
  },
  fromConfig: ["org"],
  inside: ["repository/{org}/{repository}"],
  declares: ["permission/{org}/{repository}/{group}", "inside/{org}/{repository}", "uses/{org}/{group}"],
  holds: ["permission/{org}/{repository}/#{groupId}", "permission/{org}/{repository}/{group}"],
  replaceOn: ["org", "repository", "group"],
  onlyOnDelete: ["onDestroy"],
  counts: COUNTS,
  movedWhen: async ({ org, group, groupId }, inputs, run) =>
    group === inputs.group && groupId !== undefined && (await isAnother(run, org!, group!, groupId))
      ? "group"
      : undefined,
  validate: async ({ org, repository, group, permission: wanted }, olds, rails, run) => {
    const why = ownersFault(group);
    if (why !== undefined) return { group: why };
    const isSame = olds.org === org && olds.repository === repository && olds.group === group;
    const loser = isSame && lowers(olds.permission, wanted) ? [counted(repository, group)] : [];
    const broken = await tooMany(org, loser, rails, run, COUNTS);
    const reason = verdict(rails, { maxRemoval: broken && run.budget.tell(ledger(org, COUNTS), broken) });
    return reason === undefined ? {} : { permission: reason };
  },
  example: { "platform-app": { repository: "${app.name}", group: "${platform.name}", permission: "write" } },
  told: repositoryPermissionTold,
  create: async (hub, { org, repository, group, permission: wanted }) => {
    const { groupId } = await awaitGroup(hub, org, group);
    const before = (await permissionsOn(hub, org, repository)).get(groupId);
    const holders = await hub.run.holders(held(org, repository, groupId));
    if (lowers(before?.permission, wanted)) await hub.spend(org, [counted(repository, group)], { counts: COUNTS });
    await setPermission(hub, org, repository, groupId, wanted);
    const was = before !== undefined && holders.length === 0;
    if (was) sayLowered(hub, `${org}/${repository}`, group, before.permission, wanted);
    const found = was || holders.some(({ properties }) => isMarked(properties["found"], group));
    return { groupId, ...(found ? { found } : {}) };
  },
  read: async (hub, { org, repository, group, groupId }) => {
    const there = await findGroup(hub, org!, group!, groupId);
    const now = there && (await listPermissions(hub, org!, repository!))?.get(there.groupId);
    if (now === undefined) return undefined;
    return {
      group: there!.name,
      groupId: now.groupId,
      permission: now.permission as z.output<typeof permission>,
      ...(groupId === undefined ? { found: true } : {}),
    };
  },
  update: async (hub, { org, repository, group, permission: wanted }, { groupId, permission: before }, changed) => {
    if (!changed.has("permission")) return {};
    if (lowers(before, wanted)) await hub.spend(org, [counted(repository, group)], { counts: COUNTS });
    await setPermission(hub, org, repository, groupId, wanted);
    return {};
  },
  leaving: async ({ run }, { org, repository, group, groupId, onDestroy }) => {
    if (onDestroy === "retain") return [];
    return (await isPermitted(run, org, repository, { groupId, name: group })) ? [] : [counted(repository, group)];
  },
  delete: async (hub, { org, repository, group, groupId, found, onDestroy }, isDestroy) => {
    if (onDestroy === "retain") return retained;
    if (isDestroy && found === true && onDestroy === undefined) {
      const [now] = await calledNow(hub, org, [{ groupId, name: group }]);
      return wasFound(`Take the permission of ${now} on ${repository} away`);
    }
    if (!isDestroy && (await isPermitted(hub.run, org, repository, { groupId, name: group }))) return declaredElsewhere;
    await removePermission(hub, org, repository, groupId);
    return undefined;
  },
});
