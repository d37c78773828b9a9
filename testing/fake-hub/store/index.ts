import { createHash, randomUUID } from "node:crypto";
import type { Seed } from "../seed";
import { seedSchema } from "../seedSchema";
import {
  type Account,
  type Group,
  type NewAccount,
  type Organization,
  OWNERS,
  type PersonalToken,
  type Role,
} from "./people";
import { plant } from "./planting";
import {
  addressOf,
  type NewRepository,
  newRepository,
  newTag,
  type Pushed,
  type Repository,
  type Tag,
} from "./repositories";

export { newOrgAccessToken, PUBLIC, scopesOf } from "./orgAccessTokens";
export type { OrgAccessToken, TokenResource } from "./orgAccessTokens";
export { activate, COMPANY, deactivate, newScimUser } from "./scim";
export type { ScimUser } from "./scim";
export { OWNERS } from "./people";
export type * from "./people";
export { addressOf, PERMISSIONS, REPOSITORY, TAG } from "./repositories";
export type { Image, NewRepository, Permission, Pushed, Repository, Tag, Webhook } from "./repositories";

/** The id of an account, an organization, an address or a repository: always the same for the same one, and 32 hexadecimal digits. */
export function idOf(kind: "account" | "organization" | "address" | "repository", name: string): string {
  return createHash("sha256").update(`${kind} ${name}`).digest("hex").slice(0, 32);
}

/** All that a fake Hub remembers. */
export class Store {
  readonly accounts = new Map<string, Account>();
  readonly organizations = new Map<string, Organization>();
  readonly tokens = new Map<string, PersonalToken>();
  /** By namespace and name, with a slash between them. */
  readonly repositories = new Map<string, Repository>();
  private lastGroupId = 1000;
  private lastTagId = 5000;
  private pushes = 0;

  /** @param now milliseconds since 1970 */
  constructor(
    seed: Seed,
    readonly now: () => number,
  ) {
    plant(this, seedSchema.parse(seed));
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

  /** Ends a group, and with it what it may do with repositories. */
  removeGroup(organization: Organization, group: Group): void {
    organization.groups.delete(group.name);
    for (const repository of this.repositoriesOf(organization.name)) repository.permissions.delete(group.id);
  }

  addRepository(given: NewRepository): Repository {
    const repository = newRepository(given, this.timestamp());
    this.repositories.set(addressOf(repository), repository);
    return repository;
  }

  /** In the order in which they were made. */
  repositoriesOf(namespace: string): Repository[] {
    return [...this.repositories.values()].filter((one) => one.namespace === namespace);
  }

  /** Puts images behind a tag, in place of those that were there. */
  pushTag(repository: Repository, name: string, by: string, pushed: Pushed): Tag {
    const tag = newTag(pushed, {
      id: repository.tags.get(name)?.id ?? ++this.lastTagId,
      name,
      pushedBy: by,
      at: this.timestamp(),
      digest: () => this.freshDigest(),
    });
    repository.tags.set(name, tag);
    repository.updatedAt = tag.pushedAt;
    return tag;
  }

  private freshDigest(): string {
    return `sha256:${createHash("sha256").update(`push ${++this.pushes}`).digest("hex")}`;
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
