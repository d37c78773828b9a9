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

/** What part of a log is asked for. Moments are ISO 8601; what is left out is not asked about. */
export interface AuditQuery {
  from?: string | undefined;
  to?: string | undefined;
  /** Docker ID of who did it. */
  actor?: string | undefined;
}

/** A page of the log, and whether the log goes on behind it. */
interface AuditPage {
  events: readonly AuditEvent[];
  isFull: boolean;
}

/**
 * The audit log by pages, newest first, each read when somebody comes to it, and once. It has no count: a page that
 * is not full is the last. `GET /v2/auditlogs/{org}`
 */
export async function* auditLogPages(hub: Hub, org: string, asked: AuditQuery): AsyncGenerator<AuditPage> {
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  for (let number = 1; number <= MOST_PAGES; number++) {
    const query: Record<string, string | number> = { page: number, page_size: PAGE_SIZE, ...given };
    const one = await hub.snapshot.get(`audit log of ${org} ${JSON.stringify(query)}`, () => readPage(hub, org, query));
    yield one;
    if (!one.isFull) return;
  }
}

async function readPage(hub: Hub, org: string, query: Record<string, string | number>): Promise<AuditPage> {
  const path = `v2/auditlogs/${encodeURIComponent(org)}`;
  const { logs } = await hub.client
    .call({ method: "GET", path, query, area: "audit log", schema: page })
    .catch(missingList(path));
  const events = logs ?? [];
  return { events, isFull: events.length >= PAGE_SIZE };
}

/** All events from a moment on; as far back as the log goes when undefined. */
export async function readAuditLog(hub: Hub, org: string, from: string | undefined): Promise<AuditEvent[]> {
  const all: AuditEvent[] = [];
  for await (const { events } of auditLogPages(hub, org, { from })) all.push(...events);
  return all;
}

/** Whether that was more than is read, so that there are older ones that nobody has seen. */
export const isCutOff = ({ length }: readonly AuditEvent[]): boolean => length === MOST_PAGES * PAGE_SIZE;
