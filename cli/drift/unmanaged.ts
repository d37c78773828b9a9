import { ignored } from "../../run/patterns";
import { COUPLED, type Organization } from "../organization";
import type { Kept } from "../pulumi/state";
import type { Finding } from "./report";

/** What the resources of all stacks together cover of an organization. */
class Covered {
  readonly people = new Set<string>();
  /** Groups by number: a new name does not make another group. */
  readonly groups = new Set<unknown>();
  /** Groups of which a set declares everybody. */
  readonly wholeGroups = new Set<unknown>();
  readonly memberships = new Set<string>();
  readonly invites = new Set<string>();
  readonly tokens = new Set<string>();
  wholeRoster = false;

  constructor(resources: readonly Kept[]) {
    for (const { noun, outputs, id } of resources) {
      const text = (key: string) => (typeof outputs[key] === "string" ? outputs[key] : "");
      const map = (key: string) => (outputs[key] ?? {}) as Record<string, string>;
      switch (noun) {
        case "Group":
          this.groups.add(outputs["groupId"]);
          break;
        case "GroupMembers":
          this.wholeGroups.add(outputs["groupId"]);
          break;
        case "GroupMembership":
          this.memberships.add(`${String(outputs["groupId"])}/${text("username")}`);
          break;
        case "OrgMember":
          this.people.add(text("username"));
          break;
        case "OrgMembers":
          this.wholeRoster = true;
          for (const invite of Object.values(map("invites"))) this.invites.add(invite);
          break;
        case "Invite":
          this.invites.add(text("inviteId"));
          for (const name of [text("invitee"), text("username")]) this.people.add(name);
          break;
        case "PersonalAccessToken":
          this.tokens.add(id);
          break;
        default:
      }
    }
  }
}

/** What is there and no resource covers: people, groups, memberships, invitations and tokens. */
export function unmanaged(found: Organization, resources: readonly Kept[], ignore: readonly string[]): Finding[] {
  const covered = new Covered(resources);
  const finding = (noun: string, name: string, id: string): Finding[] => {
    const parts = [...name.split("/"), name];
    if (parts.some((part) => ignored(ignore, part))) return [];
    return [{ kind: "unmanaged", organization: found.name, stack: null, noun, name, id, differences: [], by: null }];
  };
  const org = found.name;
  const groups = found.groups.filter(({ name }) => !COUPLED.includes(name));
  return [
    ...found.members
      .filter(
        ({ username, email }) =>
          !covered.wholeRoster && !covered.people.has(username) && !covered.people.has(email ?? ""),
      )
      .flatMap(({ username }) => finding("OrgMember", username, `${org}/${username}`)),
    ...groups
      .filter(({ groupId }) => !covered.groups.has(groupId))
      .flatMap(({ name }) => finding("Group", name, `${org}/${name}`)),
    ...groups
      .filter(({ groupId }) => covered.groups.has(groupId) && !covered.wholeGroups.has(groupId))
      .flatMap(({ name, groupId, members }) =>
        members
          .filter((username) => !covered.memberships.has(`${groupId}/${username}`))
          .flatMap((username) => finding("GroupMembership", `${name}/${username}`, `${org}/${name}/${username}`)),
      ),
    ...found.invites
      .filter(({ inviteId }) => !covered.invites.has(inviteId))
      .flatMap(({ invitee }) => finding("Invite", invitee, `${org}/${invitee}`)),
    ...found.tokens
      .filter(({ uuid }) => !covered.tokens.has(uuid))
      .flatMap(({ label, uuid }) => finding("PersonalAccessToken", label, uuid)),
  ];
}
