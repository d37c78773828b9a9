import type { Declared } from "./spec";

/** Groups that memberships and invitations are of, declared beside them. */
export const groups = ["platform", "release"].map((name): Declared => ({ type: "Group", name, args: { name } }));
