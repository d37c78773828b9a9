import { resource } from "./resource";

/**
 * Everybody in a group, as one resource: who is missing is added, and who is not listed is removed.
 * For groups that the program looks after alone; `GroupMembership` adds single people and leaves
 * the others. Ids have the form `organization/group`.
 */
export class GroupMembers extends resource("GroupMembers") {}

export type { GroupMembersArgs } from "./shapes/groupMembers";
