import { resource } from "./resource";
import type { Args } from "./types";

/**
 * The settings of an organization. Only declared keys are managed; deleting the resource brings back
 * what was found when it was made. Ids are the name of the organization.
 */
export class OrgSettings extends resource("OrgSettings") {}

/** Arguments of {@link OrgSettings}. */
export type OrgSettingsArgs = Args<"OrgSettings">;
