import { z } from "zod";
import { ignored } from "../../../run/patterns";
import { defineResource } from "../shared/defineResource";
import { change, groupFaults, leavingSet, readGroup, takeOver, withUncovered } from "./roster";
import { declaredElsewhere, retained, wasFound } from "../shared/left";
import { groupPeople, named, patterns } from "../shared/people";
import { groupOf, isAnother, notDeclaredIn, removeAll } from "../shared/theGroup";
import { groupName, orgName } from "../shared/values";
import { groupMembersTold } from "./told";

/**
 * Everybody in a group, as one resource: who is missing is added, and who is not listed is removed.
 * For groups that the program looks after alone; `GroupMembership` adds single people and leaves
 * the others. Ids have the form `organization/group`.
 */
export const groupMembers = defineResource({
  type: "GroupMembers",
  id: "{org}/{group}",
  inputs: {
    /** Organization of the group; `dockerhub:org` when left out. */
    org: orgName,
    /** Name of the group; best written as `thatGroup.name`. */
    group: groupName,
    /** Everybody who is in the group, by Docker ID: a list, or a map with `true` for each. */
    members: groupPeople,
    /** Names, and patterns with `*`, of people whom this set neither adds, removes nor shows: those another team or a sync looks after. */
    ignore: patterns,
    /**
     * What happens when the resource is deleted: `remove` takes the listed people out of the group,
     * `retain` changes nothing. When left out, they are taken out, but `pulumi destroy` keeps those who
     * were in the group before.
     */
    onDestroy: z.enum(["remove", "retain"], "it is one of remove, retain.").optional(),
  },
  outputs: {
    /** Number of the group, by which it is known again under a new name. */
    groupId: z.int(),
    /** Those who were in the group before the stack took it over. */
    found: z.array(z.string()).optional(),
  },
  fromConfig: ["org"],
  sets: ["members", "ignore"],
  declares: ["set/{org}/{group}", "uses/{org}/{group}", "in/{org}/{group}/{members}", "person/{org}/{members}"],
  holds: ["set/{org}/#{groupId}", "in/{org}/#{groupId}/{members}"],
  whole: ["in/{org}/{group}"],
  replaceOn: ["org", "group"],
  onlyOnDelete: ["onDestroy"],
  wroteDefault: ({ onDestroy, found }) => onDestroy === "remove" && found === undefined,
  movedWhen: async ({ org, group, groupId }, inputs, run) =>
    group === inputs.group && groupId !== undefined && (await isAnother(run, org!, group!, groupId))
      ? "group"
      : undefined,
  validate: (inputs, olds, rails, run) => groupFaults(inputs, olds, rails, run),
  example: { "platform-people": { group: "${platform.name}", members: ["ada", "bo"], ignore: ["bot-*"] } },
  told: groupMembersTold,
  create: (hub, inputs) => takeOver(hub, inputs),
  read: (hub, { org, group, groupId, ignore }) => readGroup(hub, org!, group!, groupId, ignore),
  update: async (hub, inputs, before) =>
    change(hub, { ...inputs, groupId: before.groupId }, await withUncovered(hub, inputs, before)),
  leaving: (hub, state) => leavingSet(hub, state),
  delete: async (hub, { org, groupId, members, found = [], ignore, onDestroy }, isDestroy) => {
    if (onDestroy === "retain") return retained;
    const group = await groupOf(hub, org, groupId);
    if (group === undefined) return undefined;
    const all = Object.keys(members).filter((name) => !ignored(ignore, name));
    const keepsFound = isDestroy && onDestroy === undefined;
    const leaving = keepsFound ? all.filter((name) => !found.includes(name)) : all;
    const ending = isDestroy ? leaving : await notDeclaredIn(hub.run, org, group, leaving);
    await removeAll(hub, org, group, ending);
    if (leaving.length < all.length) return wasFound(`Take ${named(found)} out of ${group.name}`);
    return ending.length < all.length ? declaredElsewhere : undefined;
  },
});
