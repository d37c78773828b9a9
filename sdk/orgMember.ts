import { resource } from "./resource";

/**
 * The role of somebody who is a member of the organization already; `Invite` brings in new people.
 * Ids have the form `organization/username`.
 */
export class OrgMember extends resource("OrgMember") {}

export type { OrgMemberArgs } from "./shapes/orgMember";
