import { text } from "../../telling/change";
import { deed } from "../../telling/log";
import type { Listed } from "../../telling/look";
import type { Telling } from "../../telling/telling";
import { hasRoster, invitesIn, memberOf, ROLE_ASSUMED } from "../shared/listing";

export const inviteTold: Telling = {
  areas: ["invites", "members"],
  log: {
    came: [deed("member.invite", "{invitee}")],
    went: [deed(["member.invite.cancel", "member.remove"], "{invitee}")],
    changed: [deed(["member.invite", "member.invite.cancel", "member.remove"], "{invitee}")],
  },
  list: async (look) => {
    const invites = await invitesIn(look);
    // In a roster as one resource, who is invited stands among the others.
    if (await hasRoster(look)) return [];
    return invites.map(({ invitee, group, inviteId }): Listed => ({
      name: invitee,
      args: { invitee, ...(group === undefined ? {} : { group }) },
      identity: { inviteId },
      notes: [ROLE_ASSUMED],
      ...(group !== undefined && {
        written: { group: { from: "resource", noun: "Group", name: group, output: "name" } },
      }),
    }));
  },
  itself: "invite/#{inviteId}",
  plan: {
    gives: ({ invitee, role, group }, { status }) => [
      {
        has: "invitation",
        who: text(invitee),
        role: text(role) || "member",
        group: text(group),
        pending: status !== "accepted",
      },
    ],
    dockerIds: ({ invitee }, { username }) => (text(username) === "" ? [] : [[text(invitee), text(username)]]),
  },
  terraform: {
    type: "docker_org_member",
    attributes: {
      org_name: "org",
      user_name: "invitee",
      email: "invitee",
      role: "role",
      invite_id: { why: "read from Docker Hub" },
    },
    isOne: async (attributes, look) => (await memberOf(attributes, look)) === undefined,
  },
  review: null,
};
