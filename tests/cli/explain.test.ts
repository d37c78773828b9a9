import assert from "node:assert/strict";
import { registry } from "../../provider/resources";
import { SECRET } from "../../provider/telling/change";
import { everyNoun } from "../nouns";
import { create, remove } from "./changes";
import { explained } from "./explained";

describe("explain", () => {
  for (const [noun, cases] of everyNoun("explain")) {
    it(`has a sentence for ${noun}`, () => assert.ok(cases.some(([, one]) => one.noun === noun)));

    for (const [what, one, said] of cases) {
      it(`tells ${what}`, () => assert.match(explained([one]), said));
    }
  }

  for (const { type, sets = [], told } of registry.values())
    if (told.plan.gives !== undefined && sets.length > 0)
      it(`says of a ${type} whose people are secret that it does not tell them`, () => {
        const members = sets[0]!;
        const secret = { op: "update", noun: type, name: "all", known: {} } as const;
        const all = { ...secret, before: { [members]: SECRET }, after: { [members]: SECRET } };
        const some = { ...secret, before: { [members]: ["ada", SECRET] }, after: { [members]: ["ada", SECRET, "bo"] } };
        for (const change of [all, some]) assert.match(explained([change]), new RegExp(`in the ${type} all is secret`));
        assert.doesNotMatch(explained([{ ...all, op: "same" }]), /secret/);
      });

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
