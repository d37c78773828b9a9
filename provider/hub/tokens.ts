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

/**
 * Makes a token and returns it with its value, which the Hub shows only now.
 * `POST /v2/access-tokens`. When the reply is lost, or a run is killed, the value is lost with it. A label
 * that was drawn for this token alone tells what a lost reply left, and that is deleted. What an earlier
 * run left is named, because nobody can tell it from a token that another stack has.
 *
 * @param own beginning that all labels drawn for the same resource have; undefined where somebody chose the label
 */
export async function createToken(
  hub: Hub,
  wanted: { label: string; scopes: string[]; expiresAt: string | undefined },
  own: string | undefined,
): Promise<Token & { token: string }> {
  const isSame = (label: string) => (own === undefined ? label === wanted.label : isDrawn(own, label));
  const others = await strangers(hub, await listTokens(hub), isSame);
  if (own === undefined && others.length > 0) throw taken(others[0]!);
  for (const other of others) hub.rails.notice(leftover(other));
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
    found: () => noLeftover(hub, wanted.label, own !== undefined),
  });
  madeHere(hub).add(made.uuid);
  const { token: _value, ...kept } = made;
  await hub.snapshot.amend<Map<string, Token>>(list, (tokens) => tokens.set(made.uuid, kept));
  return made;
}

const isDrawn = (own: string, label: string) => label.startsWith(own) && /^[0-9a-f]{12}$/.test(label.slice(own.length));

const made = new WeakMap<Hub, Set<string>>();

/** Tokens that this process has made. */
function madeHere(hub: Hub): Set<string> {
  const there = made.get(hub) ?? new Set<string>();
  made.set(hub, there);
  return there;
}

/** The tokens of such labels that are neither of this stack nor of this run. */
async function strangers(
  hub: Hub,
  tokens: ReadonlyMap<string, Token>,
  isSame: (label: string) => boolean,
): Promise<Token[]> {
  const same = [...tokens.values()].filter(({ label, uuid }) => isSame(label) && !madeHere(hub).has(uuid));
  const held = await Promise.all(same.map(({ uuid }) => hub.run.holders(`token/${uuid}`)));
  return same.filter((_, index) => held[index]!.length === 0);
}

const taken = ({ label, uuid, createdAt }: Token) =>
  new InvalidRequestError(
    `the account has a token labelled "${label}" already (${uuid}, made ${createdAt ?? "some time ago"}). If an interrupted ` +
      "run left it, its value is lost: delete it in the account's settings and run again. If it is in use, choose " +
      "another label, or leave label out, and the token gets one of its own.",
  );

const leftover = ({ label, uuid, createdAt }: Token) =>
  `the account has a token labelled "${label}" (${uuid}, made ${createdAt ?? "some time ago"}), which this stack does not ` +
  "have. If an interrupted run left it, its value is lost: delete it in the account's settings.";

const lost = ({ label, uuid }: Token) =>
  new UnexpectedReplyError(
    `Docker Hub made a token labelled "${label}" but its reply, with the value, was lost. ` +
      `Delete token ${uuid} in the account's settings and run again.`,
  );

/** Deletes what a lost reply has left of a token whose label nothing else has. Throws for one that was chosen, or when nobody can tell. */
async function noLeftover(hub: Hub, label: string, isOwn: boolean): Promise<undefined> {
  const tokens = await readTokens(hub).catch((error: unknown) => {
    throw new UnexpectedReplyError(
      `Docker Hub may have made a token labelled "${label}"; its reply was lost, and looking for it failed: ${String(error)} ` +
        "Look in the account's settings and delete that token before running again.",
    );
  });
  for (const left of await strangers(hub, tokens, (one) => one === label)) {
    if (!isOwn) throw lost(left);
    await deleteToken(hub, left.uuid).catch(goneIsFine);
  }
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
