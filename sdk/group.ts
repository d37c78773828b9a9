import { resource } from "./resource";
import type { Args } from "./types";

/**
 * A group of an organization, called a team in the web pages of Docker Hub. Renaming it keeps its
 * members. Ids have the form `organization/group`.
 */
export class Group extends resource("Group") {}

/** Arguments of {@link Group}. */
export type GroupArgs = Args<"Group">;
