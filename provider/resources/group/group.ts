import { z } from "zod";
import { findGroup } from "../../hub/groups";
import { defineResource } from "../shared/defineResource";
import { endGroup, leavingGroup, makeGroup } from "./life";
import { changeGroup } from "./names";
import { isLost } from "../shared/theGroup";
import { groupName, orgName, upTo } from "../shared/values";
import { groupTold } from "./told";

/**
 * A group of an organization, called a team in the web pages of Docker Hub. Renaming it keeps its
 * members. Ids have the form `organization/group`.
 */
export const group = defineResource({
  type: "Group",
  id: "{org}/{name}",
  inputs: {
    /** Organization the group belongs to; `dockerhub:org` when left out. */
    org: orgName,
    /** Name of the group. A new name renames it in place, and its members stay. */
    name: groupName,
    /** What the group is for. */
    description: upTo(255).default(""),
    /** Take over a group of that name that exists already, with everybody in it, and describe it as declared here. */
    adopt: z.boolean().optional(),
    /**
     * What happens to the group when the resource is deleted: `delete` ends it, `retain` changes nothing.
     * When left out, it is ended, but `pulumi destroy` keeps a group that was there before.
     */
    onDestroy: z.enum(["delete", "retain"], "it is one of delete, retain.").optional(),
  },
  outputs: {
    /** Number Docker Hub gave the group; it survives a new name. */
    groupId: z.int(),
    /** True for a group that was there before the stack took it over. */
    found: z.boolean().optional(),
  },
  fromConfig: ["org"],
  declares: ["group/{org}/{name}"],
  becomes: ["group/{org}/#{groupId}"],
  holds: ["group/{org}/#{groupId}", "group/{org}/{name}"],
  isReferredTo: true,
  replaceOn: ["org"],
  onlyOnCreate: ["adopt"],
  movedWhen: async ({ org, groupId }, { name }, run) =>
    groupId !== undefined && name !== undefined && (await isLost(run, org!, groupId, name)) ? "name" : undefined,
  onlyOnDelete: ["onDestroy"],
  example: { platform: { name: "platform", description: "Runs the clusters" } },
  told: groupTold,
  create: (hub, inputs) => makeGroup(hub, inputs),
  read: async (hub, { org, name, groupId }) => {
    const group = await findGroup(hub, org!, name!, groupId);
    return group && { ...group, ...(groupId === undefined ? { found: true } : {}) };
  },
  update: (hub, inputs, before) => changeGroup(hub, inputs, before).then(() => ({})),
  leaving: (hub, state) => leavingGroup(hub, state),
  delete: (hub, state, isDestroy) => endGroup(hub, state, isDestroy),
});
