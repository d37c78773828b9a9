import { z } from "zod";
import { goneIsFine } from "../hub/errors";
import { cancelInvite, invite as send } from "../hub/invites";
import { defineResource } from "./defineResource";
import { begin, follow, progressOf } from "./inviteProgress";
import { inOrg } from "./people";
import { inviteFaults } from "./rails";
import { groupName, invitee, orgName, role } from "./values";

export const invite = defineResource({
  type: "Invite",
  id: "{org}/{invitee}",
  inputs: {
    /** Organization to join; `dockerhub:org` when left out. */
    org: orgName,
    /** Address or Docker ID of the person. */
    invitee: invitee,
    /** Role the person gets on accepting: `owner`, `editor` or `member`. */
    role: role.default("member"),
    /** Group the person joins on accepting. */
    group: groupName.optional(),
  },
  outputs: {
    /** `pending`, `stale` (the link in the mail, good for 14 days, is dead), or `accepted`. */
    status: z.enum(["pending", "stale", "accepted"]),
    /** Id of the invitation, as long as it was pending when last seen. */
    inviteId: z.string().optional(),
    /** When the person was invited, in ISO 8601. */
    createdAt: z.string().optional(),
    /** Docker ID of the person, once Docker Hub tells it. */
    username: z.string().optional(),
  },
  fromConfig: ["org"],
  replaceOn: ["org", "invitee"],
  validate: ({ invitee, role }, _, rails) => inviteFaults(invitee, role, rails),
  claims: ({ org, invitee, username }) => [inOrg(org, invitee), inOrg(org, username)],
  create: (hub, inputs) => begin(hub, inputs),
  read: (hub, known) => follow(hub, known),
  update: async (hub, inputs, before) => {
    if (before.status === "accepted") return {};
    // Docker Hub cannot change an invitation: the old one is cancelled and another one sent.
    if (before.inviteId !== undefined) await cancelInvite(hub, before.org, before.inviteId).catch(goneIsFine);
    return progressOf(hub, inputs, await send(hub, inputs.org, inputs.invitee, inputs.role, inputs.group));
  },
  delete: async (hub, { org, invitee, inviteId, status }) => {
    if (!hub.claims.has(inOrg(org, invitee)) && status !== "accepted" && inviteId !== undefined)
      await cancelInvite(hub, org, inviteId);
  },
});
