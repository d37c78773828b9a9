import { createHash } from "node:crypto";
import { PartialFailure } from "../engine/failure";
import type { Hub } from "../hub/hub";
import { createToken, listTokens, updateToken } from "../hub/tokens";

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

/**
 * The label of a token that was given none: where it is declared, and a digest of that and of all
 * that replaces the token, so that no other token, not even its own predecessor, has it.
 */
export function ownLabel({ place, scopes, expiresAt }: Pick<Wanted, "place" | "scopes" | "expiresAt">) {
  if (place === undefined) return undefined;
  const digest = createHash("sha256").update(JSON.stringify([place, [...scopes].sort(), expiresAt]));
  return `${place.replace(/[^/$]*:[^$]*\$/g, "").slice(-READABLE)} ${digest.digest("hex").slice(0, 12)}`;
}

/** What cannot stay of a declared token, by key: scopes that say too much, and an end in the past. */
export function tokenFaults(
  { label, scopes, expiresAt }: Wanted,
  olds: Partial<Wanted>,
): { label?: string; scopes?: string; expiresAt?: string } {
  const faults: { label?: string; scopes?: string; expiresAt?: string } = {};
  if (label === undefined) faults.label = "it is required here; set it in the program.";
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
  const label = wanted.label!;
  const labelIs = label === ownLabel(wanted) ? "its own" : "chosen";
  const created = await createToken(hub, { label, scopes, expiresAt }, labelIs);
  const made = { ...created, scopes, expiresAt, expired: false };
  if (isActive) return made;
  await updateToken(hub, made.uuid, { isActive }).catch((error: unknown) => {
    const why = `the token was made but not switched off: ${String(error)}`;
    throw new PartialFailure(made.uuid, { ...made, isActive: true }, [why]);
  });
  return { ...made, isActive };
}

/** A token as it is now, with the value that only the state knows; undefined when it is gone. */
export async function readToken(hub: Hub, known: Partial<Wanted> & { uuid?: string; token?: string | undefined }) {
  const token = (await listTokens(hub)).get(known.uuid!);
  if (token === undefined) return undefined;
  const expired = token.expiresAt !== undefined && Date.parse(token.expiresAt) <= hub.client.clock.now();
  const expiresAt = sameMoment(known.expiresAt, token.expiresAt);
  return { ...known, ...token, scopes: token.scopes as Scope[], expiresAt, expired };
}

/** The declared spelling of a moment where the Hub means the same one, else the Hub's. */
function sameMoment(declared: string | undefined, actual: string | undefined): string | undefined {
  if (declared === undefined || actual === undefined) return actual;
  return Math.abs(Date.parse(declared) - Date.parse(actual)) < 1000 ? declared : actual;
}
