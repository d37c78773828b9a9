import { NotFoundError } from "../hub/errors";
import { findMember } from "../hub/members";
import { defineFunction } from "./define";
import { member } from "./rows";
import { orgName, person } from "./values";

/**
 * Somebody who belongs to an organization, with role and groups. Somebody who does not is an error. However often
 * it is called, the members are read once.
 */
export const getMember = defineFunction({
  name: "getMember",
  inputs: {
    /** Organization; `dockerhub:org` when left out. */
    org: orgName,
    /** Docker ID, or the address where the credential may see addresses. */
    username: person,
  },
  outputs: member,
  fromConfig: { org: "org" },
  invoke: async (hub, { org, username }) => {
    const found = await findMember(hub, org, username);
    if (found !== undefined) return found;
    throw new NotFoundError(`${username} is not a member of ${org}; dockerhub.getMembers lists who is.`);
  },
});
