import assert from "node:assert/strict";
import type { Declared } from "../support/spec";
import { acme, company, CROWD, inGroup, one, stackOf } from "./company";

const everybody = Object.fromEntries(
  ["ada", "bo", "constructor", "tostring", ...CROWD].map((name) => [name, "member"]),
);
const group = (name: string) => one("Group", name, { name });
const set = (name: string, members: readonly string[]) =>
  one("GroupMembers", `all of ${name}`, { group: { $: `${name}.name` }, members });
const singles = (members: readonly string[]) =>
  members.map((username) => one("GroupMembership", username, { group: { $: "g.name" }, username }));
const members = (names: readonly string[]) =>
  names.map((username) => one("OrgMember", username, { username, role: "editor" }));
const fours = ["a", "b", "c", "d"].flatMap((name, n) => ({ name, people: CROWD.slice(n * 5, n * 5 + 5) }));

/** Programs whose list of people comes from a file, and what becomes of them when that is empty. */
const emptied: [what: string, before: Declared[], after: Declared[], says: RegExp][] = [
  [
    "a roster",
    [one("OrgMembers", "all", { members: { ops: "owner", ...everybody } })],
    [one("OrgMembers", "all", { members: { ops: "owner" } })],
    /would remove 44 of 45 people/,
  ],
  ["a set", [group("g"), set("g", CROWD)], [group("g"), set("g", [])], /would remove everybody .* and leave it empty/],
  ["a set of one", [group("g"), set("g", ["ada"])], [group("g"), set("g", [])], /would remove everybody \(ada\)/],
  [
    "four sets of five",
    fours.flatMap(({ name, people }) => [group(name), set(name, people)]),
    fours.flatMap(({ name }) => [group(name), set(name, [])]),
    /would remove everybody/,
  ],
  [
    "four sets of five, of which one stays in each",
    fours.flatMap(({ name, people }) => [group(name), set(name, people)]),
    fours.flatMap(({ name, people }) => [group(name), set(name, people.slice(0, 1))]),
    /this run would take something from \d+ of 20 people/,
  ],
  ["a loop of roles", members(CROWD.slice(0, 20)), [], /this run would take something from 20 of 20 people/],
  [
    "a loop of memberships",
    [group("g"), ...singles(CROWD)],
    [group("g")],
    /this run would take something from 40 of 40 people/,
  ],
  [
    "a set that is taken out",
    [group("g"), set("g", CROWD)],
    [group("g")],
    /this run would take something from 40 of 40/,
  ],
  [
    "a group that is taken out with its people",
    [group("g"), set("g", CROWD)],
    [],
    /this run would take something from 40 of 40/,
  ],
  [
    "a set that is pointed at another group",
    [group("g"), group("h"), one("GroupMembers", "s", { group: "g", members: CROWD })],
    [group("g"), group("h"), one("GroupMembers", "s", { group: "h", members: CROWD })],
    /this run would take something from 40 of 40/,
  ],
];

describe("The budget of a run", () => {
  for (const [what, before, after, says] of emptied) {
    it(`holds for ${what}: nobody loses anything`, async () => {
      const stack = stackOf();
      assert.deepEqual((await stack.up(before)).problems, []);
      const there = [...acme(stack.fake).members.keys()].sort();
      const groups = () => [...acme(stack.fake).groups.values()].map(({ name, members }) => [name, members.size]);
      const was = groups();
      const { problems } = await stack.up(after);
      assert.match(problems.join("\n"), says);
      assert.deepEqual([...acme(stack.fake).members.keys()].sort(), there);
      for (const [name, size] of was) assert.ok(inGroup(stack.fake, String(name)).length >= Number(size), String(name));
    });
  }

  it("lets five go, and more when it is overridden", async () => {
    const stack = stackOf();
    await stack.up([group("g"), ...singles(CROWD.slice(0, 10))]);
    assert.deepEqual((await stack.up([group("g"), ...singles(CROWD.slice(5, 10))])).problems, []);
    assert.deepEqual(inGroup(stack.fake, "g"), CROWD.slice(5, 10).sort());
    const free = stackOf(company({ overridden: new Map([["maxRemoval", "team sold"]]) }));
    await free.up([group("g"), ...singles(CROWD)]);
    assert.deepEqual((await free.up([group("g")])).problems, []);
    assert.deepEqual(inGroup(free.fake, "g"), []);
  });

  it("tells in full of one resource why all of them stay", async () => {
    const stack = stackOf();
    await stack.up([group("g"), ...singles(CROWD)]);
    const { problems } = await stack.up([group("g")]);
    assert.equal(problems.filter((one) => /40 of 40 people/.test(one)).length, 1);
    assert.equal(problems.filter((one) => /as is told of another resource/.test(one)).length, problems.length - 1);
    assert.ok(problems.length > 1);
  });

  it("does not hold back a destroy, which ends what the stack made", async () => {
    const stack = stackOf();
    await stack.up([group("g"), set("g", CROWD)]);
    assert.deepEqual((await stack.destroy()).problems, []);
    assert.ok(!acme(stack.fake).groups.has("g"));
  });

  it("takes nobody out for somebody who cannot come in", async () => {
    const stack = stackOf();
    await stack.up([group("g"), set("g", ["ada"])]);
    const { problems } = await stack.up([group("g"), set("g", ["cleo"])]);
    assert.match(problems.join(), /cleo is not a member of acme.*nobody is removed while somebody could not be added/);
    assert.deepEqual(inGroup(stack.fake, "g"), ["ada"]);
  });
});
