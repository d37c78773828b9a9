import assert from "node:assert/strict";
import { change, create, remove } from "../cli/changes";
import { group as declared, membership, membersOf } from "../differential/scenario";
import type { NounTests } from "./noun";

const GROUPS = "/v2/orgs/acme/groups";
/** A membership is of another group once that has another name. */
const MOVED = [
  "update Group group",
  "create-replacement GroupMembership ada",
  "replace GroupMembership ada",
  "delete-replaced GroupMembership ada",
];

export const group: NounTests = {
  contract: {
    token: "pulumi-nodejs:dynamic/dockerhub:Group",
    id: "{org}/{name}",
    inputs: ["org", "name", "description", "adopt", "onDestroy"],
    outputs: ["groupId", "found"],
  },
  sample: {
    args: { name: "platform", description: "Runs the clusters" },
    changed: { name: "platform", description: "Runs them well" },
    bad: [
      ["name", "", /empty/],
      ["name", "Platform", /small letters: "platform"/],
      ["name", "plat form", /a-z/],
      ["name", "x".repeat(65), /too long/],
      ["name", 7, /text/],
      ["org", "Acme", /small letters/],
      ["description", "x".repeat(256), /too long/],
    ],
    vanish: (fake) => fake.byHand("ops", "DELETE", `${GROUPS}/platform`),
  },
  counted: ({ store }) =>
    [...store.organizations.get("acme")!.groups.values()].map(({ name, description }) => [name, description]).sort(),
  stories: [
    {
      create: { name: "platform", description: "Runs the clusters" },
      update: { name: "engineering", description: "Runs them well" },
      replace: { name: "platform", description: "Anew" },
      replaceOnChanges: ["description"],
    },
  ],
  drift: [
    {
      what: "a description",
      program: "single",
      change: (fake) => fake.byHand("eve", "PATCH", `${GROUPS}/platform`, { description: "hacked" }),
      found: "changed Group platform: description",
    },
    {
      what: "a group's name",
      program: "whole",
      change: (fake) => fake.byHand("eve", "PATCH", `${GROUPS}/platform`, { name: "plat" }),
      found: "changed Group platform: name",
    },
    {
      what: "a group that is deleted",
      program: "whole",
      change: (fake) => fake.byHand("eve", "DELETE", `${GROUPS}/platform`),
      found: "missing Group platform",
    },
    {
      what: "a group nobody declared",
      program: "single",
      change: (fake) => fake.byHand("eve", "POST", GROUPS, { name: "shadow" }),
      found: "unmanaged Group shadow",
    },
  ],
  explain: [
    ["a new group", create("Group", { name: "platform" }), /The group platform is made\./],
    [
      "a group that goes",
      remove("Group", { name: "platform" }),
      /The group platform is deleted, and everybody in it loses/,
    ],
    [
      "a group with a new name",
      change("update", "Group", { name: "a" }, { name: "b" }),
      /The group a is renamed to b, and keeps its people/,
    ],
  ],
  doctor: {
    "an owner": "change",
    "an owner whose organization restricts images": "change",
    "a member": "no",
    "a personal access token": "no",
    "an organization access token": "maybe",
    "an organization access token for groups alone": "maybe",
  },
  routes: [
    ["GET", GROUPS],
    ["POST", GROUPS, { name: "qa", description: "x" }],
    ["GET", "/v2/orgs/:/groups/:"],
    ["PUT", `${GROUPS}/:`, { name: "qa", description: "y" }],
    ["PATCH", `${GROUPS}/:`, { description: "z" }],
    ["DELETE", `${GROUPS}/:`],
  ],
  verbs: [
    {
      name: "Group: create, nothing, update, rename with its member, delete",
      acts: [
        {
          do: "up",
          declare: [declared("platform", { description: "one" }), membership()],
          steps: ["create Group group", "create GroupMembership ada"],
        },
        {
          do: "up",
          declare: [declared("platform", { description: "two" }), membership()],
          steps: ["update Group group"],
        },
        {
          do: "up",
          declare: [declared("infra", { description: "two" }), membership()],
          steps: MOVED,
          then: (scene) => assert.deepEqual(membersOf(scene, "infra"), ["ada"]),
        },
        { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
        { do: "destroy", steps: ["delete GroupMembership ada", "delete Group group"] },
      ],
    },
    {
      name: "Group: renamed, with a membership that names it by text",
      acts: [
        {
          do: "up",
          declare: [declared(), membership("ada", { group: "platform" })],
          steps: ["create Group group", "create GroupMembership ada"],
        },
        {
          do: "up",
          declare: [declared("infra"), membership("ada", { group: "infra" })],
          steps: MOVED,
          then: (scene) => assert.deepEqual(membersOf(scene, "infra"), ["ada"]),
        },
        { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
      ],
    },
  ],
};
