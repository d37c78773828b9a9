import assert from "node:assert/strict";
import { explained } from "../../cli/explain";
import { type Change, changesOf } from "../../cli/explain/plan";
import { registry } from "../../provider/resources";

type Inputs = Record<string, unknown>;
const change = (op: Change["op"], noun: string, before: Inputs, after: Inputs, known: Inputs = {}): Change => ({
  op,
  noun,
  name: noun.toLowerCase(),
  before,
  after,
  known,
});
const create = (noun: string, after: Inputs) => change("create", noun, {}, after);
const remove = (noun: string, before: Inputs, known?: Inputs) => change("delete", noun, before, {}, known);

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
    /\*\*cy\*\* gains the group g\.\n\*\*ada\*\* loses the group g\./,
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
    /\*\*ada\*\* loses the role owner \(member from then on\)[^]*\*\*cleo.*example\.com\*\* is invited as member[^]*\*\*bo\*\* loses the organization/,
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
  ["settings", create("OrgSettings", {}), /The settings of the organization change/],
];

describe("explain", () => {
  it("has a sentence for every noun", () => {
    assert.deepEqual(new Set(cases.map(([, { noun }]) => noun)), new Set(registry.keys()));
  });

  for (const [what, one, said] of cases) {
    it(`tells ${what}`, () => assert.match(explained([one], "Plan").replaceAll("\\", ""), said));
  }

  it("says that somebody who leaves a single membership for a set keeps it", () => {
    const plan = [
      remove("GroupMembership", { group: "g", username: "ada" }),
      create("GroupMembers", { group: "g", members: { ada: true } }),
    ];
    assert.match(explained(plan, "Plan"), /\*\*ada\*\* keeps the group g\./);
  });

  it("reads what the command prints, and refuses what it does not", () => {
    const type = "pulumi-nodejs:dynamic/dockerhub:Group";
    const step = (op: string) => ({
      op,
      urn: `urn:pulumi:prod::p::${type}::g`,
      newState: { type, inputs: { name: "g" } },
    });
    assert.equal(
      changesOf(JSON.stringify({ steps: [step("same"), step("create"), step("create-replacement")] })).length,
      1,
    );
    assert.throws(() => changesOf("error: no stack"), /not a plan as/);
    assert.match(explained([], "Plan"), /Nothing changes/);
  });
});
