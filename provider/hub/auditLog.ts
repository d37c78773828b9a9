import { z } from "zod";
import type { Hub } from "./hub";
import { missingList, PAGE_SIZE } from "./pages";

/** One line of an organization's audit log. */
export interface AuditEvent {
  /** Such as `team.member.add`; without the prefix `org.`, which the service writes in some places. */
  action: string;
  /** What it was done to: a user name, a group, a label, or the organization. */
  name: string;
  /** Who did it. */
  actor: string;
  /** ISO 8601. */
  at: string;
  data: Readonly<Record<string, string>>;
}

const wire = z
  .object({
    action: z.string(),
    name: z.string(),
    actor: z.string(),
    timestamp: z.string(),
    data: z.record(z.string(), z.unknown()).nullish(),
  })
  .transform(({ action, name, actor, timestamp, data }): AuditEvent => ({
    action: action.replace(/^org\./, ""),
    name: name.toLowerCase(),
    actor,
    at: timestamp,
    data: Object.fromEntries(Object.entries(data ?? {}).map(([key, value]) => [key, String(value).toLowerCase()])),
  }));
const page = z.object({ logs: z.array(wire).nullish() });

/** So many pages are read at the most; the log of years is not needed to tell what happened of late. */
const MOST_PAGES = 50;

/**
 * The audit log by pages, newest first, from a moment on. It has no count: a page that is not full is the
 * last. `GET /v2/auditlogs/{org}`
 *
 * @param from ISO 8601; as far back as the log goes when undefined
 */
export async function* auditLogPages(hub: Hub, org: string, from: string | undefined): AsyncGenerator<AuditEvent[]> {
  const path = `v2/auditlogs/${encodeURIComponent(org)}`;
  for (let number = 1; number <= MOST_PAGES; number++) {
    const query = { page: number, page_size: PAGE_SIZE, ...(from === undefined ? {} : { from }) };
    const { logs } = await hub.client
      .call({ method: "GET", path, query, area: "audit log", schema: page })
      .catch(missingList(path));
    yield logs ?? [];
    if ((logs ?? []).length < PAGE_SIZE) return;
  }
}

/** All of those pages. */
export async function readAuditLog(hub: Hub, org: string, from: string | undefined): Promise<AuditEvent[]> {
  const events: AuditEvent[] = [];
  for await (const some of auditLogPages(hub, org, from)) events.push(...some);
  return events;
}
