import { z } from "zod";
import type { Hub } from "./hub";
import { newToken, type Tokens } from "./newToken";
import { allPages, pageOf } from "./pages";

/** A personal access token, without its value. */
export interface Token {
  uuid: string;
  label: string;
  scopes: string[];
  isActive: boolean;
  /** ISO 8601; undefined for never. */
  expiresAt: string | undefined;
  createdAt: string | undefined;
  lastUsedAt?: string | undefined;
}

const fields = z.object({
  uuid: z.string(),
  token_label: z.string(),
  scopes: z.array(z.string()),
  is_active: z.boolean(),
  expires_at: z.string().nullish(),
  created_at: z.string().nullish(),
  last_used: z.string().nullish(),
  token: z.string().nullish(),
});
const fromWire = (row: z.output<typeof fields>): Token => ({
  uuid: row.uuid,
  label: row.token_label,
  scopes: row.scopes,
  isActive: row.is_active,
  expiresAt: row.expires_at ?? undefined,
  createdAt: row.created_at ?? undefined,
  ...(row.last_used == null ? {} : { lastUsedAt: row.last_used }),
});
const wire = fields.transform(fromWire);
const page = pageOf(wire);
const created = fields
  .extend({ token: z.string().min(1) })
  .transform((row) => ({ ...fromWire(row), token: row.token }));

const area = "tokens" as const;
const path = "v2/access-tokens";
const item = (uuid: string) => `${path}/${encodeURIComponent(uuid)}`;
const list = "tokens";

/** All tokens of the account that signs in, by uuid. `GET /v2/access-tokens` */
export function listTokens(hub: Hub): Promise<Map<string, Token>> {
  return hub.snapshot.get(list, () => readTokens(hub));
}

async function readTokens(hub: Hub): Promise<Map<string, Token>> {
  const rows = await allPages(hub.client, path, { area, page, key: (token) => token.uuid });
  return new Map(rows.map((token) => [token.uuid, token]));
}

const own = (hub: Hub): Tokens<Token> => ({
  whose: "the account",
  where: "in the account's settings",
  list: () => listTokens(hub),
  read: () => readTokens(hub),
  thing: (uuid) => `token/${uuid}`,
  delete: (uuid) => deleteToken(hub, uuid),
});

/**
 * Makes a token and returns it with its value, which the Hub shows only now: see `newToken`.
 * `POST /v2/access-tokens`
 *
 * @param beginning that all labels drawn for the same resource have; undefined where somebody chose the label
 */
export async function createToken(
  hub: Hub,
  wanted: { label: string; scopes: string[]; expiresAt: string | undefined },
  beginning: string | undefined,
): Promise<Token & { token: string }> {
  const made = await newToken(hub, own(hub), wanted.label, beginning, (found) =>
    hub.client.call({
      method: "POST",
      path,
      body: {
        token_label: wanted.label,
        scopes: wanted.scopes,
        ...(wanted.expiresAt === undefined ? {} : { expires_at: wanted.expiresAt }),
      },
      area,
      schema: created,
      found,
    }),
  );
  const { token: _value, ...kept } = made;
  await hub.snapshot.amend<Map<string, Token>>(list, (tokens) => tokens.set(made.uuid, kept));
  return made;
}

/** `PATCH /v2/access-tokens/{uuid}`; only the label and whether it is active can change. */
export async function updateToken(
  hub: Hub,
  uuid: string,
  { label, isActive }: { label?: string | undefined; isActive?: boolean },
): Promise<Token> {
  const token = await hub.client.call({
    method: "PATCH",
    path: item(uuid),
    body: {
      ...(label === undefined ? {} : { token_label: label }),
      ...(isActive === undefined ? {} : { is_active: isActive }),
    },
    area,
    schema: wire,
    found: async () => {
      const now = (await readTokens(hub)).get(uuid);
      const done =
        now !== undefined && (label ?? now.label) === now.label && (isActive ?? now.isActive) === now.isActive;
      return done ? now : undefined;
    },
  });
  await hub.snapshot.amend<Map<string, Token>>(list, (tokens) => tokens.set(uuid, token));
  return token;
}

/** `DELETE /v2/access-tokens/{uuid}`. Throws NotFoundError when it is gone already. */
export async function deleteToken(hub: Hub, uuid: string): Promise<void> {
  await hub.client.call({ method: "DELETE", path: item(uuid), area });
  await hub.snapshot.amend<Map<string, Token>>(list, (tokens) => tokens.delete(uuid));
}
