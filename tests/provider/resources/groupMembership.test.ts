import assert from "node:assert/strict";
import { InProcess } from "../../support/inProcess";
import { urnOf } from "../../support/memoryProgram";
import { MemoryStack } from "../../support/memoryStack";
import type { Declared } from "../../support/spec";

describe("GroupMembership", () => {
  let world: InProcess;
  beforeEach(() => (world = new InProcess()));
  const members = (group: string) => [
    ...(world.fake.store.organizations.get("acme")!.groups.get(group)?.members ?? []),
  ];
  const byHand = (method: string, path: string, body?: object) =>
    world.fake.byHand("ops", method, `/v2/orgs/acme${path}`, body);

  it("is fine with somebody who is in the group already", async () => {
    await byHand("POST", "/groups", { name: "platform" });
    await byHand("POST", "/groups/platform/members", { member: "ada" });
    await world.create("GroupMembership", { group: "platform", username: "ada" });
    assert.deepEqual(members("platform"), ["ada"]);
  });

  it("names Invite for a stranger", async () => {
    await byHand("POST", "/groups", { name: "platform" });
    const attempt = world.create("GroupMembership", { group: "platform", username: "dora" });
    await assert.rejects(
      attempt,
      /Could not create GroupMembership acme\/platform\/dora: dora is not a member of acme\. .*dockerhub\.Invite/,
    );
  });

  it("says at once what to do where the run leaves out the group that it waits for", async () => {
    const stack = new MemoryStack(world);
    const [group, ada]: [Declared, Declared] = [
      { type: "Group", name: "group", args: { name: "platform" } },
      { type: "GroupMembership", name: "ada", args: { group: "platform", username: "ada" } },
    ];
    const before = world.clock.now();
    const { problems } = await stack.up([group, ada], { target: [urnOf(ada)] });
    assert.match(problems.join(), /this run leaves out Group "group", which makes it\. Run again without --target/);
    assert.ok(world.clock.now() - before < 1_000, "nobody waits for what does not come");
    assert.deepEqual((await stack.up([group, ada])).problems, []);
    assert.deepEqual(members("platform"), ["ada"]);
  });

  it("waits for a group that the same run makes, and says so when none comes", async () => {
    const [made] = await Promise.all([
      world.create("GroupMembership", { group: "platform", username: "ada" }),
      world.create("Group", { name: "platform" }),
    ]);
    assert.equal(made.id, "acme/platform/ada");
    const attempt = world.create("GroupMembership", { group: "nowhere", username: "ada" });
    await assert.rejects(attempt, /acme has no group nowhere\. Declare it with dockerhub\.Group/);
  });

  it("follows its group to a new name, and its old name ends nothing", async () => {
    const group = await world.create("Group", { name: "platform" });
    const before = await world.create("GroupMembership", { group: "platform", username: "ada" });
    await world.update("Group", group.id, group.outs, { name: "infra" });
    await world.create("GroupMembership", { group: "infra", username: "ada" });
    await world.provider("GroupMembership").delete(before.id, before.outs);
    assert.deepEqual(members("infra"), ["ada"]);
  });

  it("does not touch another group that has taken the old name", async () => {
    const group = await world.create("Group", { name: "platform" });
    const before = await world.create("GroupMembership", { group: "platform", username: "ada" });
    await world.update("Group", group.id, group.outs, { name: "infra" });
    await world.create("Group", { name: "platform" });
    await world.create("GroupMembership", { group: "platform", username: "ada" });
    await world.provider("GroupMembership").delete(before.id, before.outs);
    assert.deepEqual(members("platform"), ["ada"]);
  });

  it("has ended with its group, however far its own deletion has come by then", async () => {
    await world.create("Group", { name: "platform" });
    const { id, outs } = await world.create("GroupMembership", { group: "platform", username: "ada" });
    const direct = world.wire;
    world.wire = async (request) => {
      const { pathname } = new URL(request.url);
      // Another process deletes the group between the two looks of this one.
      if (request.method === "GET" && pathname.endsWith("/platform/members"))
        await byHand("DELETE", "/groups/platform");
      return request.method === "DELETE" ? Response.json({ message: "not found" }, { status: 404 }) : direct(request);
    };
    world.restart();
    await world.remove("GroupMembership", id, outs);
    assert.ok(!world.fake.store.organizations.get("acme")!.groups.has("platform"));
  });

  it("of a group renamed by hand is drift under the new name", async () => {
    await world.create("Group", { name: "platform" });
    const { id, outs } = await world.create("GroupMembership", { group: "platform", username: "ada" });
    await byHand("PATCH", "/groups/platform", { name: "hacked" });
    world.restart();
    const read = await world.provider("GroupMembership").read(id, outs);
    assert.equal(read.id, "acme/hacked/ada");
  });

  it("adds once when the reply is lost", async () => {
    await world.create("Group", { name: "platform" });
    world.fake.faults.add({ fault: { kind: "cut after" }, method: "POST", path: /members$/ });
    await world.create("GroupMembership", { group: "platform", username: "ada" });
    assert.equal(world.fake.writes().filter(({ path }) => path.endsWith("members")).length, 1);
  });
});
