import { z } from "zod";
import { getSettings, putSettings } from "../hub/settings";
import { defineResource } from "./defineResource";
import { narrowed, overlaid } from "./settingsParts";
import { orgName } from "./values";

const flag = z.boolean("it is true or false.").optional();

export const orgSettings = defineResource({
  type: "OrgSettings",
  id: "{org}",
  inputs: {
    /** Organization; `dockerhub:org` when left out. */
    org: orgName,
    /**
     * Which images members may use (Business plan). A key that is left out stays as it is on
     * Docker Hub.
     */
    restrictedImages: z
      .strictObject(
        { enabled: flag, allowOfficialImages: flag, allowVerifiedPublishers: flag },
        "it takes enabled, allowOfficialImages and allowVerifiedPublishers.",
      )
      .optional(),
    /** What happens on delete: `restore` (default) brings back what was found on create, `retain` changes nothing. */
    onDestroy: z.enum(["restore", "retain"], "it is one of restore, retain.").default("restore"),
  },
  outputs: {
    /** The settings as they were before this resource; undefined for an adopted one. */
    found: z.object({ restrictedImages: z.record(z.string(), z.boolean()) }).optional(),
  },
  fromConfig: ["org"],
  replaceOn: ["org"],
  onlyOnDelete: ["onDestroy"],
  create: async (hub, { org, restrictedImages }) => {
    const found = await getSettings(hub, org);
    await putSettings(hub, org, { restrictedImages: overlaid(found.restrictedImages, restrictedImages) });
    return { found: { restrictedImages: { ...found.restrictedImages } } };
  },
  read: async (hub, { org, restrictedImages, found }) => {
    const now = await getSettings(hub, org!);
    return {
      restrictedImages: found === undefined ? now.restrictedImages : narrowed(now.restrictedImages, restrictedImages),
    };
  },
  update: async (hub, { org, restrictedImages }) => {
    const now = await getSettings(hub, org);
    await putSettings(hub, org, { restrictedImages: overlaid(now.restrictedImages, restrictedImages) });
    return {};
  },
  delete: async (hub, { org, restrictedImages, found, onDestroy }) => {
    if (onDestroy === "retain" || found === undefined) return;
    const now = await getSettings(hub, org);
    const before = narrowed(found.restrictedImages, restrictedImages);
    await putSettings(hub, org, { restrictedImages: overlaid(now.restrictedImages, before) });
  },
});
