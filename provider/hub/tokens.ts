import { z } from "zod";
import type { Hub } from "./hub";
import { UnexpectedReplyError } from "./errors";
import { allPages } from "./pages";

/** A personal access token, without its value. */
export interface Token {
  uuid: string;
  label: string;
  scopes: string[];
  isActive: boolean;
  /** ISO 8601; undefined for never. */
  expiresAt: string | undefined;
  createdAt: string | undefined;
}

const fields = z.object({
  uuid: z.string(),
  token_label: z.string(),
  scopes: z.array(z.string()),
  is_active: z.boolean(),
  expires_at: z.string().nullish(),
  created_at: z.string().nullish(),
  token: z.string().nullish(),
});
const fromWire = (row: z.output<typeof fields>): Token => ({
  uuid: row.uuid,
  label: row.token_label,
  scopes: row.scopes,
  isActive: row.is_active,
  expiresAt: row.expires_at ?? undefined,
  createdAt: row.created_at ?? undefined,
});
const wire = fields.transform(fromWire);
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
  const rows = await allPages(hub.client, path, { area, row: wire, key: (token) => token.uuid });
  return new Map(rows.map((token) => [token.uuid, token]));
}

/**
 * Makes a token and returns it with its value, which the Hub shows only now.
 * `POST /v2/access-tokens`. When the reply is lost, the value is lost with it: a token that may
 * be the one just made is named, and none is made in its place.
 */
export async function createToken(
  hub: Hub,
  wanted: { label: string; scopes: string[]; expiresAt: string | undefined },
): Promise<Token & { token: string }> {
  const before = new Set((await listTokens(hub)).keys());
  const made = await hub.client.call({
    method: "POST",
    path,
    body: {
      token_label: wanted.label,
      scopes: wanted.scopes,
      ...(wanted.expiresAt === undefined ? {} : { expires_at: wanted.expiresAt }),
    },
    area,
    schema: created,
    found: () => noLeftover(hub, wanted.label, before),
  });
  const { token: _value, ...kept } = made;
  await hub.snapshot.amend<Map<string, Token>>(list, (tokens) => tokens.set(made.uuid, kept));
  return made;
}

/** Throws when a token of this label is there that was not there before, or when nobody can tell. */
async function noLeftover(hub: Hub, label: string, before: ReadonlySet<string>): Promise<undefined> {
  const tokens = await readTokens(hub).catch((error: unknown) => {
    throw new UnexpectedReplyError(
      `Docker Hub may have made a token labelled "${label}"; its reply was lost, and looking for it failed: ${String(error)} ` +
        "Look in the account's settings and delete that token before running again.",
    );
  });
  const leftover = [...tokens.values()].find((token) => token.label === label && !before.has(token.uuid));
  if (leftover === undefined) return undefined;
  throw new UnexpectedReplyError(
    `Docker Hub made a token labelled "${label}" but its reply, with the value, was lost. ` +
      `Delete token ${leftover.uuid} in the account's settings and run again.`,
  );
}

/** `PATCH /v2/access-tokens/{uuid}`; only the label and whether it is active can change. */
export async function updateToken(
  hub: Hub,
  uuid: string,
  { label, isActive }: { label?: string; isActive?: boolean },
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
