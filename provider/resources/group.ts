import { z } from "zod";
import { createGroup, deleteGroup, findGroup, updateGroup } from "../hub/groups";
import { defineResource } from "./defineResource";
import { groupName, orgName, upTo } from "./values";

export const group = defineResource({
  type: "Group",
  id: "{org}/{name}",
  inputs: {
    /** Organization the group belongs to; `dockerhub:org` when left out. */
    org: orgName,
    /** Name of the group. A new name renames it in place, and its members stay. */
    name: groupName,
    /** What the group is for. */
    description: upTo(255).default(""),
    /** Take over a group of that name that exists already, and change it to what is declared here. */
    adopt: z.boolean().optional(),
  },
  outputs: {
    /** Number Docker Hub gave the group; it survives a new name. */
    groupId: z.number(),
  },
  fromConfig: ["org"],
  replaceOn: ["org"],
  onlyOnCreate: ["adopt"],
  create: (hub, { org, name, description }) => createGroup(hub, org, { name, description }),
  read: (hub, { org, name, groupId }) => findGroup(hub, org!, name!, groupId),
  update: (hub, { name, description }, before) => updateGroup(hub, before.org, before, { name, description }),
  delete: (hub, state) => deleteGroup(hub, state.org, state),
});
