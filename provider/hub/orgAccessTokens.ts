import { z } from "zod";
import type { Hub } from "./hub";
import { NotFoundError } from "./errors";
import { allPages, pageOf } from "./pages";

/** What an organization access token is good for: a repository, several, or something of the organization. */
export interface TokenResource {
  /** `TYPE_REPO`, `TYPE_ORG`, or whatever else the Hub has. */
  type: string;
  // `org/repo`, `org/*`, `*/*/public` for public repositories, or the name of the organization
  path: string;
  /** Such as `scope-image-pull`, or `scope-member-read`; the set is open. */
  scopes: readonly string[];
}

/** An organization access token without its value, as far as a list tells. Moments are ISO 8601. */
export interface OrgAccessToken {
  uuid: string;
  label: string;
  createdBy: string | undefined;
  isActive: boolean;
  createdAt: string | undefined;
  /** Undefined for never. */
  expiresAt: string | undefined;
  lastUsedAt: string | undefined;
}

/** The same with what only the single read tells. Its description is in no reply. */
export interface WholeOrgAccessToken extends OrgAccessToken {
  resources: readonly TokenResource[];
}

/** The service leaves out, says null, or says "" for the same thing. */
const text = z
  .string()
  .nullish()
  .transform((value) => value || undefined);

const row = z.object({
  id: z.string(),
  label: z.string(),
  created_by: text,
  is_active: z.boolean(),
  created_at: text,
  expires_at: text,
  last_used_at: text,
});
const fromWire = (told: z.output<typeof row>): OrgAccessToken => ({
  uuid: told.id,
  label: told.label,
  createdBy: told.created_by,
  isActive: told.is_active,
  createdAt: told.created_at,
  expiresAt: told.expires_at,
  lastUsedAt: told.last_used_at,
});
const resource = z.object({ type: z.string(), path: z.string(), scopes: z.array(z.string()) });
const whole = row.extend({ resources: z.array(resource).nullish() });
const toWhole = ({ resources, ...told }: z.output<typeof whole>): WholeOrgAccessToken => ({
  ...fromWire(told),
  resources: resources ?? [],
});

export const wholeToken = whole.transform(toWhole);
/** The reply that makes one, which alone has its value. */
export const madeToken = whole
  .extend({ token: z.string().min(1) })
  .transform(({ token, ...told }) => ({ ...toWhole(told), token }));
const page = pageOf(row.transform(fromWire));

const area = "organization tokens" as const;
export const collection = (org: string) => `v2/orgs/${encodeURIComponent(org)}/access-tokens`;
export const item = (org: string, uuid: string) => `${collection(org)}/${encodeURIComponent(uuid)}`;

/** What the snapshot calls them. */
export const held = {
  list: (org: string) => `access tokens of ${org}`,
  one: (org: string, uuid: string) => `access token ${org}/${uuid}`,
};

/** All access tokens of an organization, by uuid. `GET /v2/orgs/{org}/access-tokens` */
export function listOrgAccessTokens(hub: Hub, org: string): Promise<Map<string, OrgAccessToken>> {
  return hub.snapshot.get(held.list(org), () => readOrgAccessTokens(hub, org));
}

/** The same, read now. */
export async function readOrgAccessTokens(hub: Hub, org: string): Promise<Map<string, OrgAccessToken>> {
  const rows = await allPages(hub.client, collection(org), { area, page, key: ({ uuid }) => uuid });
  return new Map(rows.map((token) => [token.uuid, token]));
}

/** One token with its resources; undefined when there is none. `GET /v2/orgs/{org}/access-tokens/{id}` */
export function getOrgAccessToken(hub: Hub, org: string, uuid: string): Promise<WholeOrgAccessToken | undefined> {
  return hub.snapshot.get(held.one(org, uuid), () => readOrgAccessToken(hub, org, uuid));
}

/** The same, read now. */
export async function readOrgAccessToken(
  hub: Hub,
  org: string,
  uuid: string,
): Promise<WholeOrgAccessToken | undefined> {
  return hub.client.call({ method: "GET", path: item(org, uuid), area, schema: wholeToken }).catch((error: unknown) => {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  });
}
