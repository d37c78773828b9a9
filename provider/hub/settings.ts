import { z } from "zod";
import type { Hub } from "./hub";
import { missingList } from "./pages";

/** Which images the members of an organization may use. Business plan. */
export interface RestrictedImages {
  enabled: boolean;
  allowOfficialImages: boolean;
  allowVerifiedPublishers: boolean;
}

/** The settings of an organization. */
export interface Settings {
  restrictedImages: RestrictedImages;
}

const wire = z
  .object({
    restricted_images: z.object({
      enabled: z.boolean(),
      allow_official_images: z.boolean(),
      allow_verified_publishers: z.boolean(),
    }),
  })
  .transform(({ restricted_images: images }): Settings => ({
    restrictedImages: {
      enabled: images.enabled,
      allowOfficialImages: images.allow_official_images,
      allowVerifiedPublishers: images.allow_verified_publishers,
    },
  }));

const area = "settings" as const;
const path = (org: string) => `v2/orgs/${encodeURIComponent(org)}/settings`;
const list = (org: string) => `settings of ${org}`;

/** Forgets the settings that were read: somebody may have written them since. */
export const forgetSettings = (hub: Hub, org: string): void => hub.snapshot.forget(list(org));

/** `GET /v2/orgs/{org}/settings` */
export function getSettings(hub: Hub, org: string): Promise<Settings> {
  return hub.snapshot.get(list(org), () =>
    hub.client.call({ method: "GET", path: path(org), area, schema: wire }).catch(missingList(path(org))),
  );
}

/** Writes all settings; the Hub wants every one of them. `PUT /v2/orgs/{org}/settings` */
export async function putSettings(hub: Hub, org: string, { restrictedImages: images }: Settings): Promise<Settings> {
  const body = {
    restricted_images: {
      enabled: images.enabled,
      allow_official_images: images.allowOfficialImages,
      allow_verified_publishers: images.allowVerifiedPublishers,
    },
  };
  const settings = await hub.client.call({ method: "PUT", path: path(org), body, area, schema: wire });
  hub.snapshot.forget(list(org));
  return settings;
}
