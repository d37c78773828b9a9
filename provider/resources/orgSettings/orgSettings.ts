import { z } from "zod";
import { getSettings } from "../../hub/settings";
import { defineResource } from "../shared/defineResource";
import { declaredElsewhere, retained, stays } from "../shared/left";
import { narrowed, takeOverSettings, writeOver } from "./parts";
import { orgName } from "../shared/values";
import { orgSettingsTold } from "./told";

const flag = z.boolean("it is true or false.").optional();

/**
 * The settings of an organization. Only declared keys are managed; deleting the resource brings back
 * what was found when it was made. Ids are the name of the organization.
 */
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
  declares: ["settings/{org}"],
  holds: ["settings/{org}"],
  told: orgSettingsTold,
  create: (hub, { org, restrictedImages }) => takeOverSettings(hub, org, restrictedImages),
  read: async (hub, { org, restrictedImages, found }) => {
    const now = (await getSettings(hub, org!)).restrictedImages;
    return { restrictedImages: found === undefined ? now : narrowed(now, restrictedImages) };
  },
  update: (hub, { org, restrictedImages }) => writeOver(hub, org, restrictedImages).then(() => ({})),
  delete: async (hub, { org, restrictedImages, found, onDestroy }, isDestroy) => {
    if (onDestroy === "retain") return retained;
    if (found === undefined) return stays("nobody knows how it was before this stack took it over.");
    if (!isDestroy && (await hub.run.declares([`settings/${org}`], `settings/${org}`))) return declaredElsewhere;
    await writeOver(hub, org, narrowed(found.restrictedImages, restrictedImages));
    return undefined;
  },
});
