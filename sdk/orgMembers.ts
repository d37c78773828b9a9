import { resource } from "./resource";

/**
 * Everybody in an organization with their roles, as one resource: who is missing is invited, who is
 * not listed is removed. For rosters that the program looks after alone; `OrgMember` and `Invite`
 * are for single people. Ids are the name of the organization.
 */
export class OrgMembers extends resource("OrgMembers") {}

export type { OrgMembersArgs } from "./shapes/orgMembers";
