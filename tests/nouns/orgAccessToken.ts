import type { FakeHub } from "../../testing";
import { change } from "../cli/changes";
import { acme } from "../differential/scenario";
import { badTimes, rotatedPlans } from "../support/rotatedPlans";
import type { Declared } from "../support/spec";
import type { NounTests } from "./noun";

const TOKENS = "/v2/orgs/acme/access-tokens";
const noun = "OrgAccessToken";
const pull = { "acme/web": ["scope-image-pull"] };
const both = { "acme/web": ["scope-image-pull", "scope-image-push"] };
const declared = (args: object = {}): Declared => ({
  type: noun,
  name: "deploy",
  args: { label: "deploy", repositories: pull, ...args },
});
const tokens = (fake: FakeHub) => [...acme(fake).accessTokens.values()];
const deploy = (fake: FakeHub) => `${TOKENS}/${tokens(fake).find(({ label }) => label === "deploy")!.id}`;
const place = "acme/infra/dev/deploy";

export const orgAccessToken: NounTests = {
  contract: {
    token: "pulumi-nodejs:dynamic/dockerhub:OrgAccessToken",
    id: "{org}/{uuid}",
    inputs: [
      ...["org", "label", "description", "repositories", "organization", "expiresAt", "isActive", "place", "onDestroy"],
      ...["rotateAfter", "rotationTrigger", "overlap"],
    ],
    outputs: [
      ...["uuid", "token", "createdAt", "expired", "found", "createdBy"],
      ...["rotatesAt", "retiring", "revoked"],
    ],
  },
  sample: {
    args: {
      label: "deploy",
      description: "For the cluster",
      repositories: { "acme/*": ["scope-image-pull"], "*/*/public": ["scope-image-pull"] },
      expiresAt: "2031-01-01T00:00:00Z",
    },
    changed: {
      label: "deploy",
      description: "For the cluster",
      repositories: both,
      organization: ["scope-group-read", "scope-member-read"],
      expiresAt: "2031-01-01T00:00:00Z",
    },
    needs: ["label", "repositories"],
    bad: [
      ["label", "", /empty/],
      ["label", "x".repeat(256), /too long/],
      ["description", "x".repeat(256), /too long/],
      ["repositories", {}, /name what the token may do/],
      ["repositories", { web: ["scope-image-pull"] }, /web: it is no path: write organization\/repository/],
      ["repositories", { "other/web": ["scope-image-pull"] }, /other\/web is not of the organization acme/],
      ["repositories", { "acme/web": [] }, /acme\/web: it is empty; name a scope/],
      ["repositories", { "acme/web": ["pull everything"] }, /a scope is written such as/],
      ["repositories", ["acme/web"], /a map by path/],
      ["organization", "scope-member-read", /a list of scopes/],
      ["organization", [""], /a scope is written such as/],
      ...badTimes,
    ],
    vanish: (fake, outs) => fake.byHand("ops", "DELETE", `${TOKENS}/${String(outs["uuid"])}`),
    also: {
      "without a label": {
        args: { repositories: pull, place },
        changed: { label: "deploy-chosen", repositories: pull, isActive: false },
      },
      rotated: {
        args: { repositories: pull, place, rotationTrigger: "one" },
        changed: { repositories: both, place, rotationTrigger: "two" },
      },
      "rotated, and the old one ended at once": {
        args: { repositories: pull, place },
        changed: { repositories: pull, place, rotationTrigger: "leaked", overlap: "0s" },
      },
    },
  },
  counted: (fake) =>
    tokens(fake)
      .map(({ label, description, isActive, resources }) => [
        label.replace(/ [0-9a-f]{12}$/, " <drawn>"),
        description ?? "",
        isActive,
        JSON.stringify(resources),
      ])
      .sort(),
  stories: [
    {
      what: "without a label",
      create: { repositories: pull },
      update: { repositories: both, isActive: false },
      replace: { repositories: pull, expiresAt: "2999-01-01T00:00:00Z" },
    },
    {
      what: "with a label",
      create: { label: "deploy", repositories: pull, description: "one" },
      update: { label: "build", repositories: pull, description: "two", organization: ["scope-member-read"] },
      replace: { label: "deploy", repositories: pull, description: "one", expiresAt: "2999-01-01T00:00:00Z" },
    },
    {
      what: "that is rotated",
      create: { repositories: pull, rotationTrigger: "one" },
      update: { repositories: both, rotationTrigger: "two" },
      replace: { repositories: pull, rotationTrigger: "one", expiresAt: "2999-01-01T00:00:00Z" },
    },
  ],
  drift: [
    {
      what: "what an organization's token may do",
      program: "single",
      beside: [declared()],
      change: (fake) =>
        fake.byHand("ops", "PATCH", deploy(fake), {
          resources: [{ type: "TYPE_REPO", path: "acme/web", scopes: ["scope-image-push"] }],
        }),
      found: `changed ${noun} deploy: repositories.acme/web`,
      by: "ops",
    },
    {
      what: "an organization's token that is deleted",
      program: "whole",
      beside: [declared()],
      change: (fake) => fake.byHand("ops", "DELETE", deploy(fake)),
      found: `missing ${noun} deploy`,
      by: "ops",
    },
    {
      what: "an organization's token nobody declared",
      program: "whole",
      change: (fake) =>
        fake.byHand("ops", "POST", TOKENS, {
          label: "theirs",
          resources: [{ type: "TYPE_ORG", path: "acme", scopes: ["scope-member-read"] }],
        }),
      found: `unmanaged ${noun} theirs`,
      by: "ops",
    },
  ],
  explain: [
    ...rotatedPlans(noun, "organization access token"),
    [
      "a token of the organization that may do something else",
      change("update", noun, { label: "deploy", repositories: pull }, { label: "deploy", repositories: both }),
      /The organization access token deploy is changed\./,
    ],
  ],
  doctor: {
    "an owner": "change",
    "an owner whose organization restricts images": "change",
    "a member": "no",
    "a personal access token": "no",
    "an organization access token": "no",
    "an organization access token for groups alone": "no",
  },
  routes: [
    ["GET", "/v2/orgs/:/access-tokens"],
    [
      "POST",
      "/v2/orgs/:/access-tokens",
      {
        label: "x",
        description: "y",
        resources: [{ type: "TYPE_REPO", path: "acme/web", scopes: ["scope-image-pull"] }],
        expires_at: "2999-01-01T00:00:00Z",
      },
    ],
    ["GET", "/v2/orgs/:/access-tokens/:"],
    ["PATCH", "/v2/orgs/:/access-tokens/:", { label: "x", is_active: true }],
    ["DELETE", "/v2/orgs/:/access-tokens/:"],
  ],
  verbs: [],
};
