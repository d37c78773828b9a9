import type { Hub } from "../../hub/hub";
import { createToken, deleteToken, listTokens, updateToken } from "../../hub/tokens";
import { rotationSeen } from "../shared/rotation";
import { tokenFaults } from "../shared/tokenFaults";
import { type Kept, sameMoment, TokenLife, type Wanted as AnyWanted } from "../shared/tokenLife";

/** What a personal access token may do, the widest first; each includes those after it. */
export const SCOPES = ["repo:admin", "repo:write", "repo:read", "repo:public_read"] as const;

export type Scope = (typeof SCOPES)[number];

interface Wanted extends AnyWanted {
  scopes: Scope[];
}

interface State extends Kept {
  account?: string | undefined;
}

/** What cannot stay of a declared token, by key; beside what cannot of any, scopes that say too much. */
export function faultsOf(wanted: Wanted, olds: Partial<Wanted>): { scopes?: string } & ReturnType<typeof tokenFaults> {
  const { scopes } = wanted;
  const widest = SCOPES.find((scope) => scopes.includes(scope));
  // The Hub drops what is included, which would look like drift for ever.
  const faults = scopes.length > 1 ? { scopes: `${widest} includes the others; leave them out.` } : {};
  return { ...tokenFaults(wanted, olds), ...faults };
}

export const personal = new TokenLife({
  make: async (hub: Hub, { scopes, expiresAt }: Wanted, label, own) => {
    const created = await createToken(hub, { label, scopes, expiresAt }, own);
    const account = hub.client.credential.identifier;
    // What it is made in place of may have been there before.
    return { ...created, scopes, expiresAt, expired: false, account, found: undefined };
  },
  idOf: (_, uuid) => uuid,
  switchOff: (hub, _, uuid) => updateToken(hub, uuid, { isActive: false }),
  change: async (hub, { label, isActive }, { uuid, createdAt }: State) => {
    const now = await updateToken(hub, uuid, { label, isActive });
    return { label: now.label, createdAt: now.createdAt ?? createdAt };
  },
  end: async (hub, state, uuid) => {
    asItsAccount(hub, state);
    await deleteToken(hub, uuid);
  },
});

/** Why nothing can be said of a token, and nothing done to it, for another account; undefined for its own. */
export function ofAnother(hub: Hub, { account }: Pick<State, "account">): string | undefined {
  const { identifier } = hub.client.credential;
  if (account === undefined || account === identifier) return undefined;
  return `the token belongs to the account ${account}, and ${identifier} signs in: only ${account} sees it. Sign in as ${account}.`;
}

/** Throws where another account signs in than the token's. */
export function asItsAccount(hub: Hub, known: Pick<State, "account">): void {
  const why = ofAnother(hub, known);
  if (why !== undefined) throw new Error(why);
}

/**
 * A token as it is now, with the value that only the state knows; undefined when it is gone. Where another
 * account signs in than the token's, it stays as it is known.
 */
export async function readToken(hub: Hub, known: Partial<Wanted & State>) {
  const why = ofAnother(hub, known);
  if (why !== undefined) {
    hub.rails.notice(`PersonalAccessToken ${known.uuid} was not looked at: ${why}`);
    return known;
  }
  const tokens = await listTokens(hub);
  const token = tokens.get(known.uuid!);
  const rotation = rotationSeen(known, token, (uuid) => tokens.has(uuid));
  if (rotation === undefined || token === undefined) return rotation && { ...known, ...rotation };
  const expired = token.expiresAt !== undefined && Date.parse(token.expiresAt) <= hub.client.clock.now();
  const expiresAt = sameMoment(known.expiresAt, token.expiresAt);
  const account = hub.client.credential.identifier;
  const found = known.createdAt === undefined ? { found: true } : {};
  return { ...known, ...token, ...rotation, scopes: token.scopes as Scope[], expiresAt, expired, account, ...found };
}
