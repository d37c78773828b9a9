import assert from "node:assert/strict";
import sinon from "sinon";
import { InProcess, type Outs } from "../../support/inProcess";

const DAY = 24 * 60 * 60 * 1000;
const type = "OrgMembers";

describe("OrgMembers", () => {
  let world: InProcess;
  beforeEach(() => (world = new InProcess()));
  const acme = () => world.fake.store.organizations.get("acme")!;
  const roles = () => Object.fromEntries([...acme().members].sort());
  const base = { ops: "owner", ada: "member", bo: "editor" };
  const read = async (id: string, outs: Outs) => {
    world.restart();
    return (await world.provider(type).read(id, outs)).props as Outs;
  };
  const sends = () => world.fake.log.filter(({ path }) => /bulk|resend/.test(path)).length;

  it("invites the missing by role, sets roles, and writes nothing else", async () => {
    const members = {
      ops: "owner",
      ada: "owner",
      "x@example.com": "member",
      "y@example.com": "member",
      "z@example.com": "editor",
      bo: "editor",
    };
    await world.create(type, { members });
    assert.deepEqual(roles(), { ops: "owner", ada: "owner", bo: "editor" });
    assert.deepEqual([...acme().invites.values()].map(({ invitee }) => invitee).sort(), [
      "x@example.com",
      "y@example.com",
      "z@example.com",
    ]);
    assert.equal(sends(), 2, "one request for each role");
    assert.equal(world.fake.writes().length, 2 + 1);
  });

  it("takes acceptance for no drift, and never invites twice, by whichever name", async () => {
    const members = { ...base, "cleo@example.com": "member" };
    const { id, outs, inputs } = await world.create(type, { members });
    world.fake.register("cleo", "cleo@example.com");
    const handed = await read(id, outs);
    world.fake.accept("acme", "cleo");
    const accepted = await read(id, handed);
    for (const state of [handed, accepted])
      assert.equal((await world.provider(type).diff(id, state, inputs)).changes, false);
    assert.deepEqual(accepted["usernames"], { "cleo@example.com": "cleo" });
    const respelt = await world.update(type, id, accepted, { members: { ...base, cleo: "member" } });
    assert.ok(acme().members.has("cleo"), "another spelling removes nobody");
    assert.deepEqual(respelt?.["members"], { ...base, cleo: "member" });
    await world.update(type, id, respelt!, { members: { ...base, "cleo@example.com": "member" } });
    assert.ok(acme().members.has("cleo"), "nor does going back");
    assert.equal(acme().invites.size, 0);
  });

  it("shows stale invitations, and sends them again only when the program says so", async () => {
    const members = { ...base, "cleo@example.com": "member" };
    const { id, outs, inputs } = await world.create(type, { members });
    world.clock.time += 15 * DAY;
    const stale = await read(id, outs);
    assert.deepEqual(stale["stale"], ["cleo@example.com"]);
    assert.equal((await world.provider(type).diff(id, stale, inputs)).changes, false);
    const before = sends();
    const sent = await world.update(type, id, stale, { members, resendStale: true });
    assert.equal(sends(), before + 1);
    assert.equal(sent?.["stale"], undefined);
    const again = await read(id, sent!);
    assert.equal(
      await world.update(type, id, again, { members, resendStale: true }),
      undefined,
      "a fresh one is not due",
    );
    world.clock.time += 15 * DAY;
    assert.equal(
      (await world.provider(type).diff(id, await read(id, again), { ...inputs, resendStale: true })).changes,
      true,
    );
  });

  it("cancels the invitation of somebody who is no longer wanted, and changes its role", async () => {
    const { id, outs } = await world.create(type, {
      members: { ...base, "x@example.com": "member", "y@example.com": "member" },
    });
    const updated = await world.update(type, id, outs, { members: { ...base, "x@example.com": "editor" } });
    assert.deepEqual(
      [...acme().invites.values()].map(({ invitee, role }) => [invitee, role]),
      [["x@example.com", "editor"]],
    );
    assert.deepEqual(Object.keys(updated?.["invites"] as object), ["x@example.com"]);
  });

  it("costs one request for one person who comes, goes or changes, and a look when somebody else may be they", async () => {
    const { id, outs } = await world.create(type, { members: base });
    let state = outs;
    const changes: [members: object, requests: number][] = [
      [{ ...base, dora: "member" }, 1],
      [{ ...base, dora: "member", ada: "editor" }, 1],
      [{ ops: "owner", bo: "editor", dora: "member" }, 1],
      [{ ops: "owner", bo: "editor", dora: "member", "x@example.com": "member" }, 1],
      [{ ops: "owner", bo: "editor", "x@example.com": "member" }, 2],
    ];
    for (const [members, requests] of changes) {
      const before = world.fake.log.length;
      state = (await world.update(type, id, state, { members }))!;
      assert.equal(
        world.fake.log.length - before,
        requests,
        JSON.stringify(world.fake.log.slice(before).map(({ method, path }) => method + path)),
      );
    }
  });

  it("never touches whom it is to ignore", async () => {
    const { id, outs } = await world.create(type, { members: { ops: "owner" }, ignore: ["ad*", "bo"] });
    assert.deepEqual(roles(), { ops: "owner", ada: "member", bo: "editor" });
    assert.deepEqual((await read(id, outs))["members"], { ops: "owner" });
  });

  it("keeps what was done of a change that failed half-way, and says who failed", async () => {
    const error = await world
      .create(type, { members: { ...base, nosuchid: "member", "x@example.com": "member" } })
      .catch((e: unknown) => e as never);
    const { id, properties, reasons } = error as unknown as { id: string; properties: Outs; reasons: string[] };
    assert.equal(id, "acme");
    assert.deepEqual(properties["members"], { ...base, "x@example.com": "member" });
    assert.match(reasons.join(), /nosuchid is not as declared: Docker Hub did not invite nosuchid/);
  });

  it("removes nobody while somebody cannot be added, who may be the same person under another name", async () => {
    world.fake.store.accounts.set("cleo", {
      ...world.fake.store.accounts.get("ada")!,
      username: "cleo",
      email: "cleo@example.com",
    });
    acme().members.set("cleo", "member");
    const { id, outs } = await world.create(type, { members: { ...base, cleo: "member" } });
    const respelt = { members: { ...base, "cleo@example.com": "member" } };
    world.fake.faults.add({ fault: { kind: "status", status: 503 }, path: /bulk$/, times: 99 });
    await assert.rejects(world.update(type, id, outs, respelt), /cleo@example.com is not as declared/);
    assert.ok(acme().members.has("cleo"), "a fault took access away");
    world.fake.faults.clear();
    const fetch = world.fake.fetch;
    sinon.stub(world.fake, "fetch").callsFake(async (request: Request) => {
      const text = await (await fetch(request)).text();
      return new Response(text.replaceAll(/"email":"[^"]*"/g, '"email":null') || null, {
        headers: { "content-type": "application/json" },
      });
    });
    world.restart();
    await assert.rejects(
      world.update(type, id, outs, respelt),
      /not seen under that address\. List the Docker ID instead/,
    );
    assert.ok(acme().members.has("cleo"), "an address that is not visible took access away");
  });

  it("removes neither too many, nor the last owner, nor the account that runs it", async () => {
    const crowd = Array.from({ length: 30 }, (_, n) => `user${n}`);
    for (const name of crowd) acme().members.set(name, "member");
    await assert.rejects(
      world.create(type, { members: base }),
      /would remove user0, user1, .* and 20 more from acme, whom this stack has not put there/,
    );
    assert.equal(acme().members.size, 33);
    world.nextRun();
    const { failures } = await world
      .provider(type)
      .check({ members: { ...base, ...Object.fromEntries(crowd.map((name) => [name, "member"])) } }, { members: base });
    assert.match(failures![0]!.reason, /would remove 30 of 33/);
    for (const name of crowd) acme().members.delete(name);
    acme().members.set("ada", "owner");
    world.restart();
    await assert.rejects(
      world.create(type, { members: { ada: "owner", bo: "editor" } }),
      /ops runs this program and would be an owner no longer/,
    );
    assert.deepEqual(roles(), { ops: "owner", ada: "owner", bo: "editor" });
  });

  it("on delete changes nothing, or removes all but the account that runs it", async () => {
    const { id, outs } = await world.create(type, { members: { ...base, "x@example.com": "member" } });
    await world.remove(type, id, outs);
    assert.equal(acme().members.size, 3);
    await world.remove(type, id, { ...outs, onDestroy: "remove" });
    assert.deepEqual(roles(), { ops: "owner" });
    assert.equal(acme().invites.size, 0);
  });
});
