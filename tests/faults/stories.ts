import type { Declared } from "../support/spec";

/** One resource through its life, for runs that are killed in it. */
export interface Story {
  name: string;
  /** What has to be declared beside it. */
  before: Declared[];
  create: Declared;
  /** The same changed in place; left out where everything replaces. */
  update?: Declared;
  replace: Declared;
  /** True when a verb sends nothing. */
  quiet?: boolean;
}

const declared = (type: string, args: object, options: Declared["options"] = {}): Declared => ({
  type,
  name: type.toLowerCase(),
  args: { ...args },
  options,
});
const groups = ["platform", "release"].map((name): Declared => ({ type: "Group", name, args: { name } }));
const everybody = { ops: "owner", ada: "member", bo: "editor", "cleo@example.com": "member" };

export const stories: Story[] = [
  {
    name: "Group",
    before: [],
    create: declared("Group", { name: "platform", description: "Runs the clusters" }),
    update: declared("Group", { name: "engineering", description: "Runs them well" }),
    replace: declared("Group", { name: "platform", description: "Anew" }, { replaceOnChanges: ["description"] }),
  },
  {
    name: "GroupMembership",
    before: groups,
    create: declared("GroupMembership", { group: { $: "platform.name" }, username: "ada" }),
    replace: declared("GroupMembership", { group: { $: "release.name" }, username: "bo" }),
  },
  {
    name: "GroupMembers",
    before: groups,
    create: declared("GroupMembers", { group: { $: "platform.name" }, members: ["ada", "ops"] }),
    update: declared("GroupMembers", { group: { $: "platform.name" }, members: ["bo", "ops"] }),
    replace: declared("GroupMembers", { group: { $: "release.name" }, members: ["ada"] }),
  },
  {
    name: "OrgMember",
    before: [],
    create: declared("OrgMember", { username: "ada", role: "owner", onDestroy: "downgrade" }),
    update: declared("OrgMember", { username: "ada", role: "editor", onDestroy: "downgrade" }),
    replace: declared("OrgMember", { username: "bo", role: "owner", onDestroy: "remove" }),
  },
  {
    name: "OrgMembers",
    before: [],
    create: declared("OrgMembers", { members: everybody }),
    update: declared("OrgMembers", {
      members: { ops: "owner", "ada@example.com": "owner", "cleo@example.com": "editor", dora: "member" },
    }),
    replace: declared("OrgMembers", { members: { ops: "owner", bo: "member" } }, { replaceOnChanges: ["members"] }),
    quiet: true,
  },
  {
    name: "Invite",
    before: groups,
    create: declared("Invite", { invitee: "cleo@example.com" }),
    update: declared("Invite", { invitee: "cleo@example.com", role: "editor", group: { $: "platform.name" } }),
    replace: declared("Invite", { invitee: "dora" }),
  },
  {
    name: "PersonalAccessToken without a label",
    before: [],
    create: declared("PersonalAccessToken", { scopes: ["repo:read"] }),
    update: declared("PersonalAccessToken", { scopes: ["repo:read"], isActive: false }),
    replace: declared("PersonalAccessToken", { scopes: ["repo:write"], isActive: false }),
  },
  {
    name: "PersonalAccessToken with a label",
    before: [],
    create: declared("PersonalAccessToken", { label: "ci", scopes: ["repo:read"] }),
    update: declared("PersonalAccessToken", { label: "build", scopes: ["repo:read"] }),
    replace: declared("PersonalAccessToken", { label: "ci", scopes: ["repo:write"] }),
  },
  {
    name: "OrgSettings",
    before: [],
    create: declared("OrgSettings", { restrictedImages: { enabled: true } }),
    update: declared("OrgSettings", { restrictedImages: { enabled: true, allowOfficialImages: true } }),
    replace: declared(
      "OrgSettings",
      { restrictedImages: { enabled: true, allowVerifiedPublishers: true } },
      { replaceOnChanges: ["restrictedImages"] },
    ),
  },
];
