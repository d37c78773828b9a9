import { resource } from "./resource";
import type { Args } from "./types";

/**
 * The role of somebody who is a member of the organization already; `Invite` brings in new people.
 * Ids have the form `organization/username`.
 */
export class OrgMember extends resource("OrgMember") {}

/** Arguments of {@link OrgMember}. */
export type OrgMemberArgs = Args<"OrgMember">;
