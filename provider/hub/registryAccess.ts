import { z } from "zod";
import type { Hub } from "./hub";
import { missingList } from "./pages";

/** A registry that Docker keeps a rule for, by its id: so far, `DockerHub`. */
export interface StandardRegistry {
  id: string;
  allowed: boolean;
}

/** A registry that the organization has named. */
export interface CustomRegistry {
  address: string;
  friendlyName: string;
  allowed: boolean;
}

/** Which registries the members of an organization may use. Business plan. */
export interface RegistryAccess {
  enabled: boolean;
  standardRegistries: readonly StandardRegistry[];
  customRegistries: readonly CustomRegistry[];
}

const standard = z.object({ id: z.string(), allowed: z.boolean() });
const custom = z
  .object({ address: z.string(), friendly_name: z.string().nullish(), allowed: z.boolean() })
  .transform((row): CustomRegistry => ({
    address: row.address,
    friendlyName: row.friendly_name ?? "",
    allowed: row.allowed,
  }));
const wire = z
  .object({
    enabled: z.boolean(),
    standard_registries: z.array(standard).nullish(),
    custom_registries: z.array(custom).nullish(),
  })
  .transform((row): RegistryAccess => ({
    enabled: row.enabled,
    standardRegistries: row.standard_registries ?? [],
    customRegistries: row.custom_registries ?? [],
  }));

const area = "registry access" as const;
const path = (org: string) => `v2/orgs/${encodeURIComponent(org)}/settings/registry-access-management`;
const list = (org: string) => `registry access of ${org}`;

/** Forgets what was read: somebody may have written it since. */
export const forgetRegistryAccess = (hub: Hub, org: string): void => hub.snapshot.forget(list(org));

/** `GET /v2/orgs/{org}/settings/registry-access-management`, of which the contract says nothing. */
export function getRegistryAccess(hub: Hub, org: string): Promise<RegistryAccess> {
  return hub.snapshot.get(list(org), () =>
    hub.client.call({ method: "GET", path: path(org), area, schema: wire }).catch(missingList(path(org))),
  );
}

/** Writes all of it; what is left out is gone. `PUT /v2/orgs/{org}/settings/registry-access-management` */
export async function putRegistryAccess(hub: Hub, org: string, wanted: RegistryAccess): Promise<void> {
  const body = {
    enabled: wanted.enabled,
    standard_registries: wanted.standardRegistries.map(({ id, allowed }) => ({ id, allowed })),
    custom_registries: wanted.customRegistries.map(({ address, friendlyName, allowed }) => ({
      address,
      friendly_name: friendlyName,
      allowed,
    })),
  };
  await hub.client.call({ method: "PUT", path: path(org), body, area });
  forgetRegistryAccess(hub, org);
}
