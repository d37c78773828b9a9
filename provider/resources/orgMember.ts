import { z } from "zod";
import { findMember, removeMember, setRole } from "../hub/members";
import { defineResource } from "./defineResource";
import { inOrg } from "./people";
import { refuseToEnd, roleFaults } from "./rails";
import { dockerId, orgName, role } from "./values";

export const orgMember = defineResource({
  type: "OrgMember",
  id: "{org}/{username}",
  inputs: {
    /** Organization; `dockerhub:org` when left out. */
    org: orgName,
    /** Docker ID of somebody who is a member already; `dockerhub.Invite` brings in new people. */
    username: dockerId,
    /** `owner`, `editor` or `member`. */
    role: role,
    /**
     * What happens to the person when the resource is deleted: `remove` (default) takes them out of
     * the organization, `downgrade` makes them a plain member, `retain` changes nothing.
     */
    onDestroy: z.enum(["remove", "downgrade", "retain"], "it is one of remove, downgrade, retain.").default("remove"),
  },
  outputs: {},
  fromConfig: ["org"],
  replaceOn: ["org", "username"],
  onlyOnDelete: ["onDestroy"],
  validate: ({ username, role }, _, rails) => roleFaults(username, role, rails),
  claims: ({ org, username }) => [inOrg(org, username)],
  create: (hub, { org, username, role }) => setRole(hub, org, username, role).then(() => ({})),
  read: async (hub, { org, username }) => {
    const member = await findMember(hub, org!, username!);
    return member && { role: member.role as z.output<typeof role> };
  },
  update: (hub, { org, username, role }) => setRole(hub, org, username, role).then(() => ({})),
  delete: async (hub, { org, username, role, onDestroy }) => {
    if (hub.claims.has(inOrg(org, username))) return;
    if (onDestroy !== "retain") refuseToEnd(username, hub.rails);
    if (onDestroy === "remove") await removeMember(hub, org, username);
    if (onDestroy === "downgrade" && role !== "member") await setRole(hub, org, username, "member");
  },
});
