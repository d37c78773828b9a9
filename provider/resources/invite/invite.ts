import { z } from "zod";
import { defineResource } from "../shared/defineResource";
import { assumedRole, begin, beginAnew, endInvite, follow, leavingInvite } from "./progress";
import { coupled } from "../shared/people";
import { inviteFaults } from "../shared/rails";
import { groupName, invitee, orgName, role } from "../shared/values";
import { inviteTold } from "./told";

/**
 * An invitation to join an organization, and what became of it. Once accepted it stays in the stack
 * and does nothing more: deleting it then removes nobody. Ids have the form `organization/invitee`. Read by
 * its id alone, a pending one is taken to be of the role `member`, because Docker Hub does not tell it.
 */
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
    /**
     * What happens to a pending invitation when the resource is deleted: `cancel` ends it, `retain`
     * changes nothing. When left out, it is cancelled, but `pulumi destroy` keeps one that was there
     * before. Whoever has accepted stays in any case.
     */
    onDestroy: z.enum(["cancel", "retain"], "it is one of cancel, retain.").optional(),
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
    /** True for an invitation that was pending before the stack took it over. */
    found: z.boolean().optional(),
  },
  fromConfig: ["org"],
  declares: ["invite/{org}/{invitee}", "person/{org}/{invitee}", "uses/{org}/{group}"],
  becomes: ["invite/#{inviteId}", "person/{org}/{username}"],
  holds: ["invite/{org}/{invitee}", "invite/#{inviteId}", "person/{org}/{invitee}", "person/{org}/{username}"],
  replaceOn: ["org", "invitee"],
  onlyOnDelete: ["onDestroy"],
  validate: ({ invitee, role, group }, _, rails) => ({ ...inviteFaults(invitee, role, rails), ...coupled(group) }),
  example: { cleo: { invitee: "cleo@example.com", role: "member", group: "${platform.name}" } },
  told: inviteTold,
  create: (hub, inputs) => begin(hub, inputs),
  read: async (hub, known) => {
    const now = await follow(hub, known);
    if (now === undefined) return undefined;
    const role = known.role === undefined ? assumedRole(hub, known.invitee!, now) : {};
    return { ...now, ...role, ...(known.status === undefined ? { found: true } : {}) };
  },
  update: (hub, inputs, before) => beginAnew(hub, inputs, before),
  leaving: (hub, state) => leavingInvite(hub, state),
  delete: (hub, state, isDestroy) => endInvite(hub, state, isDestroy),
});
