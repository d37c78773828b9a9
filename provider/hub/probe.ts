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

/** A request that shows whether a part may be read. */
interface Look {
  path: string;
  query?: Record<string, string | number>;
  media?: "scim";
}

/** The smallest page, for lists that have pages. */
const ONE = { page: 1, page_size: 1 };

/** The smallest request that reads a part of an organization. */
const LOOKS: Record<Exclude<Area, keyof typeof LOOKS_INSIDE>, (org: string) => Look> = {
  groups: (org) => ({ path: `v2/orgs/${org}/groups`, query: ONE }),
  members: (org) => ({ path: `v2/orgs/${org}/members`, query: ONE }),
  invites: (org) => ({ path: `v2/orgs/${org}/invites` }),
  tokens: () => ({ path: "v2/access-tokens", query: ONE }),
  "organization tokens": (org) => ({ path: `v2/orgs/${org}/access-tokens`, query: ONE }),
  settings: (org) => ({ path: `v2/orgs/${org}/settings` }),
  "registry access": (org) => ({ path: `v2/orgs/${org}/settings/registry-access-management` }),
  "audit log": (org) => ({ path: `v2/auditlogs/${org}`, query: ONE }),
  repositories: (org) => ({ path: `v2/namespaces/${org}/repositories`, query: ONE }),
  SCIM: () => ({ path: "v2/scim/2.0/Users", query: { startIndex: 1, count: 1 }, media: "scim" }),
  profiles: (org) => ({ path: `v2/orgs/${org}/` }),
  search: (org) => ({ path: "v2/search/repositories/", query: { query: org, ...ONE } }),
};

/** The same for what belongs to a single repository, of which the first one is asked. */
const LOOKS_INSIDE = {
  "repository permissions": (repository: string) => ({ path: `v2/repositories/${repository}/groups/`, query: ONE }),
  webhooks: (repository: string) => ({ path: `v2/repositories/${repository}/webhook_pipeline/`, query: ONE }),
  tags: (repository: string) => {
    const [namespace, name] = repository.split("/");
    return { path: `v2/namespaces/${namespace}/repositories/${name}/tags`, query: ONE };
  },
};

const counted = z.union([
  z.object({ count: z.number() }),
  z.object({ total: z.number() }).transform(({ total }) => ({ count: total })),
  z.object({ totalResults: z.number() }).transform(({ totalResults }) => ({ count: totalResults })),
]);
const data = z.object({ data: z.array(z.unknown()).nullable() });
const restricting = z.union([
  z.object({ restricted_images: z.object({ enabled: z.literal(true) }) }),
  z.object({ standard_registries: z.array(z.unknown()), enabled: z.literal(true) }),
]);
const listed = z.union([counted, z.array(counted).transform(([first]) => first ?? { count: 0 })]);
const repositories = z.object({ results: z.array(z.object({ name: z.string() })) });

/** Looks whether a part can be read, with one request that changes nothing; two for what is inside of repositories. */
export async function probe(hub: Hub, org: string, area: Area): Promise<Probed> {
  const send = (one: Area, look: Look) =>
    hub.client.call({ method: "GET", area: one, schema: z.unknown(), query: {}, ...look });
  const encoded = encodeURIComponent(org);
  const look = async (): Promise<unknown> => {
    if (!isInside(area)) return send(area, LOOKS[area](encoded));
    const list = await send("repositories", LOOKS.repositories(encoded));
    const first = repositories.safeParse(list).data?.results[0];
    return first && send(area, LOOKS_INSIDE[area](`${encoded}/${encodeURIComponent(first.name)}`));
  };
  try {
    const reply = await look();
    const rows = data.safeParse(reply).data?.data?.length;
    const business = restricting.safeParse(reply).success;
    return { problem: undefined, count: rows ?? listed.safeParse(reply).data?.count, business };
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    return { problem: error, count: undefined, business: false };
  }
}

const isInside = (area: Area): area is keyof typeof LOOKS_INSIDE => Object.hasOwn(LOOKS_INSIDE, area);

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
