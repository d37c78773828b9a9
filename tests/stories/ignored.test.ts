import assert from "node:assert/strict";
import { effectsOf } from "../../cli/explain/effects";
import { readPlan } from "../../cli/pulumi/plan";
import type { Declared } from "../support/spec";
import { acme, company, CROWD, inGroup, one, stackOf } from "./company";

const REST = ["user*", "constructor", "tostring"];
const group = one("Group", "g", { name: "platform" });
const set = (ignore: string[] | undefined) =>
  one("GroupMembers", "all", { group: { $: "g.name" }, members: ["ada"], ignore });
const roster = (ignore: string[], members: object = {}) =>
  one("OrgMembers", "everybody", { members: { ops: "owner", ada: "member", ...members }, ignore });

/** Bo, and eight of the crowd, are in the group by hand. */
async function stackWith(...declared: Declared[]) {
  const stack = stackOf();
  assert.deepEqual((await stack.up(declared)).problems, []);
  for (const member of ["bo", ...CROWD.slice(0, 8)])
    if (acme(stack.fake).groups.has("platform"))
      await stack.fake.byHand("ops", "POST", "/v2/orgs/acme/groups/platform/members", { member });
  return stack;
}

describe("Somebody who is ignored no longer", () => {
  it("leaves the group with the next up, and whoever is still ignored, or declared elsewhere, stays", async () => {
    const both = [group, set(["bo", "user*"])];
    const stack = await stackWith(...both);
    const single = one("GroupMembership", "user0", { group: { $: "g.name" }, username: "user0" });
    assert.deepEqual((await stack.up([...both, single])).problems, []);
    assert.deepEqual((await stack.up([group, set(["user*"]), single])).problems, []);
    assert.deepEqual(inGroup(stack.fake, "platform"), ["ada", ...CROWD.slice(0, 8)].sort());
  });

  it("leaves the group within the budget", async () => {
    const stack = await stackWith(group, set(["bo", "user*"]));
    const { problems } = await stack.up([group, set(["bo"])]);
    assert.match(problems.join(), /this run would take something from 8 of \d+ people/);
    assert.equal(inGroup(stack.fake, "platform").length, 10);
  });

  it("leaves the group also where ignore is taken out of the program as a whole", async () => {
    const stack = await stackWith(group, set(["bo"]));
    assert.deepEqual((await stack.up([group, set(undefined)])).problems, []);
    assert.ok(!inGroup(stack.fake, "platform").includes("bo"));
  });

  it("leaves the organization with the next up", async () => {
    const stack = await stackWith(roster([...REST, "bo"]));
    assert.deepEqual((await stack.up([roster(REST)])).problems, []);
    assert.ok(!acme(stack.fake).members.has("bo"));
    assert.deepEqual(await stack.preview([roster(REST)], { refresh: true }), { changes: [], problems: [] });
  });

  it("stays where the set lists them, as what it says", async () => {
    const stack = await stackWith(roster([...REST, "bo"]));
    const after = [roster(REST, { bo: "editor" })];
    const stop = stack.fake.watch(() => assert.ok(acme(stack.fake).members.has("bo")));
    assert.deepEqual((await stack.up(after)).problems, []);
    stop();
    assert.equal(acme(stack.fake).members.get("bo"), "editor");
  });

  it("is told of by explain", async () => {
    const stack = await stackWith(group, set(["bo", "user*"]), roster([...REST, "bo"]));
    const plan = await stack.plan([group, set([]), roster(REST, { bo: "member" })]);
    assert.deepEqual(
      effectsOf(readPlan(plan).changes)
        .filter(({ who }) => who === undefined)
        .map(({ what }) => what),
      [
        "whoever is called bo and is in the group platform loses it, unless it is declared elsewhere: they are ignored no longer",
        "whoever is called user* and is in the group platform loses it, unless it is declared elsewhere: they are ignored no longer",
      ],
    );
  });
});

describe("Somebody whom a roster lists by address, and a resource of their own by Docker ID", () => {
  const ADDRESS = "cleo@example.com";
  const ignore = [...REST, "bo", "cleo"];
  const both = [
    roster(ignore, { [ADDRESS]: "member" }),
    one("OrgMember", "cleo", { username: "cleo", role: "editor" }),
  ];

  async function accepted(refresh: boolean) {
    const stack = stackOf(company());
    await stack.up(both.slice(0, 1));
    for (const invite of acme(stack.fake).invites.values()) invite.invitee = "cleo";
    stack.fake.accept("acme", "cleo");
    if (refresh) await stack.up(both.slice(0, 1), { refresh });
    return stack;
  }

  it("is refused before anything is written, once the members are known", async () => {
    const stack = await accepted(false);
    const writes = stack.fake.writes().length;
    const { problems } = await stack.up(both);
    assert.match(
      problems.join(),
      /cleo is declared by an OrgMember, and by the address cleo@example\.com in OrgMembers/,
    );
    assert.deepEqual(stack.fake.writes().slice(writes), []);
    assert.equal(acme(stack.fake).members.get("cleo"), "member");
  });

  it("is refused at preview, once the state knows it", async () => {
    const stack = stackOf(company());
    const open = [roster([...REST, "bo"], { [ADDRESS]: "member" })];
    await stack.up(open);
    for (const invite of acme(stack.fake).invites.values()) invite.invitee = "cleo";
    stack.fake.accept("acme", "cleo");
    await stack.up(open, { refresh: true });
    const { problems } = await stack.preview(both);
    assert.match(problems.join(), /cleo@example\.com stands in ignore as well; take one away/);
  });
});
