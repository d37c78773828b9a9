import assert from "node:assert/strict";
import { change, create, remove } from "../cli/changes";
import type { FakeHub } from "../../testing";
import type { Declared } from "../support/spec";
import type { NounTests } from "./noun";

const HOOKS = "/v2/repositories/acme/app/webhook_pipeline/";
const URL_ = "https://ci.example.com/hook";
const app: Declared = { type: "Repository", name: "app", args: { name: "app", visibility: "private" } };
const ending: Declared = { ...app, args: { ...app.args, onDestroy: "delete" } };
const declared: Declared = {
  type: "Webhook",
  name: "ci",
  args: { repository: { $: "app.name" }, name: "ci", hookUrl: URL_ },
};
const inStory = (hookUrl: string) => ({ repository: { $: "app.name" }, name: "ci", hookUrl });

const secret = (hookUrl: string) => ({ ...declared, args: { ...inStory(hookUrl), hookUrl: { $secret: hookUrl } } });
const CREATED = ["create Repository app", "create Webhook ci"];
const REPLACED = ["create-replacement Webhook ci", "replace Webhook ci", "delete-replaced Webhook ci"];

const hooks = ({ store }: FakeHub) =>
  [...store.repositories.values()].flatMap(({ webhooks }) => [...webhooks.values()]);

export const webhook: NounTests = {
  contract: {
    token: "pulumi-nodejs:dynamic/dockerhub:Webhook",
    id: "{org}/{repository}/{slug}",
    inputs: ["org", "repository", "name", "hookUrl", "onDestroy"],
    outputs: ["slug", "createdAt", "found"],
  },
  sample: {
    args: { repository: "app", name: "ci", hookUrl: URL_ },
    bad: [
      ["repository", "acme/app", /the organization is named by org/],
      ["name", "", /empty/],
      ["hookUrl", "ci.example.com", /https:/],
      ["hookUrl", "ftp://ci.example.com", /https:/],
      ["onDestroy", "explode", /delete, retain/],
    ],
    prepare: ({ fake }) =>
      fake.byHand("ops", "POST", "/v2/namespaces/acme/repositories", { name: "app", namespace: "acme" }),
    vanish: (fake, outs) => fake.byHand("ops", "DELETE", `${HOOKS}${String(outs["slug"])}/`),
    quiet: ["update"],
  },
  counted: (fake) =>
    hooks(fake)
      .map(({ name, hooks: all }) => [name, all.map(({ url }) => url)])
      .sort(),
  stories: [{ before: [app], create: inStory(URL_), replace: inStory("https://cd.example.com/hook") }],
  drift: [
    {
      what: "a webhook that is deleted",
      program: "single",
      beside: [app, declared],
      change: (fake) => fake.byHand("eve", "DELETE", `${HOOKS}ci/`),
      found: "missing Webhook ci",
      by: null,
    },
    {
      what: "a webhook nobody declared",
      program: "whole",
      beside: [app],
      change: (fake) =>
        fake.byHand("eve", "POST", HOOKS, { name: "mine", webhooks: [{ name: "mine", hook_url: URL_ }] }),
      found: "unmanaged Webhook app/mine",
      by: null,
    },
  ],
  explain: [
    [
      "a new webhook",
      create("Webhook", { repository: "app", name: "ci" }),
      /The webhook ci of the repository app is made\./,
    ],
    [
      "a webhook with another address",
      change("replace", "Webhook", { repository: "app", name: "ci" }, { repository: "app", name: "ci" }),
      /The webhook ci of the repository app is made anew\./,
    ],
    [
      "a webhook that goes",
      remove("Webhook", { repository: "app", name: "ci" }),
      /The webhook ci of the repository app ends\./,
    ],
  ],
  doctor: {
    "an owner": "change",
    "an owner whose organization restricts images": "change",
    "a member": "maybe",
    "a personal access token": "maybe",
    "an organization access token": "no",
    "an organization access token for groups alone": "no",
  },
  routes: [
    ["GET", "/v2/repositories/:/:/webhook_pipeline/"],
    ["POST", "/v2/repositories/:/:/webhook_pipeline/", { name: "ci", webhooks: [{ name: "ci", hook_url: URL_ }] }],
    ["DELETE", "/v2/repositories/:/:/webhook_pipeline/:/"],
  ],
  verbs: [
    {
      name: "Webhook: create, another address makes a new one before the old one goes, drift, delete",
      acts: [
        { do: "up", declare: [app, declared], steps: CREATED },
        {
          do: "up",
          declare: [app, { ...declared, args: inStory("https://cd.example.com/hook") }],
          steps: REPLACED,
        },
        { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
        {
          do: "refresh",
          before: (hub) => hub.byHand("ops", "DELETE", `${HOOKS}ci-2/`),
          steps: ["refresh delete Webhook ci"],
        },
        { do: "up", steps: ["create Webhook ci"] },
        { do: "destroy", steps: ["delete Webhook ci", "delete Repository app"] },
      ],
    },
    {
      name: "Webhook: stays with its repository while an image keeps that",
      acts: [
        { do: "up", declare: [ending, declared], steps: CREATED },
        {
          do: "up",
          before: (hub) => hub.push("ops", "acme/app", "v1"),
          declare: [],
          exit: 1,
          says: /Could not delete Webhook .*: the rule keepImages is broken: acme\/app has 1 tag/,
          then: ({ hub }) => assert.equal(hooks(hub).length, 1),
        },
        { do: "up", declare: [ending], steps: ["delete Webhook ci"] },
      ],
    },
    {
      name: "Webhook: a secret address is printed nowhere, neither when it is refused nor replaced, and never in clear in the state",
      acts: [
        { do: "up", declare: [app, secret("https://ci.example.com/planted-hook-5a1c")], steps: CREATED },
        { do: "preview", declare: [app, secret("planted-hook-no-address")], exit: 1, says: /hookUrl/ },
        { do: "up", declare: [app, secret("https://ci.example.com/planted-hook-77e0")], steps: REPLACED },
        { do: "refresh", steps: [] },
        { do: "destroy", steps: ["delete Webhook ci", "delete Repository app"] },
      ],
    },
  ],
};
