import { z } from "zod";
import { getOrganization as read } from "../hub/organizations";
import { defineFunction } from "./define";
import { orgName, perhaps } from "./values";

/** The public profile of an organization. An organization that does not exist is an error. */
export const getOrganization = defineFunction({
  name: "getOrganization",
  inputs: {
    /** Organization; `dockerhub:org` when left out. */
    org: orgName,
  },
  outputs: {
    /** Name of the organization, which is its namespace as well. */
    name: z.string(),
    /** Id that Docker Hub gave it. */
    organizationId: z.string(),
    /** Name as the organization writes it. */
    fullName: perhaps,
    /** Where it says that it is. */
    location: perhaps,
    /** Company that it says it belongs to. */
    company: perhaps,
    /** When it was made, in ISO 8601. */
    createdAt: perhaps,
  },
  fromConfig: { org: "org" },
  isPublic: true,
  invoke: (hub, { org }) => read(hub, org),
});
