import assert from "node:assert/strict";
import { moveGroup } from "../../../provider/hub/groupChanges";
import { InProcess } from "../../support/inProcess";

describe("Group", () => {
  let world: InProcess;
  beforeEach(() => (world = new InProcess()));
  const acme = () => world.fake.store.organizations.get("acme")!;

  it("is renamed in place, with its members and its number", async () => {
    const { id, outs } = await world.create("Group", { name: "platform" });
    await world.fake.byHand("ops", "POST", "/v2/orgs/acme/groups/platform/members", { member: "ada" });
    const updated = await world.update("Group", id, outs, { name: "infra" });
    assert.equal(updated?.["groupId"], outs["groupId"]);
    assert.deepEqual([...acme().groups.get("infra")!.members], ["ada"]);
    assert.equal(acme().groups.has("platform"), false);
  });

  it("makes no way by a name that another process has taken from it meanwhile", async () => {
    const { outs } = await world.create("Group", { name: "platform" });
    const group = { groupId: Number(outs["groupId"]), name: "platform", description: "" };
    await world.fake.byHand("ops", "PATCH", "/v2/orgs/acme/groups/platform", { name: "infra" });
    await moveGroup(world.hub, "acme", group, "aside");
    assert.deepEqual([...acme().groups.keys()].sort(), ["infra", "owners"]);
    await moveGroup(world.hub, "acme", { ...group, name: "infra" }, "aside");
    assert.deepEqual([...acme().groups.keys()].sort(), ["aside", "owners"]);
  });

  it("that was renamed by hand is drift, not gone, and is renamed back", async () => {
    const { id, outs, inputs } = await world.create("Group", { name: "platform" });
    await world.fake.byHand("ops", "PATCH", "/v2/orgs/acme/groups/platform", { name: "hacked" });
    world.restart();
    const read = await world.provider("Group").read(id, outs);
    assert.equal(read.id, "acme/hacked");
    assert.equal((await world.provider("Group").diff(read.id!, read.props!, inputs)).changes, undefined);
    await world.provider("Group").update(read.id!, read.props!, inputs);
    assert.ok(acme().groups.has("platform"));
  });

  it("takes over an equal one, and another one only with adopt", async () => {
    await world.fake.byHand("ops", "POST", "/v2/orgs/acme/groups", { name: "platform", description: "theirs" });
    const same = await world.create("Group", { name: "platform", description: "theirs" });
    assert.equal(same.id, "acme/platform");
    await assert.rejects(
      world.create("Group", { name: "platform", description: "ours" }),
      /has another description.*adopt: true/,
    );
    assert.equal(acme().groups.get("platform")!.description, "theirs");
    await world.create("Group", { name: "platform", description: "ours", adopt: true });
    assert.equal(acme().groups.get("platform")!.description, "ours");
  });

  it("takes over after a status other than 409 too", async () => {
    await world.fake.byHand("ops", "POST", "/v2/orgs/acme/groups", { name: "platform" });
    world.fake.faults.add({ fault: { kind: "status", status: 400 }, method: "POST", path: /groups$/ });
    assert.equal((await world.create("Group", { name: "platform" })).id, "acme/platform");
  });

  for (const kind of ["cut after", "truncated after", "html after"] as const) {
    it(`is made once when the reply is lost (${kind})`, async () => {
      world.fake.faults.add({ fault: { kind }, method: "POST", path: /groups$/ });
      const { outs } = await world.create("Group", { name: "platform" });
      assert.equal(outs["groupId"], acme().groups.get("platform")!.id);
      assert.equal(world.fake.writes().length, 1);
    });
  }

  it("is made once when the connection is cut before the request is carried out", async () => {
    world.fake.faults.add({ fault: { kind: "cut before" }, method: "POST", path: /groups$/ });
    await world.create("Group", { name: "platform" });
    assert.equal(world.fake.writes().length, 2, "sent again after looking");
    assert.equal(acme().audit.filter(({ action }) => action === "org.team.create").length, 1);
  });

  it("is renamed once when the reply is lost", async () => {
    const { id, outs } = await world.create("Group", { name: "platform" });
    world.fake.faults.add({ fault: { kind: "cut after" }, method: "PUT" });
    const updated = await world.update("Group", id, outs, { name: "infra" });
    assert.equal(updated?.["name"], "infra");
  });
});
