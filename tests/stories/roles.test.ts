import assert from "node:assert/strict";
import type { Declared } from "../support/spec";
import { acme, company, CROWD, one, stackOf } from "./company";

const SIX = CROWD.slice(0, 6);
const singles = (role: string, names: readonly string[] = SIX, prefix = "") =>
  names.map((username) => one("OrgMember", `${prefix}${username}`, { username, role, onDestroy: "retain" }));
const roster = (role: string, names: readonly string[] = SIX, resource = "all") =>
  one("OrgMembers", resource, {
    members: { ops: "owner", ...Object.fromEntries(names.map((name) => [name, role])) },
    ignore: CROWD.filter((name) => !names.includes(name)).concat("ada", "bo", "constructor", "tostring"),
  });

/** Six editors, who become members. */
const lowered: [what: string, before: Declared[], after: Declared[], isPreviewed: boolean][] = [
  ["resources of their own", singles("editor"), singles("member"), true],
  ["resources that are renamed as well", singles("editor"), singles("member", SIX, "new-"), true],
  ["a roster", [roster("editor")], [roster("member")], true],
  ["a roster that is renamed as well", [roster("editor")], [roster("member", SIX, "two")], false],
  ["resources of their own, out of a roster", [roster("editor")], singles("member"), true],
  ["a roster, out of resources of their own", singles("editor"), [roster("member")], false],
  [
    "a roster and resources, three each",
    [roster("editor", SIX.slice(0, 3)), ...singles("editor", SIX.slice(3))],
    [roster("member", SIX.slice(0, 3)), ...singles("member", SIX.slice(3))],
    true,
  ],
  [
    "a resource, while five others leave their group",
    [one("Group", "g", { name: "g" }), ...singles("editor", ["ada"]), ...inGroup(CROWD.slice(0, 5))],
    [one("Group", "g", { name: "g" }), ...singles("member", ["ada"])],
    false,
  ],
];

function inGroup(names: readonly string[]): Declared[] {
  return names.map((username) => one("GroupMembership", `in ${username}`, { group: { $: "g.name" }, username }));
}

describe("A role that is lowered", () => {
  for (const [what, before, after, isPreviewed] of lowered) {
    it(`takes something from somebody, and six are too many, by ${what}`, async () => {
      const stack = stackOf();
      assert.deepEqual((await stack.up(before)).problems, []);
      const had = new Map(acme(stack.fake).members);
      const previewed = await stack.preview(after);
      if (isPreviewed) return assert.match(previewed.problems.join("\n"), /would take something from 6 of \d+ people/);
      const writes = stack.fake.writes().length;
      const { problems } = await stack.up(after);
      assert.match(problems.join("\n"), /the rule maxRemoval is broken: this run would take something from [67] of/);
      assert.deepEqual(acme(stack.fake).members, had);
      assert.deepEqual(stack.fake.writes().slice(writes), []);
    });
  }

  it("is fine for five, and for more when it is overridden", async () => {
    const stack = stackOf();
    await stack.up(singles("editor"));
    const five = [...singles("member", SIX.slice(0, 5)), ...singles("editor", SIX.slice(5))];
    assert.deepEqual((await stack.up(five)).problems, []);
    assert.equal(acme(stack.fake).members.get(SIX[0]!), "member");
    const free = stackOf(company({ overridden: new Map([["maxRemoval", "reorganized"]]) }));
    await free.up(singles("editor"));
    assert.deepEqual((await free.up(singles("member"))).problems, []);
  });

  it("takes nothing from somebody whose role is raised", async () => {
    const stack = stackOf();
    await stack.up(singles("member"));
    assert.deepEqual((await stack.up(singles("editor"))).problems, []);
  });
});
