/**
 * A program that declares groups and their members, as many as MANY says, in the form that FORM names: with the classes of the
 * SDK, which the dynamic provider serves, or as a generated SDK does, for the plugin.
 */
"use strict";
const { Group, GroupMembership } =
  process.env.FORM === "native" ? require("../../tests/support/nativeSdk") : require("pulumi-dockerhub");

const GROUPS = Math.max(1, Number(process.env.MANY) / 10);
for (let g = 0; g < GROUPS; g++) {
  const group = new Group(`g${g}`, { name: `group${g}`, adopt: true });
  for (let n = 0; n < 9 && GROUPS > 1; n++)
    new GroupMembership(`g${g}-${n}`, {
      group: group.name,
      username: `user${String((g * 9 + n) % 199).padStart(5, "0")}`,
    });
}
