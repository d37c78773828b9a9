import { z } from "zod";
import { listGroups } from "../hub/groups";
import { defineFunction } from "./define";
import { group } from "./rows";
import { list, orgName } from "./values";

/** The groups of an organization, called teams in the web pages of Docker Hub. `getMembers` tells who is in one. */
export const getGroups = defineFunction({
  name: "getGroups",
  inputs: {
    /** Organization; `dockerhub:org` when left out. */
    org: orgName,
  },
  outputs: {
    /** The groups, by name. */
    groups: list(z.object(group)),
  },
  fromConfig: { org: "org" },
  invoke: async (hub, { org }) => {
    const groups = [...(await listGroups(hub, org)).values()];
    return { groups: groups.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  },
});
