import assert from "node:assert/strict";
import { InProcess, telling } from "../../support/inProcess";

describe("OrgMember", () => {
  let world: InProcess;
  beforeEach(() => (world = new InProcess()));
  const role = (username: string) => world.fake.store.organizations.get("acme")!.members.get(username);

  it("names Invite for a stranger", async () => {
    await assert.rejects(
      world.create("OrgMember", { username: "dora", role: "member" }),
      /dora is not a member.*dockerhub\.Invite/,
    );
  });

  it("writes no role that is so already, nor for people who move out of a set, and writes what differs", async () => {
    const properties = { org: "acme", members: { ops: "owner", ada: "member", bo: "editor" } };
    const held = [{ noun: "OrgMembers", urn: "set", properties }];
    world.program = telling({ held, checks: true });
    const roles = { ops: "owner", ada: "member", bo: "owner" };
    const people = Object.entries(roles).map(([username, role]) => world.create("OrgMember", { username, role }));
    await Promise.all(people);
    assert.deepEqual(
      world.fake.writes().map(({ method, path }) => `${method} ${path}`),
      ["PUT /v2/orgs/acme/members/bo"],
    );
    await world.create("OrgMember", { username: "bo", role: "editor" });
    assert.equal(role("bo"), "editor", "what this process has written is not as it was when it first looked");
  });

  it("compares roles without regard to capitals, and reads roles it does not know", async () => {
    const { id, outs, inputs } = await world.create("OrgMember", { username: "ada", role: "editor" });
    world.fake.store.organizations.get("acme")!.members.set("ada", "distributor_member" as never);
    world.restart();
    const read = await world.provider("OrgMember").read(id, outs);
    assert.equal((read.props as { role: string }).role, "distributor_member");
    assert.notEqual((await world.provider("OrgMember").diff(id, read.props!, inputs)).changes, false);
  });

  for (const [onDestroy, after] of [
    ["remove", undefined],
    ["downgrade", "member"],
    ["retain", "owner"],
  ] as const) {
    it(`with onDestroy ${onDestroy} leaves the person ${after ?? "outside"}`, async () => {
      const { id, outs } = await world.create("OrgMember", { username: "ada", role: "owner", onDestroy });
      await world.remove("OrgMember", id, outs);
      assert.equal(role("ada"), after);
    });
  }

  it("takes a new onDestroy into the state without a request", async () => {
    const { id, outs } = await world.create("OrgMember", { username: "ada", role: "owner" });
    const before = world.fake.log.length;
    const updated = await world.update("OrgMember", id, outs, { username: "ada", role: "owner", onDestroy: "retain" });
    assert.equal(updated?.["onDestroy"], "retain");
    assert.equal(world.fake.log.length, before);
  });

  it("tells in the Hub's words why the last owner stays", async () => {
    world = new InProcess({}, { rails: { self: undefined } });
    const { id, outs } = await world.create("OrgMember", { username: "ops", role: "owner" });
    await assert.rejects(
      world.update("OrgMember", id, outs, { username: "ops", role: "member" }),
      /«the last owner cannot be demoted»/,
    );
    await assert.rejects(world.remove("OrgMember", id, outs), /«the last owner cannot be removed»/);
  });
});
