import { membership } from "../differential/scenario";
import type { Declared } from "../support/spec";

export const AFTER = { dependsOn: ["group"] };

/** One whose group is that of the resource, and one whose group is written out. */
export const people = [membership("ada"), membership("bo", { group: "platform" }, AFTER)];
export const both = ["ada in platform", "bo in platform"];

/** Everybody in the group, as one resource. */
export const set = (members: unknown, options: Declared["options"] = {}): Declared => ({
  type: "GroupMembers",
  name: "all",
  args: { group: "platform", members },
  options,
});
