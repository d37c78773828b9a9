import { randomBytes } from "node:crypto";
import type { Left } from "../../engine/define";
import { PartialFailure } from "../../engine/failure";
import type { Hub } from "../../hub/hub";
import { createToken, deleteToken, listTokens, updateToken } from "../../hub/tokens";
import { retained, wasFound } from "../shared/left";

/** What a personal access token may do, the widest first; each includes those after it. */
export const SCOPES = ["repo:admin", "repo:write", "repo:read", "repo:public_read"] as const;

export type Scope = (typeof SCOPES)[number];

interface Wanted {
  label?: string | undefined;
  place?: string | undefined;
  scopes: Scope[];
  expiresAt?: string | undefined;
  isActive: boolean;
}

/** So much of a label may be taken by the place; the Hub takes 100 characters altogether. */
const READABLE = 80;

/** What the labels that are drawn for the token of one resource begin with: where it is declared. */
function beginning(place: string): string {
  return `${place.replace(/[^/$]*:[^$]*\$/g, "").slice(-READABLE)} `;
}

/**
 * What the labels of the tokens begin with that one resource gives no label, and a whole one: with a few letters that
 * are drawn for each token as it is made, so that no other one has it, not even that of the same program elsewhere.
 * An input they are not: a plan that was saved has all inputs of the run that keeps to it.
 */
function ownLabel(place: string): { own: string; label: string } {
  const own = beginning(place);
  return { own, label: own + randomBytes(6).toString("hex") };
}

/** What cannot stay of a declared token, by key: scopes that say too much, and an end in the past. */
export function tokenFaults(
  { label, place, scopes, expiresAt }: Wanted,
  olds: Partial<Wanted>,
): { label?: string; scopes?: string; expiresAt?: string } {
  const faults: { label?: string; scopes?: string; expiresAt?: string } = {};
  if (label === undefined && place === undefined) faults.label = "it is required here; set it in the program.";
  const widest = SCOPES.find((scope) => scopes.includes(scope));
  // The Hub drops what is included, which would look like drift for ever.
  if (scopes.length > 1) faults.scopes = `${widest} includes the others; leave them out.`;
  const over = expiresAt !== undefined && expiresAt !== olds.expiresAt && Date.parse(expiresAt) <= Date.now();
  if (over) faults.expiresAt = "it is in the past; name a later moment.";
  return faults;
}

/** Makes a token. Throws PartialFailure, with the value, when it could not be switched off as declared. */
export async function makeToken(hub: Hub, wanted: Wanted) {
  const { scopes, expiresAt, isActive } = wanted;
  const { label, own = undefined } = wanted.label === undefined ? ownLabel(wanted.place!) : { label: wanted.label };
  const created = await createToken(hub, { label, scopes, expiresAt }, own);
  const made = { ...created, scopes, expiresAt, expired: false, account: hub.client.credential.identifier };
  if (isActive) return made;
  await updateToken(hub, made.uuid, { isActive }).catch((error: unknown) => {
    const why = `the token was made but not switched off: ${String(error)}`;
    throw new PartialFailure(made.uuid, { ...made, isActive: true }, [why]);
  });
  return { ...made, isActive };
}

type Known = Partial<Wanted> & {
  uuid?: string;
  token?: string | undefined;
  createdAt?: string | undefined;
  account?: string | undefined;
  found?: boolean | undefined;
  onDestroy?: "end" | "retain" | undefined;
};

/** Why nothing can be said of a token, and nothing done to it, for another account; undefined for its own. */
export function ofAnother(hub: Hub, { account }: Pick<Known, "account">): string | undefined {
  const { identifier } = hub.client.credential;
  if (account === undefined || account === identifier) return undefined;
  return `the token belongs to the account ${account}, and ${identifier} signs in: only ${account} sees it. Sign in as ${account}.`;
}

/** Throws where another account signs in than the token's. */
export function asItsAccount(hub: Hub, known: Pick<Known, "account">): void {
  const why = ofAnother(hub, known);
  if (why !== undefined) throw new Error(why);
}

/**
 * A token as it is now, with the value that only the state knows; undefined when it is gone. Where another
 * account signs in than the token's, it stays as it is known.
 */
export async function readToken(hub: Hub, known: Known) {
  const why = ofAnother(hub, known);
  if (why !== undefined) {
    hub.rails.notice(`PersonalAccessToken ${known.uuid} was not looked at: ${why}`);
    return known;
  }
  const token = (await listTokens(hub)).get(known.uuid!);
  if (token === undefined) return undefined;
  const expired = token.expiresAt !== undefined && Date.parse(token.expiresAt) <= hub.client.clock.now();
  const expiresAt = sameMoment(known.expiresAt, token.expiresAt);
  const account = hub.client.credential.identifier;
  const found = known.createdAt === undefined ? { found: true } : {};
  return { ...known, ...token, scopes: token.scopes as Scope[], expiresAt, expired, account, ...found };
}

/** Ends a token, unless it is to be left; told why. One that the stack has made has its value in the state. */
export async function endToken(hub: Hub, known: Known, isDestroy: boolean): Promise<Left | undefined> {
  const { uuid, token, found, onDestroy } = known;
  if (onDestroy === "retain") return retained;
  if (isDestroy && (found === true || token === undefined) && onDestroy === undefined) return wasFound("End it");
  asItsAccount(hub, known);
  await deleteToken(hub, uuid!);
  return undefined;
}

/** The declared spelling of a moment where the Hub means the same one, else the Hub's. */
function sameMoment(declared: string | undefined, actual: string | undefined): string | undefined {
  if (declared === undefined || actual === undefined) return actual;
  return Math.abs(Date.parse(declared) - Date.parse(actual)) < 1000 ? declared : actual;
}
