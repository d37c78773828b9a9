import assert from "node:assert/strict";
import type { FakeHub } from "../../testing";
import { change, create, remove } from "../cli/changes";
import type { Declared } from "../support/spec";
import type { NounTests } from "./noun";

const REPOSITORIES = "/v2/namespaces/acme/repositories";
const OLDER = "/v2/repositories/acme";

const app = (more: object = {}, options: Declared["options"] = {}): Declared => ({
  type: "Repository",
  name: "app",
  args: { name: "app", visibility: "private", ...more },
  options,
});
const theirs = { org: "acme", name: "app", visibility: "private", onDestroy: "retain" };
const there = (fake: FakeHub) => fake.store.repositories.get("acme/app");

export const repository: NounTests = {
  contract: {
    token: "pulumi-nodejs:dynamic/dockerhub:Repository",
    id: "{org}/{name}",
    inputs: ["org", "name", "visibility", "description", "fullDescription", "immutableTags", "adopt", "onDestroy"],
    outputs: ["registeredAt", "found"],
  },
  sample: {
    args: { name: "app", visibility: "private", description: "The app", onDestroy: "delete" },
    changed: { name: "app", visibility: "private", description: "Our app", onDestroy: "delete" },
    bad: [
      ["name", "a", /too short/],
      ["name", "App", /small letters: "app"/],
      ["name", "acme/app", /the organization is named by org/],
      ["name", "x".repeat(256), /too long/],
      ["visibility", "secret", /public, private/],
      ["description", "x".repeat(101), /too long/],
      ["fullDescription", "x".repeat(25_001), /too long/],
      ["immutableTags", { enabled: true, rules: [""] }, /a rule is empty/],
      ["immutableTags", { enabled: true, rule: "v.*" }, /it takes enabled and rules/],
      ["immutableTags", { rules: [] }, /^immutableTags\.enabled: it is required/],
      [
        "immutableTags",
        { enabled: true, rules: [true] },
        /^immutableTags\.rules\.0: it has to be text, and it is true\.$/,
      ],
      ["onDestroy", "explode", /retain, delete/],
    ],
    vanish: (fake) => fake.byHand("ops", "DELETE", `${OLDER}/app/`),
  },
  counted: ({ store }) =>
    [...store.repositories.values()]
      .map(({ namespace, name, description, isPrivate, immutableTags }) => [
        `${namespace}/${name}`,
        { description, isPrivate, immutableTags },
      ])
      .sort(),
  stories: [
    {
      create: { name: "app", visibility: "private", fullDescription: "# App", onDestroy: "delete" },
      update: { name: "app", visibility: "public", fullDescription: "# The app", onDestroy: "delete" },
      replace: { name: "app", visibility: "public", fullDescription: "# Anew", onDestroy: "delete" },
      replaceOnChanges: ["fullDescription"],
    },
    {
      what: "with rules for its tags",
      create: { name: "app", visibility: "private", immutableTags: { enabled: true, rules: ["v.*"] } },
      update: { name: "app", visibility: "private", immutableTags: { enabled: true } },
      replace: { name: "app", visibility: "private", immutableTags: { enabled: false } },
      replaceOnChanges: ["immutableTags"],
      // It stays.
      quiet: true,
    },
  ],
  drift: [
    {
      what: "a repository that was made public",
      program: "single",
      beside: [app()],
      change: (fake) => fake.byHand("eve", "POST", `${OLDER}/app/privacy`, { is_private: false }),
      found: "changed Repository app: visibility",
    },
    {
      what: "rules for tags",
      program: "single",
      beside: [app({ immutableTags: { enabled: true } })],
      change: (fake) =>
        fake.byHand("eve", "PATCH", `${REPOSITORIES}/app/immutabletags`, {
          immutable_tags: false,
          immutable_tags_rules: [],
        }),
      found: "changed Repository app: immutableTags.enabled",
    },
    {
      what: "a repository that is deleted",
      program: "whole",
      beside: [app()],
      change: (fake) => fake.byHand("eve", "DELETE", `${OLDER}/app/`),
      found: "missing Repository app",
    },
    {
      what: "a repository nobody declared",
      program: "single",
      change: (fake) => fake.byHand("eve", "POST", REPOSITORIES, { name: "shadow", namespace: "acme" }),
      found: "unmanaged Repository shadow",
    },
  ],
  explain: [
    ["a new repository", create("Repository", theirs), /The repository acme\/app is made\./],
    [
      "a repository that is opened",
      change("update", "Repository", theirs, { ...theirs, visibility: "public", description: "new" }),
      /The repository acme\/app is public from then on\.\nThe repository acme\/app is described anew/,
    ],
    ["a repository that is let go", remove("Repository", theirs), /acme\/app stays on Docker Hub with its images/],
    [
      "a repository that is deleted",
      remove("Repository", { ...theirs, onDestroy: "delete" }),
      /The repository acme\/app is deleted, if no image is in it\./,
    ],
  ],
  doctor: {
    "an owner": "change",
    "an owner whose organization restricts images": "change",
    "a member": "maybe",
    "a personal access token": "maybe",
    "an organization access token": "maybe",
    // Everybody sees those that are public.
    "an organization access token for groups alone": "maybe",
  },
  routes: [
    ["GET", "/v2/namespaces/:/repositories"],
    ["POST", REPOSITORIES, { name: "api", namespace: "acme", description: "x", is_private: true }],
    ["GET", `${REPOSITORIES}/:`],
    ["PATCH", `${OLDER}/:`, { description: "x", full_description: "y" }],
    ["POST", `${OLDER}/:/privacy`, { is_private: false }],
    ["PATCH", `${REPOSITORIES}/:/immutabletags`, { immutable_tags: true, immutable_tags_rules: ["v.*"] }],
    ["POST", `${REPOSITORIES}/:/immutabletags/verify`, { regex: "v.*" }],
    ["DELETE", `${OLDER}/:`],
  ],
  verbs: [
    {
      name: "Repository: create, update, another name, an image that keeps it, and the override",
      acts: [
        { do: "up", declare: [app()], steps: ["create Repository app"] },
        {
          do: "up",
          declare: [app({ visibility: "public", fullDescription: "# App" })],
          steps: ["update Repository app"],
          then: ({ hub }) => assert.equal(there(hub)!.fullDescription, "# App"),
        },
        { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
        {
          do: "refresh",
          before: (hub) => hub.byHand("ops", "POST", `${OLDER}/app/privacy`, { is_private: true }),
          steps: ["refresh update Repository app"],
        },
        { do: "up", steps: ["update Repository app"] },
        {
          do: "preview",
          declare: [app({ name: "other", visibility: "public" })],
          exit: 1,
          says: /acme\/app cannot become acme\/other: its images stay where they were pushed to/,
        },
        {
          do: "up",
          declare: [app({ visibility: "public", fullDescription: "# App", onDestroy: "delete" })],
          steps: ["update Repository app"],
        },
        {
          do: "up",
          before: (hub) => hub.push("ops", "acme/app", "v1"),
          declare: [],
          exit: 1,
          says: /the rule keepImages is broken: acme\/app has 1 tag/,
          then: ({ hub }) => assert.equal(there(hub)!.tags.size, 1),
        },
        {
          do: "up",
          export: { DOCKERHUB_OVERRIDE: "keepImages: it was a trial" },
          steps: ["delete Repository app"],
          then: ({ hub }) => assert.equal(there(hub), undefined),
        },
      ],
    },
    {
      name: "Repository: rules that Docker Hub does not take are an error at preview, and destroy keeps what it made",
      acts: [
        {
          do: "up",
          declare: [app({ immutableTags: { enabled: true, rules: ["v.*"] } })],
          steps: ["create Repository app"],
        },
        {
          do: "preview",
          declare: [app({ immutableTags: { enabled: true, rules: ["("] } })],
          exit: 1,
          says: /immutableTags\.rules: "\(" is no rule that Docker Hub takes/,
        },
        {
          do: "destroy",
          steps: ["delete Repository app"],
          says: /it stays as it is: its images would go with it/,
          then: ({ hub }) => assert.ok(there(hub) !== undefined),
        },
      ],
    },
  ],
};
