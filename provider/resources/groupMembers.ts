import { z } from "zod";
import { isSameGroup } from "../hub/memberships";
import { defineResource } from "./defineResource";
import { change, groupFaults, readGroup, removeAll, takeOver } from "./groupRoster";
import { groupPeople, inGroup, patterns } from "./people";
import { groupName, orgName } from "./values";

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
    /** Names, and patterns with `*`, of people who are never added, removed or shown: those another team or a sync looks after. */
    ignore: patterns,
    /** What happens on delete: `remove` (default) takes the listed people out of the group, `retain` changes nothing. */
    onDestroy: z.enum(["remove", "retain"], "it is one of remove, retain.").default("remove"),
  },
  outputs: {
    /** Number of the group, by which it is known again under a new name. */
    groupId: z.number(),
  },
  fromConfig: ["org"],
  sets: ["members", "ignore"],
  replaceOn: ["org", "group"],
  onlyOnDelete: ["onDestroy"],
  claims: ({ org, group, members }) => Object.keys(members ?? {}).map((name) => inGroup(org, group, name)),
  validate: (inputs, olds, rails) => groupFaults(inputs, olds.members, rails),
  create: (hub, inputs) => takeOver(hub, inputs),
  read: (hub, { org, group, groupId, ignore }) => readGroup(hub, org!, group!, groupId, ignore),
  update: (hub, inputs, { groupId, members }) => change(hub, { ...inputs, groupId }, members),
  delete: async (hub, { org, group, groupId, members, onDestroy }) => {
    if (onDestroy === "retain" || !(await isSameGroup(hub, org, group, groupId))) return;
    const leaving = Object.keys(members).filter((name) => !hub.claims.has(inGroup(org, group, name)));
    await removeAll(hub, org, group, leaving);
  },
});
