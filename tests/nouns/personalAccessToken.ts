import type { FakeHub } from "../../testing";
import { change } from "../cli/changes";
import { badTimes, rotatedPlans } from "../support/rotatedPlans";
import type { NounTests } from "./noun";

const TOKENS = "/v2/access-tokens";
const ci = ({ store }: FakeHub) => `${TOKENS}/${[...store.tokens.values()].find(({ label }) => label === "ci")!.uuid}`;

export const personalAccessToken: NounTests = {
  contract: {
    token: "pulumi-nodejs:dynamic/dockerhub:PersonalAccessToken",
    id: "{uuid}",
    inputs: [
      ...["label", "scopes", "expiresAt", "isActive", "place", "onDestroy"],
      ...["rotateAfter", "rotationTrigger", "overlap"],
    ],
    outputs: ["uuid", "token", "createdAt", "expired", "found", "account", "rotatesAt", "retiring", "revoked"],
  },
  sample: {
    args: { label: "ci", scopes: ["repo:read"], expiresAt: "2031-01-01T00:00:00Z" },
    changed: { label: "ci-renamed", scopes: ["repo:read"], expiresAt: "2031-01-01T00:00:00Z" },
    bad: [
      ["label", "", /empty/],
      ["label", "x".repeat(101), /too long/],
      ["scopes", [], /empty/],
      ["scopes", "repo:read", /: it has to be a list, and it is text\.$/],
      ["isActive", 1, /: it has to be true or false, and it is a number\.$/],
      ["scopes", ["repo:everything"], /repo:admin/],
      ["scopes", ["repo:read", "repo:write"], /repo:write includes/],
      ...badTimes,
    ],
    vanish: (fake, outs) => fake.byHand("ops", "DELETE", `${TOKENS}/${String(outs["uuid"])}`),
    also: {
      "without a label": {
        args: { scopes: ["repo:read"], place: "acme/infra/dev/ci" },
        changed: { label: "ci-chosen", scopes: ["repo:read"] },
      },
      rotated: {
        args: { scopes: ["repo:read"], place: "acme/infra/dev/ci", rotationTrigger: "one" },
        changed: { scopes: ["repo:read"], place: "acme/infra/dev/ci", rotationTrigger: "two" },
      },
      "rotated, and the old one ended at once": {
        args: { scopes: ["repo:read"], place: "acme/infra/dev/ci" },
        changed: { scopes: ["repo:read"], place: "acme/infra/dev/ci", rotationTrigger: "leaked", overlap: "0s" },
      },
    },
  },
  counted: ({ store }) =>
    [...store.tokens.values()]
      .map(({ label, isActive }) => [label.replace(/ [0-9a-f]{12}$/, " <drawn>"), isActive])
      .sort(),
  stories: [
    {
      what: "without a label",
      create: { scopes: ["repo:read"] },
      update: { scopes: ["repo:read"], isActive: false },
      replace: { scopes: ["repo:write"], isActive: false },
    },
    {
      what: "with a label",
      create: { label: "ci", scopes: ["repo:read"] },
      update: { label: "build", scopes: ["repo:read"] },
      replace: { label: "ci", scopes: ["repo:write"] },
    },
    {
      what: "that is rotated",
      create: { scopes: ["repo:read"], rotationTrigger: "one" },
      update: { scopes: ["repo:read"], rotationTrigger: "two" },
      replace: { scopes: ["repo:write"], rotationTrigger: "two" },
    },
  ],
  drift: [
    {
      what: "a label",
      program: "single",
      change: (fake) => fake.byHand("ops", "PATCH", ci(fake), { token_label: "other" }),
      found: "changed PersonalAccessToken ci: label",
      by: "ops",
    },
    {
      what: "a token that is switched off",
      program: "single",
      change: (fake) => fake.byHand("ops", "PATCH", ci(fake), { is_active: false }),
      found: "changed PersonalAccessToken ci: isActive",
      by: "ops",
    },
    {
      what: "a token that is deleted",
      program: "whole",
      change: (fake) => fake.byHand("ops", "DELETE", ci(fake)),
      found: "missing PersonalAccessToken ci",
      by: "ops",
    },
    {
      what: "a token nobody declared",
      program: "whole",
      change: (fake) => fake.byHand("ops", "POST", TOKENS, { token_label: "mine", scopes: ["repo:read"] }),
      found: "unmanaged PersonalAccessToken mine",
      by: "ops",
    },
  ],
  explain: [
    ...rotatedPlans("PersonalAccessToken", "access token"),
    [
      "a token",
      change("replace", "PersonalAccessToken", { label: "ci" }, { label: "ci" }),
      /The access token ci is replaced, and the old one ends/,
    ],
  ],
  doctor: {
    "an owner": "change",
    "an owner whose organization restricts images": "change",
    "a member": "change",
    "a personal access token": "no",
    "an organization access token": "no",
    "an organization access token for groups alone": "no",
  },
  routes: [
    ["GET", TOKENS],
    ["POST", TOKENS, { token_label: "ci", scopes: ["repo:read"], expires_at: "2999-01-01T00:00:00Z" }],
    ["PATCH", `${TOKENS}/:`, { token_label: "ci", is_active: true }],
    ["GET", "/v2/api_tokens"],
    ["DELETE", "/v2/api_tokens/:"],
  ],
  verbs: [],
};
