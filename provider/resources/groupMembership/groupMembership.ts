import { z } from "zod";
import { findGroup } from "../../hub/groups";
import { addMember, dropMember, wasIn, whoIsIn } from "../../hub/memberships";
import { defineResource } from "../shared/defineResource";
import { declaredElsewhere, retained, wasFound } from "../shared/left";
import { coupled } from "../shared/people";
import { awaitGroup } from "../shared/awaitGroup";
import { groupOf, isAnother, isDeclaredIn } from "../shared/theGroup";
import { dockerId, groupName, orgName } from "../shared/values";
import { groupMembershipTold } from "./told";

/**
 * One member of one group, for programs that declare memberships one by one. A group that is
 * renamed keeps its memberships. Ids have the form `organization/group/username`.
 */
export const groupMembership = defineResource({
  type: "GroupMembership",
  id: "{org}/{group}/{username}",
  inputs: {
    /** Organization of the group; `dockerhub:org` when left out. */
    org: orgName,
    /** Name of the group; best written as `thatGroup.name`. */
    group: groupName,
    /** Docker ID of somebody who is a member of the organization. */
    username: dockerId,
    /**
     * What happens when the resource is deleted: `remove` takes the person out of the group, `retain`
     * changes nothing. When left out, the person is taken out, but `pulumi destroy` keeps somebody who
     * was in the group before.
     */
    onDestroy: z.enum(["remove", "retain"], "it is one of remove, retain.").optional(),
  },
  outputs: {
    /** Number of the group, by which it is known again under a new name. */
    groupId: z.int(),
    /** True for somebody who was in the group before the stack put them there. */
    found: z.boolean().optional(),
  },
  fromConfig: ["org"],
  declares: ["in/{org}/{group}/{username}", "uses/{org}/{group}", "person/{org}/{username}"],
  holds: ["in/{org}/#{groupId}/{username}"],
  replaceOn: ["org", "group", "username"],
  onlyOnDelete: ["onDestroy"],
  movedWhen: async ({ org, group, groupId }, inputs, run) =>
    group === inputs.group && groupId !== undefined && (await isAnother(run, org!, group!, groupId))
      ? "group"
      : undefined,
  validate: ({ group }) => coupled(group),
  example: { "ada-platform": { group: "${platform.name}", username: "ada" } },
  told: groupMembershipTold,
  create: async (hub, { org, group, username }) => {
    const there = await awaitGroup(hub, org, group);
    const { groupId } = there;
    const held = await hub.run.holders(`in/${org}/#${groupId}/${username}`);
    const was = held.length === 0 && (await wasIn(hub, org, there, username));
    if (!was) await addMember(hub, org, group, username);
    const found = was || held.some(({ properties }) => wasThere(properties["found"], username));
    return { groupId, ...(found ? { found } : {}) };
  },
  read: async (hub, { org, group, username, groupId }) => {
    const there = await findGroup(hub, org!, group!, groupId);
    const belongs = there !== undefined && (await whoIsIn(hub, org!, there)).has(username!);
    if (!belongs) return undefined;
    return { group: there.name, groupId: there.groupId, ...(groupId === undefined ? { found: true } : {}) };
  },
  update: async () => ({}),
  leaving: async ({ run }, { org, group, groupId, username, onDestroy }) => {
    if (onDestroy === "retain") return [];
    return (await isDeclaredIn(run, org, { groupId, name: group }, username)) ? [] : [username];
  },
  delete: async (hub, { org, groupId, username, found, onDestroy }, isDestroy) => {
    if (onDestroy === "retain") return retained;
    if (isDestroy && found === true && onDestroy === undefined) return wasFound(`Take ${username} out`);
    const group = await groupOf(hub, org, groupId);
    if (group === undefined) return undefined;
    if (!isDestroy && (await isDeclaredIn(hub.run, org, group, username))) return declaredElsewhere;
    await dropMember(hub, org, group, username);
    return undefined;
  },
});

/** Marks of a membership are true or nothing, those of a set are the names. */
const wasThere = (found: unknown, username: string) =>
  found === true || (Array.isArray(found) && found.includes(username));
