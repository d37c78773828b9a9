import assert from "node:assert/strict";
import sinon from "sinon";
import { InProcess, type Outs } from "../../support/inProcess";

const crowd = Array.from({ length: 20 }, (_, n) => `user${n}`);
const seed = {
  accounts: ["ops", ...crowd].map((username) => ({ username })),
  organizations: [
    {
      name: "acme",
      members: [{ username: "ops", role: "owner" as const }, ...crowd.map((username) => ({ username }))],
      groups: [{ name: "platform" }],
    },
  ],
};

describe("GroupMembers", () => {
  let world: InProcess;
  beforeEach(() => (world = new InProcess({ seed })));
  const group = (name = "platform") => world.fake.store.organizations.get("acme")!.groups.get(name)!;
  const args = (members: string[], more: Outs = {}) => ({ group: "platform", members, ...more });
  const create = (members: string[], more: Outs = {}) => world.create("GroupMembers", args(members, more));
  const type = "GroupMembers";

  it("keeps a map by name in the state, whichever way it is written", async () => {
    const { outs } = await create(["user1", "user0"]);
    assert.deepEqual(outs["members"], { user1: true, user0: true });
    assert.equal(
      await world.update(type, "acme/platform", outs, { group: "platform", members: { user0: true, user1: true } }),
      undefined,
    );
  });

  it("adds the missing on create, removes the extra on update, and writes only differences", async () => {
    group().members.add("user1");
    const { id, outs } = await create(["user0", "user1"]);
    assert.deepEqual([...group().members].sort(), ["user0", "user1"]);
    const before = world.fake.log.length;
    await world.update(type, id, outs, args(["user0", "user2"]));
    assert.deepEqual([...group().members].sort(), ["user0", "user2"]);
    assert.equal(world.fake.log.length - before, 2, "one request for each person who comes or goes");
  });

  it("shows who was added or removed by hand as drift, person by person", async () => {
    const { id, outs, inputs } = await create(["user0", "user1"]);
    await world.fake.byHand("ops", "DELETE", "/v2/orgs/acme/groups/platform/members/user0");
    await world.fake.byHand("ops", "POST", "/v2/orgs/acme/groups/platform/members", { member: "user9" });
    world.restart();
    const read = await world.provider(type).read(id, outs);
    assert.deepEqual((read.inputs as Outs)["members"], { user1: true, user9: true });
    assert.notEqual((await world.provider(type).diff(id, read.props!, inputs)).changes, false);
    await world.provider(type).update(id, read.props!, inputs);
    assert.deepEqual([...group().members].sort(), ["user0", "user1"]);
  });

  it("never touches, and never shows, whom it is to ignore", async () => {
    for (const name of ["user10", "user11", "user5"]) group().members.add(name);
    const ignore = ["user1*", "user5"];
    const { id, outs } = await create(["user0"], { ignore });
    assert.deepEqual([...group().members].sort(), ["user0", "user10", "user11", "user5"]);
    world.restart();
    const read = await world.provider(type).read(id, outs);
    assert.deepEqual((read.props as Outs)["members"], { user0: true });
    const both = await world.provider(type).check({}, args(["user12"], { ignore }));
    assert.match(both.failures![0]!.reason, /user12 stands in ignore as well/);
  });

  it("keeps what was done of a change that failed half-way, says who failed, and finishes next time", async () => {
    const { id, outs } = await create(["user0", "user1"]);
    world.fake.store.organizations.get("acme")!.members.delete("user3");
    const error = await world
      .update(type, id, outs, args(["user0", "user2", "user3"]))
      .catch((e: unknown) => e as never);
    const { properties, reasons } = error as unknown as { properties: Outs; reasons: string[] };
    assert.deepEqual(properties["members"], { user0: true, user1: true, user2: true });
    assert.equal(reasons.length, 2);
    assert.match(reasons[1]!, /user1 was not removed: nobody is removed while somebody could not be added/);
    assert.match(
      reasons[0]!,
      /Could not update GroupMembers acme\/platform: user3 was not added: user3 is not a member of acme/,
    );
    world.fake.store.organizations.get("acme")!.members.set("user3", "member");
    await world.update(type, id, properties, args(["user0", "user2", "user3"]));
    assert.deepEqual([...group().members].sort(), ["user0", "user2", "user3"]);
  });

  it("refuses at preview to remove too many, names them, and says how to allow it", async () => {
    const { inputs } = await create(crowd);
    world.nextRun();
    const { failures } = await world.provider(type).check(inputs, args(crowd.slice(6)));
    assert.match(
      failures![0]!.reason,
      /would remove 6 of 20 people \(user0, .*user5\), more than 25%\. .*DOCKERHUB_OVERRIDE="maxRemoval: the reason"/,
    );
    world.nextRun();
    assert.deepEqual((await world.provider(type).check(inputs, args(crowd.slice(5)))).failures, []);
    world.nextRun();
    const emptied = await world.provider(type).check({ ...inputs, members: { user0: true } }, args([]));
    assert.match(emptied.failures![0]!.reason, /would remove everybody \(user0\) and leave it empty/);
  });

  it("refuses on create to remove anybody", async () => {
    for (const name of ["user0", "user1"]) group().members.add(name);
    await assert.rejects(create(["user0"]), /would remove user1 from platform.* List them, or name them in ignore/);
    assert.equal(group().members.size, 2);
  });

  it("follows its group to a new name without taking anybody out", async () => {
    const { id, outs } = await create(["user0"]);
    await world.fake.byHand("ops", "PATCH", "/v2/orgs/acme/groups/platform", { name: "infra" });
    world.restart();
    await world.create(type, { group: "infra", members: ["user0"] });
    await world.provider(type).delete(id, outs);
    assert.deepEqual([...group("infra").members], ["user0"]);
  });

  it("on delete takes out whom it lists, or nobody", async () => {
    const { id, outs } = await create(["user0"], { ignore: ["user9"] });
    group().members.add("user9");
    await world.remove(type, id, { ...outs, onDestroy: "retain" });
    assert.equal(group().members.size, 2);
    await world.remove(type, id, outs);
    assert.deepEqual([...group().members], ["user9"]);
  });

  it("is listed on its own when the number of people Docker Hub counts is another", async () => {
    const { id, outs } = await create(["user0", "user1"]);
    world.restart();
    const fetch = world.fake.fetch;
    sinon.stub(world.fake, "fetch").callsFake(async (request: Request) => {
      const response = await fetch(request);
      if (!request.url.includes("/acme/members?")) return response;
      const body = (await response.json()) as { results: { username: string; groups: string[] | null }[] };
      for (const row of body.results) if (row.username === "user1") row.groups = null;
      return Response.json(body);
    });
    const read = await world.provider(type).read(id, outs);
    assert.deepEqual((read.props as Outs)["members"], { user0: true, user1: true });
  });
});
