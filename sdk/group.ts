import { resource } from "./resource";

/**
 * A group of an organization, called a team in the web pages of Docker Hub. Renaming it keeps its
 * members. Ids have the form `organization/group`.
 */
export class Group extends resource("Group") {}

export type { GroupArgs } from "./shapes/group";
