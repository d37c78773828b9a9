import { resource } from "./resource";

/**
 * The settings of an organization. Only declared keys are managed; deleting the resource brings back
 * what was found when it was made. Ids are the name of the organization.
 */
export class OrgSettings extends resource("OrgSettings") {}

export type { OrgSettingsArgs } from "./shapes/orgSettings";
