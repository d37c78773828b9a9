import { findGroup } from "../hub/groups";
import { defineFunction } from "./define";
import { noGroup } from "./getMembers";
import { group } from "./rows";
import { groupName, orgName } from "./values";

/** A group of an organization. One that does not exist is an error. `getMembers` tells who is in it. */
export const getGroup = defineFunction({
  name: "getGroup",
  inputs: {
    /** Organization; `dockerhub:org` when left out. */
    org: orgName,
    /** Name of the group. */
    name: groupName,
  },
  outputs: group,
  fromConfig: { org: "org" },
  invoke: async (hub, { org, name }) => {
    const found = await findGroup(hub, org, name);
    if (found === undefined) throw noGroup(org, name);
    return found;
  },
});
