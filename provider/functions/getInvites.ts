import { z } from "zod";
import { isStale, listInvites } from "../hub/invites";
import { defineFunction } from "./define";
import { list, orgName, perhaps } from "./values";

/** The invitations to an organization that nobody has accepted yet. Each holds a seat. */
export const getInvites = defineFunction({
  name: "getInvites",
  inputs: {
    /** Organization; `dockerhub:org` when left out. */
    org: orgName,
  },
  outputs: {
    /** The invitations, by invitee. */
    invites: list(
      z.object({
        /** Id that Docker Hub gave the invitation. */
        inviteId: z.string(),
        /** The address, or the Docker ID once one is registered for it. */
        invitee: z.string(),
        /** Group that the person joins on accepting. */
        group: perhaps,
        /** When the mail was sent, in ISO 8601. */
        createdAt: perhaps,
        /** True once the link in the mail is dead, after 14 days; the web page still accepts the invitation. */
        stale: z.boolean(),
      }),
    ),
  },
  fromConfig: { org: "org" },
  invoke: async (hub, { org }) => {
    const invites = [...(await listInvites(hub, org)).values()].map((one) => ({ ...one, stale: isStale(hub, one) }));
    return { invites: invites.sort((a, b) => (a.invitee < b.invitee ? -1 : 1)) };
  },
});
