import { createHash, randomUUID } from "node:crypto";
import type { Seed } from "./seed";
import { seedSchema } from "./seedSchema";

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
type NewAccount = Pick<Account, "username" | "password"> & {
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

export interface Organization {
  name: string;
  createdAt: string;
  seats: number;
  plan: "team" | "business";
  ssoEnforced: boolean;
  members: Map<string, Role>;
  groups: Map<string, Group>;
  invites: Map<string, Invite>;
  restrictedImages: { enabled: boolean; allow_official_images: boolean; allow_verified_publishers: boolean };
  accessTokens: Map<string, readonly string[]>;
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
}

/** The group every organization has; being in it and having the role owner are one thing. */
export const OWNERS = "owners";

/** The id of an account, an organization or an address: always the same for the same one, and 32 hexadecimal digits. */
export function idOf(kind: "account" | "organization" | "address", name: string): string {
  return createHash("sha256").update(`${kind} ${name}`).digest("hex").slice(0, 32);
}

/** All that a fake Hub remembers. */
export class Store {
  readonly accounts = new Map<string, Account>();
  readonly organizations = new Map<string, Organization>();
  readonly tokens = new Map<string, PersonalToken>();
  private lastGroupId = 1000;

  /** @param now milliseconds since 1970 */
  constructor(
    seed: Seed,
    readonly now: () => number,
  ) {
    const { accounts, organizations } = seedSchema.parse(seed);
    for (const account of accounts) this.addAccount(account);
    for (const { members, groups, accessTokens, ...rest } of organizations) {
      const organization: Organization = {
        ...rest,
        createdAt: this.timestamp(),
        members: new Map(members.map(({ username, role }) => [username, role])),
        groups: new Map(),
        invites: new Map(),
        restrictedImages: { enabled: false, allow_official_images: false, allow_verified_publishers: false },
        accessTokens: new Map(accessTokens.map(({ token, scopes }) => [token, scopes])),
        audit: [],
      };
      this.organizations.set(rest.name, organization);
      this.addGroup(organization, OWNERS, "");
      for (const [username, role] of organization.members)
        if (role === "owner") organization.groups.get(OWNERS)!.members.add(username);
      for (const group of groups) {
        const added = this.addGroup(organization, group.name, group.description);
        for (const username of group.members) added.members.add(username);
      }
    }
  }

  /** ISO 8601, as the Hub writes it. */
  timestamp(): string {
    return new Date(this.now()).toISOString();
  }

  addAccount({ username, password, email, fullName = username, otp }: NewAccount): void {
    this.accounts.set(username, { username, password, email, fullName, otp, joinedAt: this.timestamp() });
  }

  addGroup(organization: Organization, name: string, description: string): Group {
    const group = { id: ++this.lastGroupId, uuid: randomUUID(), name, description, members: new Set<string>() };
    organization.groups.set(name, group);
    return group;
  }

  /** Writes a line of the audit log. */
  record(
    organization: Organization,
    actor: string,
    action: string,
    name: string,
    data: Record<string, string> = {},
  ): void {
    organization.audit.push({
      account: organization.name,
      action,
      name,
      actor,
      data,
      timestamp: this.timestamp(),
      action_description: `${actor}: ${action} ${name}`,
    });
  }

  /** Sets a role, and keeps the owners group in step with it. */
  setRole(organization: Organization, username: string, role: Role): void {
    organization.members.set(username, role);
    const owners = organization.groups.get(OWNERS)!.members;
    if (role === "owner") owners.add(username);
    else owners.delete(username);
  }

  /** Takes somebody out of an organization and of all its groups. */
  removeMember(organization: Organization, username: string): void {
    organization.members.delete(username);
    for (const group of organization.groups.values()) group.members.delete(username);
  }

  /** True when the organization would be left without an owner if this person were none. */
  isLastOwner(organization: Organization, username: string): boolean {
    const owners = [...organization.members].filter(([, role]) => role === "owner");
    return owners.length === 1 && owners[0]![0] === username;
  }
}
