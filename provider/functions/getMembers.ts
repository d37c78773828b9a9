import { z } from "zod";
import { NotFoundError } from "../hub/errors";
import { findGroup } from "../hub/groups";
import type { Hub } from "../hub/hub";
import { listInvites, type PendingInvite } from "../hub/invites";
import { listMembers, type Member } from "../hub/members";
import { defineFunction } from "./define";
import { member } from "./rows";
import { flag, groupName, list, name, orgName } from "./values";

/** Stands for the role of people whose role nobody knows yet. */
const INVITEE = "invitee";

/**
 * Who belongs to an organization, by role and group, or who is invited to it. However often it is called, the
 * members are read once.
 */
export const getMembers = defineFunction({
  name: "getMembers",
  inputs: {
    /** Organization; `dockerhub:org` when left out. */
    org: orgName,
    /** Only people of this role: `owner`, `editor`, `member`, or whatever else Docker Hub has. */
    role: name.optional(),
    /** Only people in this group. */
    group: groupName.optional(),
    /** True: the people who are invited and have not accepted, in place of the members. */
    invited: flag.default(false),
  },
  outputs: {
    /** The people, by user name. */
    members: list(z.object(member)),
  },
  fromConfig: { org: "org" },
  validate: ({ role, invited }) => {
    if (invited && role !== undefined)
      return "role cannot stand beside invited: Docker Hub tells nobody which role an invitation gives.";
    return role === INVITEE ? "role: nobody who belongs has it; invited: true gives who is invited." : undefined;
  },
  invoke: async (hub, { org, role, group, invited }) => {
    const people = invited
      ? [...(await listInvites(hub, org)).values()].map(invitee)
      : [...(await listMembers(hub, org)).values()];
    const members = people
      .filter((one) => (role ?? one.role) === one.role && (group === undefined || one.groups.includes(group)))
      .sort((a, b) => (a.username < b.username ? -1 : 1));
    if (group !== undefined && members.length === 0) await mustExist(hub, org, group);
    return { members };
  },
});

/** Nobody in a group is an answer, and a group that does not exist is none. */
async function mustExist(hub: Hub, org: string, group: string): Promise<void> {
  if ((await findGroup(hub, org, group)) === undefined) throw noGroup(org, group);
}

export const noGroup = (org: string, group: string) =>
  new NotFoundError(`${org} has no group ${group}; dockerhub.getGroups lists those that there are.`);

const invitee = ({ invitee: username, group }: PendingInvite): Member => ({
  username,
  role: INVITEE,
  groups: group === undefined ? [] : [group],
  email: username.includes("@") ? username : undefined,
  fullName: undefined,
  isGuest: false,
  joinedAt: undefined,
});
