import { resource } from "./resource";
import type { Args } from "./types";

/**
 * One member of one group, for programs that declare memberships one by one. A group that is
 * renamed keeps its memberships. Ids have the form `organization/group/username`.
 */
export class GroupMembership extends resource("GroupMembership") {}

/** Arguments of {@link GroupMembership}. */
export type GroupMembershipArgs = Args<"GroupMembership">;
