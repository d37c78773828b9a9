import { z } from "zod";
import { findMember, forgetMembers, isWritten, memberAtFirst, removeMember, setRole } from "../../hub/members";
import type { Hub } from "../../hub/hub";
import { defineResource } from "../shared/defineResource";
import { declaredElsewhere, retained, stays } from "../shared/left";
import { refuseToEnd, roleFaults, tooMany } from "../shared/rails";
import { addressDeclared, isDeclared } from "../shared/thePerson";
import { heldRole, isLowered, lowers } from "../shared/theRole";
import { dockerId, orgName, role } from "../shared/values";
import { orgMemberTold } from "./told";

/**
 * The role of somebody who is a member of the organization already; `Invite` brings in new people.
 * Ids have the form `organization/username`.
 */
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
     * What happens to the person when the resource is deleted: `remove` takes them out of the
     * organization, `downgrade` makes them a plain member, `retain` changes nothing. When left out, who
     * is no longer in the program is removed, and `pulumi destroy` keeps everybody as they are.
     */
    onDestroy: z.enum(["remove", "downgrade", "retain"], "it is one of remove, downgrade, retain.").optional(),
  },
  outputs: {
    /** Role the person had before this resource; not there for one of version 0.1. */
    found: z.string().optional(),
  },
  fromConfig: ["org"],
  declares: ["person/{org}/{username}", "role/{org}/{username}"],
  holds: ["person/{org}/{username}"],
  replaceOn: ["org", "username"],
  onlyOnDelete: ["onDestroy"],
  wroteDefault: ({ onDestroy, found }) => onDestroy === "remove" && found === undefined,
  // Version 0.1 wrote its default into the state: what a program says is marked as its own.
  dueWhen: ({ found, role }, { onDestroy }) =>
    found === undefined && role !== undefined && onDestroy !== undefined ? { key: "onDestroy" } : undefined,
  validate: async ({ org, username, role }, olds, rails, run) => {
    const before = olds.role ?? (await heldRole(run, org, username));
    const loser = lowers(before, role) ? [username] : [];
    const why = await tooMany(org, loser, rails, run);
    return roleFaults(username, role, rails, why && run.budget.tell(org, why));
  },
  example: { ada: { username: "ada", role: "owner" } },
  told: orgMemberTold,
  create: async (hub, { org, username, role }) => {
    await refuseTwice(hub, org, username);
    const held = await hub.run.holders(`person/${org}/${username}`);
    const was = (await memberAtFirst(hub, org, username))?.role;
    if (lowers(was, role)) await hub.spend(org, [username]);
    if (was !== role || isWritten(hub, org, username)) await setRole(hub, org, username, role);
    const before = held.map(({ properties }) => properties["found"]).find((found) => typeof found === "string");
    return { found: before ?? was };
  },
  read: async (hub, { org, username, role: known, found }) => {
    const member = await findMember(hub, org!, username!);
    if (member === undefined) return undefined;
    return {
      role: member.role as z.output<typeof role>,
      ...(known === undefined ? { found: found ?? member.role } : {}),
    };
  },
  update: async (hub, { org, username, role }, before, changed) => {
    if (changed.has("role")) await refuseTwice(hub, org, username);
    if (lowers(before.role, role)) await hub.spend(org, [username]);
    if (changed.has("role")) await setRole(hub, org, username, role);
    return { found: before.found ?? before.role };
  },
  leaving: async (hub, { org, username, role, onDestroy }) => {
    if (await isLowered(hub.run, org, [username], role)) return [username];
    const loses = onDestroy === "downgrade" ? role !== "member" : onDestroy !== "retain";
    return loses && !(await isDeclared(hub, org, username)) ? [username] : [];
  },
  delete: async (hub, { org, username, role, found, onDestroy }, isDestroy) => {
    if (onDestroy === "retain") return retained;
    if (isDestroy && (onDestroy === undefined || (onDestroy === "remove" && found === undefined))) {
      return stays(
        `the stack gave ${username} a role, and not their place in ${org}. Remove them by hand, or with onDestroy: "remove" and one more up.`,
      );
    }
    if (!isDestroy && (await isDeclared(hub, org, username))) return declaredElsewhere;
    refuseToEnd(username, hub.rails);
    if (onDestroy !== "downgrade") await removeMember(hub, org, username);
    else if (role !== "member") await setRole(hub, org, username, "member");
    forgetMembers(hub, org);
    return undefined;
  },
});

/** Throws where a roster declares the same person by their address, which no preview could know. */
async function refuseTwice(hub: Hub, org: string, username: string): Promise<void> {
  const address = await addressDeclared(hub, org, username);
  if (address === undefined) return;
  throw new Error(
    `${username} is declared by an OrgMember, and by the address ${address} in OrgMembers. Each would undo the other: take one of them out.`,
  );
}
