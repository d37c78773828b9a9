import { change, remove } from "../cli/changes";
import { groups } from "../support/groups";
import type { NounTests } from "./noun";

const GROUPS = "/v2/orgs/acme/groups";

export const groupMembers: NounTests = {
  contract: {
    token: "pulumi-nodejs:dynamic/dockerhub:GroupMembers",
    id: "{org}/{group}",
    inputs: ["org", "group", "members", "ignore", "onDestroy"],
    outputs: ["groupId", "found"],
  },
  sample: {
    args: { group: "platform", members: ["ada", "bo"] },
    changed: { group: "platform", members: { ada: true } },
    bad: [
      ["members", ["Ada"], /Ada: a Docker ID is written in small letters/],
      ["members", ["ada", "ada"], /ada is in it twice/],
      ["members", ["ada", "ADA"], /ADA is in it twice/],
      ["members", ["ada@example.com"], /not an address/],
      ["members", { ada: "owner" }, /true/],
      ["members", "ada", /list of names/],
      ["ignore", { "bot-*": true }, /: it has to be a list, and it is a map\.$/],
      ["onDestroy", "explode", /remove, retain/],
    ],
    prepare: ({ fake }) => fake.byHand("ops", "POST", GROUPS, { name: "platform" }),
    vanish: (fake) => fake.byHand("ops", "DELETE", `${GROUPS}/platform`),
  },
  counted: ({ store }) =>
    [...store.organizations.get("acme")!.groups.values()]
      .map(({ name, members }) => [name, [...members].sort()])
      .sort(),
  stories: [
    {
      before: groups,
      create: { group: { $: "platform.name" }, members: ["ada", "ops"] },
      update: { group: { $: "platform.name" }, members: ["bo", "ops"] },
      replace: { group: { $: "release.name" }, members: ["ada"] },
    },
  ],
  drift: [
    {
      what: "somebody added to a set",
      program: "single",
      change: (fake) => fake.byHand("eve", "POST", `${GROUPS}/release/members`, { member: "eli" }),
      found: "changed GroupMembers all-release: members.eli",
    },
    {
      what: "somebody taken out of a set",
      program: "whole",
      change: (fake) => fake.byHand("eve", "DELETE", `${GROUPS}/release/members/bo`),
      found: "changed GroupMembers all-release: members.bo",
    },
  ],
  explain: [
    [
      "a set",
      change(
        "update",
        "GroupMembers",
        { group: "g", members: { ada: true, bo: true } },
        { group: "g", members: { bo: true, cy: true } },
      ),
      /\*\*ada\*\* loses the group g\.\n\*\*cy\*\* gains the group g\./,
    ],
    [
      "a set that is let go",
      remove("GroupMembers", { group: "g", members: { ada: true }, onDestroy: "retain" }),
      /Nobody gains or loses anything/,
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
  routes: [["GET", `${GROUPS}/:/members`]],
  // Sets are played by the table sets.ts, which holds what they share.
  verbs: [],
};
