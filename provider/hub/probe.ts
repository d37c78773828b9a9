import { z } from "zod";
import type { Hub } from "./hub";
import type { Area } from "./credential";
import { HubError } from "./errors";

/** What one small request shows of a part of the Hub. */
export interface Probed {
  /** Undefined when it may be read, else why not. */
  problem: HubError | undefined;
  /** How many rows there are, where the list says so. */
  count: number | undefined;
  /** Whether a setting is in use that only the Business plan has; false where nobody can tell. */
  business: boolean;
}

const counted = z.object({ count: z.number() });
const data = z.object({ data: z.array(z.unknown()).nullable() });
const restricting = z.object({ restricted_images: z.object({ enabled: z.literal(true) }) });
const listed = z.union([counted, z.array(counted).transform(([first]) => first ?? { count: 0 })]);

/** The smallest request that reads a part. */
const PATHS: Record<Area, (org: string) => string> = {
  groups: (org) => `v2/orgs/${org}/groups`,
  members: (org) => `v2/orgs/${org}/members`,
  invites: (org) => `v2/orgs/${org}/invites`,
  tokens: () => "v2/access-tokens",
  settings: (org) => `v2/orgs/${org}/settings`,
  "audit log": (org) => `v2/auditlogs/${org}`,
};

/** Looks whether a part can be read, with one request that changes nothing. */
export async function probe(hub: Hub, org: string, area: Area): Promise<Probed> {
  const path = PATHS[area](encodeURIComponent(org));
  const query = ["invites", "settings"].includes(area) ? {} : { page: 1, page_size: 1 };
  try {
    const reply = await hub.client.call({ method: "GET", path, query, area, schema: z.unknown() });
    const rows = data.safeParse(reply).data?.data?.length;
    const business = restricting.safeParse(reply).success;
    return { problem: undefined, count: rows ?? listed.safeParse(reply).data?.count, business };
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    return { problem: error, count: undefined, business: false };
  }
}

const person = z.object({ username: z.string(), role: z.string() });
const found = z.object({ results: z.array(person) });

/** The role of one account, by a search of the members; undefined when it is no member, or nobody may look. */
export async function roleOf(hub: Hub, org: string, username: string): Promise<string | undefined> {
  const path = `v2/orgs/${encodeURIComponent(org)}/members`;
  const schema = z.union([found, z.array(found).transform(([first]) => first ?? { results: [] })]);
  const call = { method: "GET", path, query: { search: username, page_size: 100 }, area: "members", schema } as const;
  const reply = await hub.client.call(call).catch((error: unknown) => {
    if (!(error instanceof HubError)) throw error;
    return { results: [] };
  });
  return reply.results.find((one) => one.username.toLowerCase() === username)?.role.toLowerCase();
}
