import type { Hub } from "./hub";
import { newToken, type Tokens } from "./newToken";
import {
  collection,
  held,
  item,
  listOrgAccessTokens,
  madeToken,
  type OrgAccessToken,
  readOrgAccessToken,
  readOrgAccessTokens,
  type TokenResource,
  type WholeOrgAccessToken,
  wholeToken,
} from "./orgAccessTokens";

/** What a token is made of. The Hub takes `description` and never tells it. */
export interface WantedOrgAccessToken {
  label: string;
  description: string;
  resources: readonly TokenResource[];
  /** ISO 8601; undefined for never. It cannot be changed. */
  expiresAt: string | undefined;
}

const area = "organization tokens" as const;

/** What a stack that has the organization access token of this uuid holds. */
export const thing = (uuid: string) => `orgToken/${uuid}`;

const tokensOf = (hub: Hub, org: string): Tokens<OrgAccessToken> => ({
  whose: `the organization ${org}`,
  where: `in the settings of ${org}`,
  list: () => listOrgAccessTokens(hub, org),
  read: () => readOrgAccessTokens(hub, org),
  thing,
  delete: (uuid) => deleteOrgAccessToken(hub, org, uuid),
});

/**
 * Makes a token and returns it with its value, which the Hub shows only now: see `newToken`.
 * `POST /v2/orgs/{org}/access-tokens`
 *
 * @param beginning that all labels drawn for the same resource have; undefined where somebody chose the label
 */
export async function createOrgAccessToken(
  hub: Hub,
  org: string,
  { label, description, resources, expiresAt }: WantedOrgAccessToken,
  beginning: string | undefined,
): Promise<WholeOrgAccessToken & { token: string }> {
  const made = await newToken(hub, tokensOf(hub, org), label, beginning, (found) =>
    hub.client.call({
      method: "POST",
      path: collection(org),
      body: { label, description, resources, ...(expiresAt === undefined ? {} : { expires_at: expiresAt }) },
      area,
      schema: madeToken,
      found,
    }),
  );
  const { token: _value, ...kept } = made;
  await remember(hub, org, kept);
  return made;
}

/**
 * Changes what is given. `PATCH /v2/orgs/{org}/access-tokens/{id}`. A description that was lost with a reply is
 * sent again: no reply tells whether it has arrived. Throws NotFoundError when the token is gone.
 */
export async function updateOrgAccessToken(
  hub: Hub,
  org: string,
  uuid: string,
  change: Partial<Omit<WantedOrgAccessToken, "expiresAt"> & { isActive: boolean }>,
): Promise<WholeOrgAccessToken> {
  const { label, description, resources, isActive } = change;
  // JSON leaves out what is undefined.
  const body = { label, description, resources, is_active: isActive };
  const token = await hub.client.call({
    method: "PATCH",
    path: item(org, uuid),
    body,
    area,
    schema: wholeToken,
    found: async () => {
      const now = await readOrgAccessToken(hub, org, uuid);
      const done = now !== undefined && description === undefined && isAs(now, change);
      return done ? now : undefined;
    },
  });
  await remember(hub, org, token);
  return token;
}

function isAs(now: WholeOrgAccessToken, { label, resources, isActive }: Parameters<typeof updateOrgAccessToken>[3]) {
  return (
    (label ?? now.label) === now.label &&
    (isActive ?? now.isActive) === now.isActive &&
    (resources === undefined || canonical(resources) === canonical(now.resources))
  );
}

/** The same text for the same resources, in whichever order. */
const canonical = (resources: readonly TokenResource[]): string =>
  JSON.stringify(resources.map(({ type, path, scopes }) => JSON.stringify([type, path, [...scopes].sort()])).sort());

/** `DELETE /v2/orgs/{org}/access-tokens/{id}`. Throws NotFoundError when it is gone already. */
export async function deleteOrgAccessToken(hub: Hub, org: string, uuid: string): Promise<void> {
  await hub.client.call({ method: "DELETE", path: item(org, uuid), area });
  hub.snapshot.forget(held.one(org, uuid));
  await hub.snapshot.amend<Map<string, OrgAccessToken>>(held.list(org), (tokens) => tokens.delete(uuid));
}

async function remember(hub: Hub, org: string, { resources: _, ...listed }: WholeOrgAccessToken): Promise<void> {
  hub.snapshot.forget(held.one(org, listed.uuid));
  await hub.snapshot.amend<Map<string, OrgAccessToken>>(held.list(org), (tokens) => tokens.set(listed.uuid, listed));
}
