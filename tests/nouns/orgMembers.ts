import { change, create } from "../cli/changes";
import type { NounTests } from "./noun";

const everybody = { ops: "owner", ada: "member", bo: "editor", "cleo@example.com": "member" };

export const orgMembers: NounTests = {
  contract: {
    token: "pulumi-nodejs:dynamic/dockerhub:OrgMembers",
    id: "{org}",
    inputs: ["org", "members", "ignore", "resendStale", "rails", "onDestroy"],
    outputs: ["invites", "stale", "usernames"],
  },
  sample: {
    args: { members: everybody },
    changed: { members: { ...everybody, ada: "owner" } },
    bad: [
      ["members", { ops: "boss" }, /owner, editor, member/],
      ["members", { ops: "owner", OPS: "owner" }, /twice/],
      ["members", { ops: "owner", "cleo@": "member" }, /valid address/],
      ["members", { ops: "member", ada: "owner" }, /notMyself is broken: ops runs this program/],
      ["members", ["ada"], /minOwners is broken: it names no owner/],
      ["resendStale", "yes", /true or false/],
      ["onDestroy", "explode", /retain, remove/],
    ],
    quiet: ["delete"],
    also: {
      "with somebody respelt": {
        args: { members: { ops: "owner", ada: "member", bo: "editor" } },
        changed: { members: { ops: "owner", "ada@example.com": "member", bo: "editor" } },
        quiet: ["delete"],
      },
    },
  },
  counted: ({ store }) => [...store.organizations.get("acme")!.members].sort(),
  stories: [
    {
      create: { members: everybody },
      update: {
        members: { ops: "owner", "ada@example.com": "owner", "cleo@example.com": "editor", dora: "member" },
      },
      replace: { members: { ops: "owner", bo: "member" } },
      replaceOnChanges: ["members"],
      quiet: true,
    },
  ],
  drift: [
    {
      what: "a role in the roster",
      program: "whole",
      change: (fake) => fake.byHand("eve", "PUT", "/v2/orgs/acme/members/dora", { role: "owner" }),
      found: "changed OrgMembers everybody: members.dora",
    },
    {
      what: "a member who is removed from the roster",
      program: "whole",
      change: (fake) => fake.byHand("eve", "DELETE", "/v2/orgs/acme/members/dora"),
      found: "changed OrgMembers everybody: members.dora",
    },
    {
      what: "an invitation of the roster that is cancelled",
      program: "whole",
      change: (fake) => {
        const [invite] = fake.store.organizations.get("acme")!.invites.keys();
        return fake.byHand("eve", "DELETE", `/v2/invites/${invite}`);
      },
      found: "changed OrgMembers everybody: members.cleo@example.com",
    },
  ],
  explain: [
    [
      "a roster",
      change(
        "update",
        "OrgMembers",
        { members: { ada: "owner", bo: "member" } },
        { members: { ada: "member", "cleo@example.com": "member" } },
      ),
      /\*\*ada\*\* loses the role owner \(member from then on\)[^]*\*\*bo\*\* loses the organization[^]*\*\*cleo.*example\.com\*\* is given the role member, or invited with it/,
    ],
    [
      "a roster that is new, of which no plan knows who belongs already",
      create("OrgMembers", { members: { ada: "owner" } }),
      /\*\*ada\*\* is given the role owner, or invited with it, unless they have it\./,
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
    ["GET", "/v2/orgs/acme/members"],
    ["GET", "/v2/orgs/acme/members/export"],
  ],
  // Sets are played by the table sets.ts, which holds what they share.
  verbs: [],
};
