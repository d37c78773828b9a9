import { change, create } from "../cli/changes";
import { groups } from "../support/groups";
import type { NounTests } from "./noun";

const GROUPS = "/v2/orgs/acme/groups";

export const groupMembership: NounTests = {
  contract: {
    token: "pulumi-nodejs:dynamic/dockerhub:GroupMembership",
    id: "{org}/{group}/{username}",
    inputs: ["org", "group", "username", "onDestroy"],
    outputs: ["groupId", "found"],
  },
  sample: {
    args: { group: "platform", username: "ada" },
    bad: [
      ["username", "Ada", /small letters: "ada"/],
      ["username", "ada@example.com", /Docker ID, not an address/],
      ["username", "", /empty/],
      ["group", "Platform", /small letters/],
    ],
    prepare: ({ fake }) => fake.byHand("ops", "POST", GROUPS, { name: "platform" }),
    vanish: (fake) => fake.byHand("ops", "DELETE", `${GROUPS}/platform/members/ada`),
    quiet: ["update"],
  },
  counted: ({ store }) =>
    [...store.organizations.get("acme")!.groups.values()]
      .map(({ name, members }) => [name, [...members].sort()])
      .sort(),
  stories: [
    {
      before: groups,
      create: { group: { $: "platform.name" }, username: "ada" },
      replace: { group: { $: "release.name" }, username: "bo" },
    },
  ],
  drift: [
    {
      what: "a membership that ends",
      program: "single",
      change: (fake) => fake.byHand("eve", "DELETE", `${GROUPS}/platform/members/ada`),
      found: "missing GroupMembership ada-platform",
    },
    {
      what: "a membership nobody declared",
      program: "single",
      change: (fake) => fake.byHand("eve", "POST", `${GROUPS}/platform/members`, { member: "eli" }),
      found: "unmanaged GroupMembership platform/eli",
    },
  ],
  explain: [
    [
      "a membership",
      create("GroupMembership", { group: "platform", username: "ada" }),
      /\*\*ada\*\* gains the group platform\./,
    ],
    [
      "a membership that moves",
      change("replace", "GroupMembership", { group: "a", username: "ada" }, { group: "b", username: "ada" }),
      /\*\*ada\*\* gains the group b and loses the group a\./,
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
    ["POST", `${GROUPS}/:/members`, { member: "ada" }],
    ["DELETE", `${GROUPS}/:/members/:`],
  ],
  verbs: [],
};
