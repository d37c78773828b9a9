import { ConfigError } from "./errors";

/** What kind of secret signs in. Personal tokens start with `dckr_pat_`, organization tokens with `dckr_oat_`. */
export type CredentialKind = "password" | "personal access token" | "organization access token";

/** Who signs in, and with what. */
export interface Credential {
  kind: CredentialKind;
  /** Docker ID, or the organization's name for an organization access token. */
  identifier: string;
  secret: string;
  /** Six digits of an authenticator app, for accounts with two-factor authentication. */
  otp?: string;
  /** How to renew a secret that may be out of date, as a sentence; left out for one that was given just now. */
  renew?: string;
}

/** Parts of the Hub that ask for different credentials. */
export type Area = "groups" | "members" | "invites" | "tokens" | "settings" | "audit log";

const OWNER = "sign in with the user name and password of an organization owner";

/** What each area needs. Source: the credentials table of the facts the project stands on, and the Hub's own replies. */
const NEEDS: Record<Area, { kinds: readonly CredentialKind[]; use: string }> = {
  groups: {
    kinds: ["password", "organization access token"],
    use: `${OWNER}, or with an organization access token that has scope-group-edit`,
  },
  members: {
    kinds: ["password", "organization access token"],
    use: `${OWNER}, or with an organization access token that has scope-member-edit`,
  },
  invites: {
    kinds: ["password", "organization access token"],
    use: `${OWNER}, or with an organization access token that has scope-invite-edit`,
  },
  tokens: { kinds: ["password"], use: "sign in with the user name and password of the account that owns the tokens" },
  settings: { kinds: ["password"], use: OWNER },
  "audit log": {
    kinds: ["password", "organization access token"],
    use: `${OWNER}, or with an organization access token that has scope-activity-read`,
  },
};

/** Whether a kind of credential can ever do something in an area, and what to use where it cannot. */
export function reach(area: Area, kind: CredentialKind): { possible: boolean; use: string } {
  const { kinds, use } = NEEDS[area];
  return { possible: kinds.includes(kind), use };
}

/** Which kind of credential a secret is; the Hub's prefixes tell. */
export function kindOf(secret: string): CredentialKind {
  if (secret.startsWith("dckr_pat_")) return "personal access token";
  if (secret.startsWith("dckr_oat_")) return "organization access token";
  return "password";
}

/** What to do about a 403 in an area, for somebody who signed in with this kind of credential. */
export function adviceOn403(area: Area, kind: CredentialKind): string {
  const { kinds, use } = NEEDS[area];
  const why = kinds.includes(kind) ? `This ${kind} lacks the permission` : `${article(kind)} cannot manage ${area}`;
  return `${why}: ${use} (dockerhub:username and dockerhub:password, or dockerhub:token).`;
}

/** Checks that a credential is complete. Throws ConfigError. */
export function credential(
  parts: { username?: string; org?: string } & Pick<Credential, "secret" | "otp" | "renew">,
): Credential {
  const kind = kindOf(parts.secret);
  const identifier = kind === "organization access token" ? parts.org : parts.username;
  if (identifier === undefined) {
    const key = kind === "organization access token" ? "org" : "username";
    throw new ConfigError(
      `dockerhub:${key} is missing: it names whom the ${kind} belongs to. Set it with pulumi config set dockerhub:${key}, ` +
        `with DOCKERHUB_${key.toUpperCase()} in the environment, or on an explicit Provider.`,
    );
  }
  const { username: _, org: __, ...rest } = parts;
  return { kind, identifier, ...rest };
}

const article = (kind: CredentialKind) => (kind.startsWith("o") ? `An ${kind}` : `A ${kind}`);
