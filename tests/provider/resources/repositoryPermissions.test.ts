import assert from "node:assert/strict";
import { InProcess, type Outs, telling } from "../../support/inProcess";

const type = "RepositoryPermissions";
const GROUPS = "/v2/orgs/acme/groups";
const ON = "/v2/repositories/acme/app/groups/";
const NAMES = Array.from({ length: 12 }, (_, n) => `g${n}`);

describe("RepositoryPermissions", () => {
  let world: InProcess;
  beforeEach(() => {
    world = new InProcess({
      seed: {
        accounts: [{ username: "ops" }],
        organizations: [
          {
            name: "acme",
            members: [{ username: "ops", role: "owner" as const }],
            groups: NAMES.map((name) => ({ name })),
          },
        ],
      },
    });
    world.fake.store.addRepository({ namespace: "acme", name: "app" });
  });
  const groups = () => world.fake.store.organizations.get("acme")!.groups;
  const number = (name: string) => groups().get(name)!.id;
  const given = () => {
    const names = new Map([...groups().values()].map(({ id, name }) => [id, name]));
    const all = world.fake.store.repositories.get("acme/app")!.permissions;
    return Object.fromEntries([...all].map(([id, permission]) => [names.get(id), permission]));
  };
  const give = (name: string, permission: string) =>
    world.fake.byHand("ops", "POST", ON, { group_id: number(name), permission });
  const args = (permissions: Outs, more: Outs = {}) => ({ repository: "app", permissions, ...more });
  const create = (permissions: Outs, more: Outs = {}) => world.create(type, args(permissions, more));
  const writes = (from: number) =>
    world.fake.log.slice(from).filter(({ method, path }) => method !== "GET" && !/auth/.test(path)).length;

  it("gives, changes and takes away only what differs", async () => {
    const { id, outs } = await create({ g0: "read", g1: "write", g2: "admin" });
    assert.deepEqual(given(), { g0: "read", g1: "write", g2: "admin" });
    const from = world.fake.log.length;
    await world.update(type, id, outs, args({ g0: "read", g1: "admin", g3: "read" }));
    assert.deepEqual(given(), { g0: "read", g1: "admin", g3: "read" });
    assert.equal(writes(from), 3);
  });

  it("says that it lowers what somebody else had given, as a single one does", async () => {
    for (const name of ["g0", "g1", "g2"]) await give(name, "admin");
    await create({ g0: "read", g1: "admin" }, { ignore: ["g2"] });
    await world.create("RepositoryPermission", { repository: "app", group: "g2", permission: "write" });
    assert.deepEqual(world.notices, [
      "The group g0 has the permission read on acme/app from now on, and had admin before this stack took it over.",
      "The group g2 has the permission write on acme/app from now on, and had admin before this stack took it over.",
    ]);
  });

  it("shows what somebody changed by hand group by group", async () => {
    const { id, outs, inputs } = await create({ g0: "read", g1: "write" });
    await give("g2", "admin");
    await world.fake.byHand("ops", "DELETE", `${ON}${number("g0")}/`);
    world.restart();
    const read = await world.provider(type).read(id, outs);
    assert.deepEqual((read.inputs as Outs)["permissions"], { g1: "write", g2: "admin" });
    assert.notEqual((await world.provider(type).diff(id, read.props!, inputs)).changes, false);
    await world.provider(type).update(id, read.props!, inputs);
    assert.deepEqual(given(), { g0: "read", g1: "write" });
  });

  it("knows a group that is renamed by its number, and takes nothing away", async () => {
    const { id, outs } = await create({ g0: "read", g1: "write" });
    await world.fake.byHand("ops", "PATCH", `${GROUPS}/g0`, { name: "first" });
    world.restart();
    const from = world.fake.log.length;
    const after = await world.update(type, id, outs, args({ first: "read", g1: "write" }));
    assert.deepEqual(after!["groupIds"], { first: number("first"), g1: number("g1") });
    assert.equal(writes(from), 0);
    assert.deepEqual(given(), { first: "read", g1: "write" });
  });

  it("never touches, and never shows, what it is to ignore, and owners", async () => {
    await give("g10", "admin");
    await world.fake.byHand("ops", "POST", ON, { group_id: number("owners"), permission: "admin" });
    const { id, outs } = await create({ g0: "read" }, { ignore: ["g1*"] });
    assert.deepEqual(given(), { g10: "admin", owners: "admin", g0: "read" });
    world.restart();
    const { inputs } = await world.provider(type).read(id, outs);
    assert.deepEqual((inputs as Outs)["permissions"], { g0: "read" });
    await world.update(type, id, outs, args({ g0: "read" }));
    assert.deepEqual(given(), { owners: "admin", g0: "read" }, "what is ignored no longer is the set's");
  });

  it("takes nothing away that it finds when it is made, but marks what it has taken over", async () => {
    await give("g5", "admin");
    await assert.rejects(
      create({ g0: "read" }),
      /would take away what g5 may do with app, which this stack has not given/,
    );
    assert.deepEqual(given(), { g5: "admin" });
    const { id, outs } = await create({ g0: "read", g5: "write" });
    assert.deepEqual(outs["found"], ["g5"]);
    world.nextRun();
    await world.provider(type).delete(id, outs);
    assert.deepEqual(given(), { g5: "write" }, "a destroy keeps what was found");
  });

  it("that is imported by a file has found all that is there, and outlives a destroy", async () => {
    await give("g5", "admin");
    const declared = { org: "acme", ...args({ g5: "admin" }) };
    const { props } = await world.provider(type).read("acme/app", declared);
    assert.deepEqual((props as Outs)["found"], ["g5"]);
    await world.provider(type).delete("acme/app", props as Outs);
    assert.deepEqual(given(), { g5: "admin" });
  });

  it("is never emptied, nor loses too much, without the override", async () => {
    const all = Object.fromEntries(NAMES.map((name) => [name, "read"]));
    const { inputs, outs } = await create(all);
    world.nextRun();
    const check = async (permissions: Outs) => (await world.provider(type).check(inputs, args(permissions))).failures!;
    assert.match((await check({}))[0]!.reason, /it would take every permission on app away/);
    assert.match((await check({ g0: "read" }))[0]!.reason, /it would take away 11 of 12 permissions on app/);
    const lowered = Object.fromEntries(NAMES.map((name) => [name, "read"]));
    const high = Object.fromEntries(NAMES.map((name) => [name, "admin"]));
    const { failures } = await world.provider(type).check({ ...inputs, permissions: high }, args(lowered));
    assert.match(failures![0]!.reason, /it would take away or lower 12 of 12 permissions on app/);
    const { g0: _, g1: __, ...most } = all;
    assert.deepEqual(await check(most), []);
    assert.equal(Object.keys(outs["groupIds"] as Outs).length, 12);
  });

  it("lowers no more permissions in a run than the budget allows", async () => {
    const all = Object.fromEntries(NAMES.map((name) => [name, "admin"]));
    const { id, outs } = await create(all);
    const lowered = Object.fromEntries(NAMES.map((name) => [name, "read"]));
    await assert.rejects(world.update(type, id, outs, args(lowered)), /take away or lower 12 of 12 permissions/);
    assert.deepEqual(given(), all);
  });

  it("takes nothing away while something could not be given, and goes on in the next run", async () => {
    const { id, outs } = await create({ g0: "read", g1: "read" });
    world.fake.faults.add({ fault: { kind: "status", status: 400 }, path: /groups$/, times: 1 });
    const wanted = { g1: "read", g2: "read" };
    await assert.rejects(
      world.update(type, id, outs, args(wanted)),
      (error: { properties: Outs; reasons: string[] }) => {
        assert.match(
          error.reasons.join("\n"),
          /g2 was not given its permission: .*\n.*g0 still has its permission: nothing is taken away/,
        );
        assert.deepEqual(error.properties["permissions"], { g1: "read", g0: "read" });
        Object.assign(outs, error.properties);
        return true;
      },
    );
    assert.deepEqual(given(), { g0: "read", g1: "read" });
    await world.update(type, id, outs, args(wanted));
    assert.deepEqual(given(), wanted);
  });

  it("hands single permissions over to a set and back without taking any away", async () => {
    const single = await world.create("RepositoryPermission", { repository: "app", group: "g0", permission: "read" });
    const held = [{ noun: "RepositoryPermission", urn: "p", properties: single.outs }];
    const set = { org: "acme", ...args({ g0: "read" }) };
    world.program = telling({ held, declared: [{ noun: type, urn: "s", properties: set }], checks: true });
    world.nextRun();
    const from = world.fake.log.length;
    const { outs } = await create({ g0: "read" });
    assert.equal(outs["found"], undefined);
    await world.provider("RepositoryPermission").delete(single.id, single.outs);
    assert.equal(writes(from), 0);
    assert.deepEqual(given(), { g0: "read" });
  });

  it("is gone with its repository alone, and empty when nothing is given", async () => {
    const { id, outs } = await create({ g0: "read" });
    await world.fake.byHand("ops", "DELETE", `${ON}${number("g0")}/`);
    world.restart();
    assert.deepEqual(((await world.provider(type).read(id, outs)).props as Outs)["permissions"], {});
    await world.fake.byHand("ops", "DELETE", "/v2/repositories/acme/app/");
    world.restart();
    assert.equal((await world.provider(type).read(id, outs)).id, "");
  });
});
