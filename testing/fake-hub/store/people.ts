import type { OrgAccessToken } from "./orgAccessTokens";
import type { ScimUser } from "./scim";

/** The group every organization has; being in it and having the role owner are one thing. */
export const OWNERS = "owners";

/** Roles as the API writes them. */
export type Role = "owner" | "editor" | "member";

export interface Account {
  username: string;
  password: string;
  email: string | undefined;
  fullName: string;
  otp: string | undefined;
  joinedAt: string;
}

/** An account as it is registered. */
export type NewAccount = Pick<Account, "username" | "password"> & {
  [Key in "email" | "fullName" | "otp"]?: string | undefined;
};

export interface Group {
  id: number;
  uuid: string;
  name: string;
  description: string;
  members: Set<string>;
}

export interface Invite {
  id: string;
  /** Address, or the Docker ID once one is registered for it. */
  invitee: string;
  role: Role;
  team: string;
  inviter: string;
  createdAt: string;
}

export interface AuditEvent {
  account: string;
  action: string;
  name: string;
  actor: string;
  data: Record<string, string>;
  timestamp: string;
  action_description: string;
}

/** Which registries members may use, as the API writes it. */
export interface RegistryAccess {
  enabled: boolean;
  standard_registries: { id: string; allowed: boolean }[];
  custom_registries: { address: string; friendly_name: string; allowed: boolean }[];
}

export interface Organization {
  name: string;
  createdAt: string;
  seats: number;
  plan: "team" | "business";
  ssoEnforced: boolean;
  members: Map<string, Role>;
  /** Members who do not belong to the organization. */
  guests: ReadonlySet<string>;
  groups: Map<string, Group>;
  invites: Map<string, Invite>;
  restrictedImages: { enabled: boolean; allow_official_images: boolean; allow_verified_publishers: boolean };
  registryAccess: RegistryAccess;
  /** What the identity provider of the organization signs in with, and whom it looks after, by id. */
  scim: { token: string | undefined; users: Map<string, ScimUser> };
  /** By id. */
  accessTokens: Map<string, OrgAccessToken>;
  audit: AuditEvent[];
}

export interface PersonalToken {
  uuid: string;
  owner: string;
  value: string;
  label: string;
  scopes: string[];
  isActive: boolean;
  createdAt: string;
  expiresAt: string | undefined;
  lastUsedAt?: string;
}
