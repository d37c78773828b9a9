import { z } from "zod";
import { findGroup } from "../hub/groups";
import { addToGroup, dropMember, isSameGroup, whoIsIn } from "../hub/memberships";
import { defineResource } from "./defineResource";
import { inGroup } from "./people";
import { dockerId, groupName, orgName } from "./values";

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
  },
  outputs: {
    /** Number of the group, by which it is known again under a new name. */
    groupId: z.number(),
  },
  fromConfig: ["org"],
  claims: ({ org, group, username }) => [inGroup(org, group, username)],
  create: async (hub, { org, group, username }) => {
    const { groupId } = await addToGroup(hub, org, group, username);
    return { groupId };
  },
  read: async (hub, { org, group, username, groupId }) => {
    const found = await findGroup(hub, org!, group!, groupId);
    const belongs = found !== undefined && (await whoIsIn(hub, org!, found)).has(username!);
    return belongs ? { group: found.name, groupId: found.groupId } : undefined;
  },
  delete: async (hub, { org, group, groupId, username }) => {
    if (hub.claims.has(inGroup(org, group, username))) return;
    if (await isSameGroup(hub, org, group, groupId)) await dropMember(hub, org, group, username);
  },
});
