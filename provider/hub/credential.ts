import { ConfigError } from "./errors";

/** What can sign in to the Hub. Personal tokens start with `dckr_pat_`, organization tokens with `dckr_oat_`. */
const SECRETS = ["password", "personal access token", "organization access token"] as const;

/** What kind of secret signs in; the token of a SCIM connection is good for that alone, and public things ask for nothing. */
export type CredentialKind = (typeof SECRETS)[number] | "SCIM token" | "nobody";

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

/** For what is public: nobody signs in. */
export const NOBODY: Credential = { kind: "nobody", identifier: "", secret: "" };

const OWNER = "sign in with the user name and password of an organization owner";
const ADMIN = "sign in with the user name and password of somebody who administers the repository";

interface Needs {
  /** Kinds that can ever do something there, as far as is known. */
  kinds: readonly CredentialKind[];
  /** Which credential to take, as a clause. */
  use: string;
  /** Whether it goes by single repositories: no role in the organization is needed to administer one. */
  ofRepository?: boolean;
}

/** What each area needs. Source: the credentials table of the facts the project stands on, and the Hub's own replies. */
const NEEDS = {
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
  "organization tokens": { kinds: ["password"], use: OWNER },
  settings: { kinds: ["password"], use: OWNER },
  "registry access": {
    kinds: ["password", "organization access token"],
    use: `${OWNER}, or with an organization access token that has scope-ram-read, and scope-ram-write for changes`,
  },
  "audit log": {
    kinds: ["password", "organization access token"],
    use: `${OWNER}, or with an organization access token that has scope-activity-read`,
  },
  repositories: {
    kinds: [...SECRETS, "nobody"],
    use:
      `${ADMIN}, with a personal access token of theirs that may read, write and delete, or with an organization access ` +
      "token that has scope-repository-list, and scope-repository-create to make one",
    ofRepository: true,
  },
  "repository permissions": { kinds: ["password"], use: `${ADMIN}, or of an organization owner`, ofRepository: true },
  webhooks: {
    kinds: ["password", "personal access token"],
    use: `${ADMIN}, or with a personal access token of theirs that may read, write and delete`,
    ofRepository: true,
  },
  tags: { kinds: [...SECRETS, "nobody"], use: "sign in with a credential that may pull from the repository" },
  profiles: { kinds: [...SECRETS, "nobody"], use: "sign in with any credential, or with none" },
  search: { kinds: [...SECRETS, "nobody"], use: "sign in with any credential, or with none" },
  SCIM: {
    kinds: ["SCIM token"],
    use: "set dockerhub:scimToken to the SCIM token of the organization's single sign-on connection",
  },
} satisfies Record<string, Needs>;

/** Parts of the Hub that ask for different credentials. */
export type Area = keyof typeof NEEDS;

const needs: Readonly<Record<Area, Needs>> = NEEDS;

/** Whether a kind of credential can ever do something in an area, what to use where it cannot, and whether it goes by repositories. */
export function reach(area: Area, kind: CredentialKind): { possible: boolean; use: string; ofRepository: boolean } {
  const { kinds, use, ofRepository = false } = needs[area];
  return { possible: kinds.includes(kind), use, ofRepository };
}

/** Whether an account signs in to one of these areas. */
export const takesAccount = (areas: readonly Area[]): boolean =>
  areas.some((area) => SECRETS.some((kind) => reach(area, kind).possible));

/** Which kind of credential a secret is; the Hub's prefixes tell. */
export function kindOf(secret: string): CredentialKind {
  if (secret.startsWith("dckr_pat_")) return "personal access token";
  if (secret.startsWith("dckr_oat_")) return "organization access token";
  return "password";
}

/** What to do about a 403 in an area, for somebody who signed in with this kind of credential. */
export function adviceOn403(area: Area, kind: CredentialKind): string {
  if (kind === "nobody") return nobodyIn(area);
  const { kinds, use } = needs[area];
  const why = kinds.includes(kind) ? `This ${kind} lacks the permission` : `${article(kind)} cannot manage ${area}`;
  return `${why}: ${use}${where(kinds)}.`;
}

/** Why nobody can do something in an area without signing in. */
export function nobodyIn(area: Area): string {
  const { kinds, use } = needs[area];
  return `Nobody is signed in: ${use}${where(kinds)}.`;
}

const where = (kinds: readonly CredentialKind[]) =>
  kinds.includes("SCIM token") ? "" : " (dockerhub:username and dockerhub:password, or dockerhub:token)";

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
        `with DOCKERHUB_${key.toUpperCase()} in the environment, or, for an explicit Provider, among its arguments.`,
    );
  }
  const { username: _, org: __, ...rest } = parts;
  return { kind, identifier, ...rest };
}

const article = (kind: CredentialKind) => (kind.startsWith("o") ? `An ${kind}` : `A ${kind}`);
