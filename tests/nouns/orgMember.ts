import { change, create, remove } from "../cli/changes";
import type { NounTests } from "./noun";

const MEMBERS = "/v2/orgs/acme/members";

export const orgMember: NounTests = {
  contract: {
    token: "pulumi-nodejs:dynamic/dockerhub:OrgMember",
    id: "{org}/{username}",
    inputs: ["org", "username", "role", "onDestroy"],
    outputs: ["found"],
  },
  sample: {
    args: { username: "ada", role: "owner" },
    changed: { username: "ada", role: "editor" },
    bad: [
      ["role", "boss", /owner, editor, member/],
      ["role", "Owner", /owner, editor, member/],
      ["username", "ada@example.com", /Docker ID, not an address/],
      ["onDestroy", "explode", /remove, downgrade, retain/],
    ],
    vanish: (fake) => fake.byHand("ops", "DELETE", `${MEMBERS}/ada`),
  },
  counted: ({ store }) => [...store.organizations.get("acme")!.members].sort(),
  stories: [
    {
      create: { username: "ada", role: "owner", onDestroy: "downgrade" },
      update: { username: "ada", role: "editor", onDestroy: "downgrade" },
      replace: { username: "bo", role: "owner", onDestroy: "remove" },
    },
  ],
  drift: [
    {
      what: "a role",
      program: "single",
      change: (fake) => fake.byHand("eve", "PUT", `${MEMBERS}/dora`, { role: "owner" }),
      found: "changed OrgMember dora: role",
    },
    {
      what: "a member who is removed",
      program: "single",
      change: (fake) => fake.byHand("eve", "DELETE", `${MEMBERS}/dora`),
      found: "missing OrgMember dora",
    },
  ],
  explain: [
    [
      "a role",
      change("update", "OrgMember", { username: "ada", role: "member" }, { username: "ada", role: "owner" }),
      /\*\*ada\*\* gains the role owner/,
    ],
    [
      "a member who goes",
      remove("OrgMember", { username: "ada", role: "member", onDestroy: "remove" }),
      /\*\*ada\*\* loses the organization/,
    ],
    [
      "a role that is new, with which nobody is invited",
      create("OrgMember", { username: "ada", role: "owner" }),
      /\*\*ada\*\* is given the role owner, unless they have it\./,
    ],
  ],
  doctor: {
    "an owner": "change",
    "an owner whose organization restricts images": "change",
    "a member": "no",
    "a personal access token": "no",
    "an organization access token": "maybe",
    "an organization access token for groups alone": "no",
  },
  routes: [
    ["PUT", `${MEMBERS}/:`, { role: "editor" }],
    ["DELETE", `${MEMBERS}/:`],
  ],
  verbs: [],
};
