import { z } from "zod";
import type { Hub } from "./hub";
import { goneIsFine, InvalidRequestError, UnexpectedReplyError } from "./errors";
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

/** Whether a label can belong to nothing else than the token it is wanted for. */
export type LabelIs = "its own" | "chosen";

/**
 * Makes a token and returns it with its value, which the Hub shows only now.
 * `POST /v2/access-tokens`. When the reply is lost, or a run is killed, the value is lost with it.
 * A leftover of that kind is deleted where its label can belong to nothing else, and named where
 * somebody chose the label: then nobody can tell whose it is.
 */
export async function createToken(
  hub: Hub,
  wanted: { label: string; scopes: string[]; expiresAt: string | undefined },
  labelIs: LabelIs,
): Promise<Token & { token: string }> {
  await clear(hub, await listTokens(hub), wanted.label, labelIs, taken);
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
    found: () => noLeftover(hub, wanted.label, labelIs),
  });
  const { token: _value, ...kept } = made;
  await hub.snapshot.amend<Map<string, Token>>(list, (tokens) => tokens.set(made.uuid, kept));
  return made;
}

/** Sees to it that no token of this label is there but those in the state. Throws `refused` where somebody chose it. */
async function clear(
  hub: Hub,
  tokens: ReadonlyMap<string, Token>,
  label: string,
  labelIs: LabelIs,
  refused: (leftover: Token) => Error,
): Promise<void> {
  for (const token of tokens.values()) {
    if (token.label !== label || hub.claims.has(token.uuid)) continue;
    if (labelIs === "chosen") throw refused(token);
    await deleteToken(hub, token.uuid).catch(goneIsFine);
  }
}

const taken = ({ label, uuid, createdAt }: Token) =>
  new InvalidRequestError(
    `the account has a token labelled "${label}" already (${uuid}, made ${createdAt ?? "some time ago"}). If an interrupted ` +
      "run left it, its value is lost: delete it in the account's settings and run again. If it is in use, choose " +
      "another label, or leave label out, and the token gets one of its own.",
  );

const lost = ({ label, uuid }: Token) =>
  new UnexpectedReplyError(
    `Docker Hub made a token labelled "${label}" but its reply, with the value, was lost. ` +
      `Delete token ${uuid} in the account's settings and run again.`,
  );

/** Clears what a lost reply may have left. Throws when nobody can tell, or when it is for somebody else to delete. */
async function noLeftover(hub: Hub, label: string, labelIs: LabelIs): Promise<undefined> {
  const tokens = await readTokens(hub).catch((error: unknown) => {
    throw new UnexpectedReplyError(
      `Docker Hub may have made a token labelled "${label}"; its reply was lost, and looking for it failed: ${String(error)} ` +
        "Look in the account's settings and delete that token before running again.",
    );
  });
  await clear(hub, tokens, label, labelIs, lost);
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
