import type { z } from "zod";
import type { seedSchema } from "../seedSchema";
import type { Store } from ".";
import { activate, newScimUser } from "./scim";
import { newOrgAccessToken, type OrgAccessToken, type TokenResource } from "./orgAccessTokens";
import { type Organization, OWNERS, type RegistryAccess } from "./people";

type Planted = z.output<typeof seedSchema>;
type PlantedOrganization = Planted["organizations"][number];
type PlantedRepository = PlantedOrganization["repositories"][number];

/** Fills a store with what a seed says. */
export function plant(store: Store, { accounts, organizations }: Planted): void {
  for (const { repositories, ...account } of accounts) {
    store.addAccount(account);
    for (const one of repositories) plantRepository(store, account.username, one);
  }
  for (const one of organizations) plantOrganization(store, one);
}

function plantOrganization(store: Store, planted: PlantedOrganization): void {
  const { members, groups, accessTokens, repositories, registryAccess, scim, ...rest } = planted;
  const organization: Organization = {
    ...rest,
    createdAt: store.timestamp(),
    members: new Map(members.map(({ username, role }) => [username, role])),
    guests: new Set(members.flatMap(({ username, isGuest }) => (isGuest ? [username] : []))),
    groups: new Map(),
    invites: new Map(),
    restrictedImages: { enabled: false, allow_official_images: false, allow_verified_publishers: false },
    scim: { token: scim?.token, users: new Map() },
    registryAccess: plantRegistryAccess(registryAccess),
    accessTokens: new Map(accessTokens.map((one) => plantToken(store, rest.name, one)).map((one) => [one.id, one])),
    audit: [],
  };
  store.organizations.set(organization.name, organization);
  store.addGroup(organization, OWNERS, "");
  for (const [username, role] of organization.members)
    if (role === "owner") organization.groups.get(OWNERS)!.members.add(username);
  for (const group of groups) {
    const added = store.addGroup(organization, group.name, group.description);
    for (const username of group.members) added.members.add(username);
  }
  for (const { active, ...one } of scim?.users ?? []) {
    const user = newScimUser(store, organization, one);
    if (active) activate(store, organization, user);
  }
  for (const one of repositories) plantRepository(store, organization.name, one, organization);
}

function plantRegistryAccess({ enabled, dockerHub, custom }: PlantedOrganization["registryAccess"]): RegistryAccess {
  return {
    enabled,
    standard_registries: [{ id: "DockerHub", allowed: dockerHub }],
    custom_registries: custom.map(({ address, name, allowed }) => ({ address, friendly_name: name, allowed })),
  };
}

function plantToken(store: Store, org: string, planted: PlantedOrganization["accessTokens"][number]): OrgAccessToken {
  const { token: value, scopes, resources, createdBy = org, createdAt = store.timestamp(), ...rest } = planted;
  const own: TokenResource[] = scopes.length === 0 ? [] : [{ type: "TYPE_ORG", path: org, scopes }];
  return newOrgAccessToken({
    ...{ value, createdBy, createdAt, ...rest },
    resources: [...own, ...resources],
  });
}

function plantRepository(store: Store, namespace: string, planted: PlantedRepository, owner?: Organization): void {
  const { permissions, tags, webhooks, ...rest } = planted;
  const repository = store.addRepository({ ...rest, namespace });
  for (const [group, permission] of Object.entries(permissions)) {
    const found = owner?.groups.get(group);
    if (found === undefined)
      throw new Error(`The seed gives ${namespace}/${rest.name} to a group ${group}, which is not there.`);
    repository.permissions.set(found.id, permission);
  }
  for (const { name, slug, url } of webhooks) {
    const hooks = [{ name, url }];
    repository.webhooks.set(slug, { name, slug, expectFinalCallback: false, hooks, createdAt: store.timestamp() });
  }
  for (const { name, pushedBy = namespace, pushedAt, pulledAt, ...pushed } of tags) {
    store.pushTag(repository, name, pushedBy, { ...pushed, at: pushedAt }).pulledAt = pulledAt;
  }
}
