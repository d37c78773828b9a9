import type { FakeHub } from "../../testing";
import type { InProcess, Outs } from "./inProcess";

/** What the contract suite needs to know of a noun. */
export interface Sample {
  args: Outs;
  /** Arguments with one key changed that can change in place; undefined where everything replaces. */
  changed?: Outs;
  /** Values of single arguments that must not pass, each with part of the reason. */
  bad: [key: string, value: unknown, reason: RegExp][];
  /** What has to be there before. */
  prepare?(world: InProcess): Promise<unknown>;
  /** Takes the object away by hand; undefined for one that cannot go. */
  vanish?(fake: FakeHub, outs: Outs): Promise<unknown>;
}

/** One sample of each noun; the contract suite fails for a noun without one. */
export const samples: Record<string, Sample> = {
  Group: {
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
    vanish: (fake) => fake.byHand("ops", "DELETE", "/v2/orgs/acme/groups/platform"),
  },
  GroupMembership: {
    args: { group: "platform", username: "ada" },
    bad: [
      ["username", "Ada", /small letters: "ada"/],
      ["username", "ada@example.com", /Docker ID, not an address/],
      ["username", "", /empty/],
      ["group", "Platform", /small letters/],
    ],
    prepare: (world) => world.fake.byHand("ops", "POST", "/v2/orgs/acme/groups", { name: "platform" }),
    vanish: (fake) => fake.byHand("ops", "DELETE", "/v2/orgs/acme/groups/platform/members/ada"),
  },
  GroupMembers: {
    args: { group: "platform", members: ["ada", "bo"] },
    changed: { group: "platform", members: { ada: true } },
    bad: [
      ["members", ["Ada"], /Ada: a Docker ID is written in small letters/],
      ["members", ["ada", "ada"], /ada is in it twice/],
      ["members", ["ada", "ADA"], /ADA is in it twice/],
      ["members", ["ada@example.com"], /not an address/],
      ["members", { ada: "owner" }, /true/],
      ["members", "ada", /list of names/],
      ["onDestroy", "explode", /remove, retain/],
    ],
    prepare: (world) => world.fake.byHand("ops", "POST", "/v2/orgs/acme/groups", { name: "platform" }),
    vanish: (fake) => fake.byHand("ops", "DELETE", "/v2/orgs/acme/groups/platform"),
  },
  OrgMembers: {
    args: { members: { ops: "owner", ada: "member", bo: "editor", "cleo@example.com": "member" } },
    changed: { members: { ops: "owner", ada: "owner", bo: "editor", "cleo@example.com": "member" } },
    bad: [
      ["members", { ops: "boss" }, /owner, editor, member/],
      ["members", { ops: "owner", OPS: "owner" }, /twice/],
      ["members", { ops: "owner", "cleo@": "member" }, /valid address/],
      ["members", { ops: "member", ada: "owner" }, /notMyself is broken: ops runs this program/],
      ["members", ["ada"], /minOwners is broken: it names no owner/],
      ["resendStale", "yes", /true or false/],
      ["onDestroy", "explode", /retain, remove/],
    ],
  },
  OrgMember: {
    args: { username: "ada", role: "owner" },
    changed: { username: "ada", role: "editor" },
    bad: [
      ["role", "boss", /owner, editor, member/],
      ["role", "Owner", /owner, editor, member/],
      ["username", "ada@example.com", /Docker ID, not an address/],
      ["onDestroy", "explode", /remove, downgrade, retain/],
    ],
    vanish: (fake) => fake.byHand("ops", "DELETE", "/v2/orgs/acme/members/ada"),
  },
  Invite: {
    args: { invitee: "cleo@example.com", role: "member" },
    changed: { invitee: "cleo@example.com", role: "editor" },
    bad: [
      ["invitee", "", /empty/],
      ["invitee", "cleo@", /valid address/],
      ["invitee", "Cleo", /small letters: "cleo"/],
      ["role", "boss", /owner, editor, member/],
      ["group", "Platform", /small letters/],
    ],
    vanish: (fake, outs) => fake.byHand("ops", "DELETE", `/v2/invites/${String(outs["inviteId"])}`),
  },
  PersonalAccessToken: {
    args: { label: "ci", scopes: ["repo:read"], expiresAt: "2031-01-01T00:00:00Z" },
    changed: { label: "ci-renamed", scopes: ["repo:read"], expiresAt: "2031-01-01T00:00:00Z" },
    bad: [
      ["label", "", /empty/],
      ["label", "x".repeat(101), /too long/],
      ["scopes", [], /empty/],
      ["scopes", ["repo:everything"], /repo:admin/],
      ["scopes", ["repo:read", "repo:write"], /repo:write includes/],
      ["expiresAt", "tomorrow", /ISO 8601/],
      ["expiresAt", "2020-01-01T00:00:00Z", /in the past/],
    ],
    vanish: (fake, outs) => fake.byHand("ops", "DELETE", `/v2/access-tokens/${String(outs["uuid"])}`),
  },
  OrgSettings: {
    args: { restrictedImages: { enabled: true } },
    changed: { restrictedImages: { enabled: true, allowOfficialImages: true } },
    bad: [
      ["restrictedImages", { enabled: "yes" }, /true or false/],
      ["restrictedImages", { enable: true }, /allowOfficialImages/],
      ["onDestroy", "explode", /restore, retain/],
    ],
  },
};
