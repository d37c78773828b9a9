import assert from "node:assert/strict";
import type { Change } from "../../provider/telling/change";
import { registry } from "../../provider/resources";
import { change, create, explained, remove } from "./changes";

const cases: [what: string, change: Change, said: RegExp][] = [
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
  [
    "a role that is new, with which nobody is invited",
    create("OrgMember", { username: "ada", role: "owner" }),
    /\*\*ada\*\* is given the role owner, unless they have it\./,
  ],
  [
    "an invitation",
    create("Invite", { invitee: "cleo", role: "editor", group: "g" }),
    /\*\*cleo\*\* is invited as editor, into the group g/,
  ],
  [
    "an invitation that was accepted",
    remove("Invite", { invitee: "cleo" }, { status: "accepted" }),
    /Nobody gains or loses anything/,
  ],
  [
    "a token",
    change("replace", "PersonalAccessToken", { label: "ci" }, { label: "ci" }),
    /The access token ci is replaced, and the old one ends/,
  ],
  [
    "a token that is let go",
    remove("PersonalAccessToken", { label: "ci", onDestroy: "retain" }),
    /### Plan\n\nNobody gains or loses anything\.\n\n<details>/,
  ],
  ["settings", create("OrgSettings", {}), /The settings of the organization change/],
];

describe("explain", () => {
  it("has a sentence for every noun", () => {
    assert.deepEqual(new Set(cases.map(([, { noun }]) => noun)), new Set(registry.keys()));
  });

  for (const [what, one, said] of cases) {
    it(`tells ${what}`, () => assert.match(explained([one]), said));
  }

  it("says of a failed preview why, once, and nothing of the half that it told", () => {
    const errors = [
      { of: ["Group a", "Group b", "Group c", "Group d", "Group e", "Group f"], message: "GET /x: 403. Sign in anew." },
      { of: [], message: `the list is ${"long ".repeat(9_000)}` },
    ];
    const told = explained([create("Group", { name: "g" })], { errors });
    assert.match(told, /\*\*The preview failed\*\*, so nobody can tell what this changes\.\n\n/);
    assert.match(
      told,
      /^- \*\*Group a\*\*, .*\*\*Group e\*\* and 1 more: GET \/x: 403\. Sign in anew\.\n- The list is/m,
    );
    assert.doesNotMatch(told, /is made/);
    assert.ok(told.length < 2_000, `${told.length} letters`);
  });

  it("says that somebody may keep what they are said to lose, when the plan leaves out what stays the same", () => {
    const plan = [remove("OrgMember", { username: "ada", role: "member", onDestroy: "remove" })];
    assert.match(
      explained(plan, { leftOut: 9 }),
      /9 resources that stay the same, so somebody may keep .*--show-sames/,
    );
    assert.doesNotMatch(explained(plan), /--show-sames/);
    assert.doesNotMatch(explained([create("Group", { name: "g" })], { leftOut: 9 }), /--show-sames/);
  });

  it("fits into a comment, however many people and groups it is about", () => {
    const people = Array.from({ length: 400 }, (_, n) => `somebody-with-a-name-${n}`);
    const plan = Array.from({ length: 100 }, (_, n) =>
      create("GroupMembers", { group: `team-${n}`, members: Object.fromEntries(people.map((one) => [one, true])) }),
    );
    const told = explained(plan);
    assert.ok(Buffer.byteLength(told) <= 60_000, `${Buffer.byteLength(told)} bytes`);
    assert.match(told, /… and \d+ more\./);
  });
});
