import { resource } from "./resource";

/**
 * One member of one group, for programs that declare memberships one by one. A group that is
 * renamed keeps its memberships. Ids have the form `organization/group/username`.
 */
export class GroupMembership extends resource("GroupMembership") {}

export type { GroupMembershipArgs } from "./shapes/groupMembership";
