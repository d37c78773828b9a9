import { z } from "zod";
import { type AuditEvent, auditLogPages } from "../hub/auditLog";
import { defineFunction } from "./define";
import { limit, list, name, orgName, since, text } from "./values";

/**
 * What was done in an organization, the newest first. The log is read by pages of 100, no further back than
 * `since` and `limit` ask for, and each page once.
 */
export const getAuditLogs = defineFunction({
  name: "getAuditLogs",
  inputs: {
    /** Organization; `dockerhub:org` when left out. */
    org: orgName,
    /** From this day or moment on, in ISO 8601. */
    since: since.optional(),
    /** Up to this day or moment, in ISO 8601. */
    until: since.optional(),
    /** Only this action, such as `team.member.add`, with or without the `org.` that Docker Hub writes in some places. */
    action: text.optional(),
    /** Docker ID of who did it. */
    actor: name.optional(),
    /** So many events at the most. */
    limit: limit(100),
  },
  outputs: {
    /** The events, the newest first. */
    events: list(
      z.object({
        /** Such as `team.member.add`, without a leading `org.`. */
        action: z.string(),
        /** What it was done to: a user name, a group, a label, or the organization. */
        name: z.string(),
        /** Docker ID of who did it. */
        actor: z.string(),
        /** When, in ISO 8601. */
        at: z.string(),
        /** What else Docker Hub says of it. */
        data: z.record(z.string(), z.string()).readonly(),
      }),
    ),
    /** True when there may be more of them: `limit` was reached, or the log goes back further than it was read. */
    hasMore: z.boolean(),
  },
  fromConfig: { org: "org" },
  invoke: async (hub, { org, since: from, until: to, action, actor, limit: most }) => {
    const wanted = action?.replace(/^org\./, "").toLowerCase();
    const events = new Map<string, AuditEvent>();
    let isEnd = false;
    for await (const page of auditLogPages(hub, org, { from, to, actor })) {
      for (const event of page.events) {
        const isTheirs = actor === undefined || event.actor.toLowerCase() === actor;
        // A page moves on by what happens while the log is read, and has some of the one before again.
        if (isTheirs && (wanted ?? event.action) === event.action) events.set(JSON.stringify(event), event);
      }
      isEnd = !page.isFull;
      if (events.size >= most) break;
    }
    return { events: [...events.values()].slice(0, most), hasMore: !isEnd || events.size > most };
  },
});
