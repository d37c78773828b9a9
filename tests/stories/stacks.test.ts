import assert from "node:assert/strict";
import { acme, company, inGroup, one, stackOf } from "./company";

const program = [
  one("Group", "g", { name: "platform", adopt: true }),
  one("GroupMembership", "ada", { group: { $: "g.name" }, username: "ada" }),
  one("GroupMembers", "all", { group: "release", members: ["bo"] }),
  one("OrgMember", "bo", { username: "bo", role: "editor" }),
  one("Invite", "cleo", { invitee: "cleo@example.com" }),
];
const first = [one("Group", "r", { name: "release" }), ...program];

describe("The same program in a second stack", () => {
  it("finds what is there, and its destroy leaves all of it", async () => {
    const world = company();
    const [one, two] = [stackOf(world), stackOf(world)];
    assert.deepEqual((await one.up(first)).problems, []);
    assert.deepEqual((await two.up(program)).problems, []);
    assert.deepEqual((await two.destroy()).problems, []);
    assert.deepEqual(inGroup(world.fake, "platform"), ["ada"]);
    assert.deepEqual(inGroup(world.fake, "release"), ["bo"]);
    assert.equal(acme(world.fake).members.get("bo"), "editor");
    assert.equal(acme(world.fake).invites.size, 1);
    assert.deepEqual(await one.preview(first, { refresh: true }), { changes: [], problems: [] });
    assert.match(
      world.notices.join("\n"),
      /Group acme\/platform: it stays as it is: it was there before this stack took it over/,
    );
  });

  it("sends an invitation anew, which the first one leaves to it when it is destroyed without having looked", async () => {
    const world = company();
    const [a, b] = [stackOf(world), stackOf(world)];
    const invite = [one("Invite", "cleo", { invitee: "cleo@example.com" })];
    await a.up(invite);
    await b.up(invite);
    assert.deepEqual((await a.destroy()).problems, []);
    assert.equal(acme(world.fake).invites.size, 1);
    assert.match(world.notices.join("\n"), /another invitation of cleo@example\.com is pending/);
  });

  it("takes over nothing that it does not say", async () => {
    const world = company();
    const [one, two] = [stackOf(world), stackOf(world)];
    await one.up(first);
    const { problems } = await two.up([{ ...program[0]!, args: { name: "platform" } }]);
    assert.match(problems.join(), /a group of that name exists already, and has people in it\. Set adopt: true/);
  });

  it("may have a token with the same own label, and both stay", async () => {
    const world = company();
    const [a, b] = [stackOf(world), stackOf(world)];
    const token = [one("PersonalAccessToken", "ci", { scopes: ["repo:read"] })];
    assert.deepEqual((await a.up(token)).problems, []);
    assert.deepEqual((await b.up(token)).problems, []);
    assert.equal(world.fake.store.tokens.size, 2);
    assert.deepEqual(await a.preview(token, { refresh: true }), { changes: [], problems: [] });
  });
});

describe("Settings that two stacks write at the same time", () => {
  it("keep the keys of both", async () => {
    const world = company();
    const settings = (restrictedImages: object) => [one("OrgSettings", "s", { restrictedImages })];
    const [a, b] = [stackOf(world), stackOf(world)];
    await Promise.all([a.up(settings({ enabled: true })), b.up(settings({ allowOfficialImages: false }))]);
    const { enabled, allow_official_images: official } = acme(world.fake).restrictedImages;
    assert.deepEqual([enabled, official], [true, false]);
  });
});

describe("A name that somebody else's group has", () => {
  for (const status of [500, 502]) {
    it(`is an error after a ${status} at create, and at rename`, async () => {
      const world = company();
      const stack = stackOf(world);
      const theirs = { name: "theirs", description: "by hand" };
      await world.fake.byHand("ops", "POST", "/v2/orgs/acme/groups", theirs);
      world.fake.faults.add({ fault: { kind: "status", status }, method: "POST", path: /groups$/, times: 1 });
      const made = await stack.up([one("Group", "g", { name: "theirs", description: "ours" })]);
      assert.match(made.problems.join(), /exists already, and has another description/);
      assert.deepEqual((await stack.up([one("Group", "g", { name: "ours" })])).problems, []);
      world.fake.faults.add({ fault: { kind: "status", status }, method: "PUT", path: /groups/, times: 1 });
      const renamed = await stack.up([one("Group", "g", { name: "theirs" })]);
      assert.match(renamed.problems.join(), /another group has the name theirs/);
      assert.equal(acme(world.fake).groups.get("theirs")!.description, "by hand");
      assert.ok(acme(world.fake).groups.has("ours"));
    });
  }

  it("is an error after a cut connection, in which nothing was done", async () => {
    const world = company();
    const stack = stackOf(world);
    await world.fake.byHand("ops", "POST", "/v2/orgs/acme/groups", { name: "theirs", description: "by hand" });
    await stack.up([one("Group", "g", { name: "ours" })]);
    world.fake.faults.add({ fault: { kind: "cut before" }, method: "PUT", path: /groups/, times: 1 });
    const { problems } = await stack.up([one("Group", "g", { name: "theirs" })]);
    assert.match(problems.join(), /another group has the name theirs/);
  });
});
