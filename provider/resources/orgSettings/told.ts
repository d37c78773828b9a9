import { getSettings } from "../../hub/settings";
import type { Change } from "../../telling/change";
import { deed } from "../../telling/log";
import type { Telling } from "../../telling/telling";

/** What the resources say of the settings, on one side of a plan. */
const values = (changes: readonly Change[], side: "before" | "after", without: Change["op"]) =>
  changes
    .filter(({ op }) => op !== without)
    .map((one) => JSON.stringify(one[side]["restrictedImages"] ?? {}))
    .sort()
    .join();

export const orgSettingsTold: Telling = {
  areas: ["settings"],
  needsBusiness: "image access needs the Business plan, which only a change would show",
  log: {
    came: [deed("settings.update", "{org}")],
    went: [deed("settings.update", "{org}")],
    changed: [deed("settings.update", "{org}")],
  },
  list: async ({ hub, org }) => {
    const { restrictedImages } = await getSettings(hub, org);
    return [{ name: org, args: { restrictedImages: { ...restrictedImages } } }];
  },
  isOne: true,
  plan: {
    says: (changes) =>
      values(changes, "before", "create") === values(changes, "after", "delete")
        ? []
        : ["the settings of the organization change"],
  },
  terraform: {
    type: "docker_org_setting_image_access_management",
    attributes: {
      org_name: "org",
      enabled: "restrictedImages.enabled",
      allow_official_images: "restrictedImages.allowOfficialImages",
      allow_verified_publishers: "restrictedImages.allowVerifiedPublishers",
    },
  },
  review: null,
};
