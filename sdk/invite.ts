import { resource } from "./resource";

/**
 * An invitation to join an organization, and what became of it. Once accepted it stays in the stack
 * and does nothing more: deleting it then removes nobody. Ids have the form `organization/invitee`.
 */
export class Invite extends resource("Invite") {}

export type { InviteArgs } from "./shapes/invite";
