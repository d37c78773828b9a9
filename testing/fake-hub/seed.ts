/** What a fake Hub starts with, as one writes it. Everything may be left out. */
export interface Seed {
  accounts?: SeedAccount[] | undefined;
  organizations?: SeedOrganization[] | undefined;
}

export interface SeedAccount {
  /** Docker ID. */
  username: string;
  password?: string | undefined;
  email?: string | undefined;
  fullName?: string | undefined;
  /** The code that passes the second factor; an account without it has none. */
  otp?: string | undefined;
  repositories?: SeedRepository[] | undefined;
}

export interface SeedOrganization {
  name: string;
  /** Members and pending invitations together cannot be more. Default 10,000. */
  seats?: number | undefined;
  /** Image access settings need the business plan, which is the default. */
  plan?: "team" | "business" | undefined;
  /** Members with enforced single sign-on cannot sign in with a password. */
  ssoEnforced?: boolean | undefined;
  members?:
    { username: string; role?: "owner" | "editor" | "member" | undefined; isGuest?: boolean | undefined }[] | undefined;
  groups?: { name: string; description?: string | undefined; members?: string[] | undefined }[] | undefined;
  accessTokens?: SeedOrgAccessToken[] | undefined;
  registryAccess?: SeedRegistryAccess | undefined;
  scim?: SeedScim | undefined;
  repositories?: SeedRepository[] | undefined;
}

/** What the identity provider of an organization has. */
export interface SeedScim {
  /** What it signs in with. */
  token: string;
  /** Whom it looks after; who has no account of that address gets one, and who is active is a member. */
  users?: SeedScimUser[] | undefined;
}

export interface SeedScimUser {
  /** The address. */
  userName: string;
  givenName?: string | undefined;
  familyName?: string | undefined;
  /** Default true. */
  active?: boolean | undefined;
}

/** Which registries members may use; everything when left out. */
export interface SeedRegistryAccess {
  enabled?: boolean | undefined;
  /** Default true. */
  dockerHub?: boolean | undefined;
  custom?: { address: string; name: string; allowed: boolean }[] | undefined;
}

/** An organization access token. */
export interface SeedOrgAccessToken {
  /** The value, which begins with `dckr_oat_`. */
  token: string;
  /** Default `seed`. */
  label?: string | undefined;
  description?: string | undefined;
  /** What it may do with the organization. */
  scopes?: string[] | undefined;
  /** What else it opens, in the words of the API: `TYPE_REPO` with a `path` such as `acme/api`. */
  resources?: { type: "TYPE_ORG" | "TYPE_REPO"; path: string; scopes: string[] }[] | undefined;
  isActive?: boolean | undefined;
  /** Docker ID; the organization when left out. */
  createdBy?: string | undefined;
  /** ISO 8601; the start when left out. */
  createdAt?: string | undefined;
  /** ISO 8601; never when left out. */
  expiresAt?: string | undefined;
  /** ISO 8601; never when left out, until it signs in. */
  lastUsedAt?: string | undefined;
}

export interface SeedRepository {
  name: string;
  description?: string | undefined;
  fullDescription?: string | undefined;
  isPrivate?: boolean | undefined;
  /** Without rules all tags are immutable, else those that one of them describes from the first letter to the last. */
  immutableTags?: { enabled: boolean; rules?: string[] | undefined } | undefined;
  /** What groups of the organization may do, by their names. */
  permissions?: Record<string, "read" | "write" | "admin"> | undefined;
  tags?: SeedTag[] | undefined;
  webhooks?: { name: string; slug: string; url: string }[] | undefined;
  stars?: number | undefined;
  pulls?: number | undefined;
}

export interface SeedTag {
  name: string;
  /** Such as `sha256:` and 64 hexadecimal digits; one is made up when left out. */
  digest?: string | undefined;
  /** Bytes, compressed, of the one image for amd64 that there is when `images` is left out. */
  size?: number | undefined;
  /** One for each kind of machine. */
  images?: SeedImage[] | undefined;
  /** Docker ID; the namespace when left out. */
  pushedBy?: string | undefined;
  /** ISO 8601; the start when left out. */
  pushedAt?: string | undefined;
  /** ISO 8601; never when left out. */
  pulledAt?: string | undefined;
}

export interface SeedImage {
  /** Such as `amd64`. */
  architecture: string;
  variant?: string | undefined;
  /** Default `linux`. */
  os?: string | undefined;
  digest?: string | undefined;
  /** Bytes, compressed. */
  size?: number | undefined;
}

/**
 * Password of accounts that are given none. No word of any sentence: the `pulumi` command masks the values of
 * secrets wherever they stand in what it prints.
 */
export const DEFAULT_PASSWORD = "let-me-in-4711";

/** A small organization with plainly fictional people; `ops`, with the default password, owns it. */
export function smallOrganization(name = "acme"): Seed {
  const people = ["ops", "ada", "bo", "dora", "eli"];
  return {
    accounts: people.map((username) => ({ username, email: `${username}@example.com` })),
    organizations: [
      {
        name,
        members: people.map((username) => ({ username, role: username === "ops" ? "owner" : "member" })),
      },
    ],
  };
}
