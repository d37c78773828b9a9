import { z } from "zod";
import { defineResource } from "../shared/defineResource";
import { declaredElsewhere, retained, stays } from "../shared/left";
import { orgName } from "../shared/values";
import { narrowed, takeOver, writeOver } from "../shared/wholeDocument";
import { flat, imagesOf, placeOf, thing } from "./document";
import { orgSettingsTold } from "./told";

const flag = z.boolean().optional();

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
    /** The settings as they were before this resource; not there for an adopted one. */
    found: z.object({ restrictedImages: z.record(z.string(), z.boolean()) }).optional(),
  },
  fromConfig: ["org"],
  replaceOn: ["org"],
  onlyOnDelete: ["onDestroy"],
  declares: ["settings/{org}"],
  holds: ["settings/{org}"],
  example: {
    acme: { restrictedImages: { enabled: true, allowOfficialImages: true, allowVerifiedPublishers: true } },
  },
  told: orgSettingsTold,
  create: async (hub, { org, restrictedImages }) => {
    const held = ({ restrictedImages: images, found }: State) => ({
      declared: flat(images),
      found: found && flat(found.restrictedImages),
    });
    const asState = (now: object, found: object) => ({
      restrictedImages: restrictedImages && now,
      found: { restrictedImages: found },
    });
    return {
      found: { restrictedImages: imagesOf(await takeOver(placeOf(hub, org), flat(restrictedImages), held, asState)) },
    };
  },
  read: async (hub, { org, restrictedImages, found }) => {
    const now = await placeOf(hub, org!).read();
    if (found === undefined) return { restrictedImages: imagesOf(now) };
    return { restrictedImages: restrictedImages && imagesOf(narrowed(now, restrictedImages)) };
  },
  update: (hub, { org, restrictedImages }) => writeOver(placeOf(hub, org), flat(restrictedImages)).then(() => ({})),
  delete: async (hub, { org, restrictedImages, found, onDestroy }, isDestroy) => {
    if (onDestroy === "retain") return retained;
    if (found === undefined) return stays("nobody knows how it was before this stack took it over.");
    if (!isDestroy && (await hub.run.declares([thing(org)], thing(org)))) return declaredElsewhere;
    await writeOver(placeOf(hub, org), narrowed(found.restrictedImages, flat(restrictedImages)));
    return undefined;
  },
});

/** What the state keeps of settings that were taken over. */
interface State {
  restrictedImages?: Record<string, boolean>;
  found?: { restrictedImages: Record<string, boolean> };
}
