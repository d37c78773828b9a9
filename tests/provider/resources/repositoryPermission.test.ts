import assert from "node:assert/strict";
import { InProcess, type Outs, telling } from "../../support/inProcess";

const type = "RepositoryPermission";
const GROUPS = "/v2/orgs/acme/groups";
const ON = "/v2/repositories/acme/app/groups/";

describe("RepositoryPermission", () => {
  let world: InProcess;
  beforeEach(async () => {
    world = new InProcess();
    for (const name of ["platform", "release"]) await world.fake.byHand("ops", "POST", GROUPS, { name });
    await world.fake.byHand("ops", "POST", "/v2/namespaces/acme/repositories", {
      name: "app",
      namespace: "acme",
      is_private: true,
    });
  });
  const group = (name = "platform") => world.fake.store.organizations.get("acme")!.groups.get(name)!;
  const given = () => world.fake.store.repositories.get("acme/app")!.permissions;
  const args = (more: Outs = {}) => ({ repository: "app", group: "platform", permission: "write", ...more });
  const create = (more: Outs = {}) => world.create(type, args(more));

  it("is given by the number of the group, changed in place and taken away", async () => {
    const { id, outs } = await create();
    assert.deepEqual([...given()], [[group().id, "write"]]);
    await world.update(type, id, outs, args({ permission: "admin" }));
    assert.deepEqual([...given()], [[group().id, "admin"]]);
    await world.remove(type, id, outs);
    assert.equal(given().size, 0);
    await world.remove(type, id, outs);
  });

  it("stays with a group that is renamed by hand, which shows as drift", async () => {
    const { id, outs } = await create();
    await world.fake.byHand("ops", "PATCH", `${GROUPS}/platform`, { name: "infra" });
    world.restart();
    const { props } = await world.provider(type).read(id, outs);
    assert.equal((props as Outs)["group"], "infra");
    await world.remove(type, id, outs);
    assert.equal(given().size, 0, "and is taken away from the group that it was given to");
  });

  it("is kept through a rename of its group: nothing is taken away and nothing is sent twice", async () => {
    const { id, outs } = await create();
    await world.fake.byHand("ops", "PATCH", `${GROUPS}/platform`, { name: "infra" });
    world.restart();
    const held = { noun: type, urn: "p", properties: outs };
    const declared = { noun: type, urn: "p", properties: { org: "acme", ...args({ group: "infra" }) } };
    const theGroup = {
      noun: "Group",
      urn: "g",
      properties: { org: "acme", name: "platform", groupId: group("infra").id },
    };
    const renamed = { noun: "Group", urn: "g", properties: { org: "acme", name: "infra" } };
    world.program = telling({ held: [held, theGroup], declared: [declared, renamed], checks: true });
    world.nextRun();
    const from = world.fake.log.length;
    const made = await create({ group: "infra" });
    assert.equal(made.outs["found"], undefined);
    await world.provider(type).delete(id, outs);
    const writes = world.fake.log.slice(from).filter(({ method, path }) => method !== "GET" && !/auth/.test(path));
    assert.deepEqual(writes, []);
    assert.deepEqual([...given()], [[group("infra").id, "write"]]);
  });

  it("of a group that had one before outlives a destroy, and not a deletion", async () => {
    await world.fake.byHand("ops", "POST", ON, { group_id: group().id, permission: "read" });
    const { id, outs } = await create();
    assert.equal(outs["found"], true);
    assert.equal(given().get(group().id), "write");
    world.nextRun();
    await world.provider(type).delete(id, outs);
    assert.equal(given().size, 1);
    assert.match(world.notices.join("\n"), /it was there before this stack took it over/);
    await world.remove(type, id, outs);
    assert.equal(given().size, 0);
  });

  it("is retained where the program says so", async () => {
    const { id, outs } = await create({ onDestroy: "retain" });
    await world.remove(type, id, outs);
    assert.equal(given().size, 1);
  });

  it("is not taken away while another resource gives it", async () => {
    const { id, outs } = await create();
    const set = { org: "acme", repository: "app", permissions: { platform: "write" } };
    world.program = telling({ declared: [{ noun: "RepositoryPermissions", urn: "s", properties: set }], checks: true });
    world.nextRun();
    await world.provider(type).delete(id, outs);
    assert.equal(given().size, 1);
  });

  it("keeps its group from being deleted while the program still gives it", async () => {
    const { outs } = await create();
    const { id, outs: own } = await world.create("Group", { name: "platform", adopt: true, onDestroy: "delete" });
    const declared = [{ noun: type, urn: "p", properties: { ...outs } }];
    world.program = telling({ declared, checks: true });
    world.nextRun();
    await world.provider("Group").delete(id, own);
    assert.ok(group() !== undefined);
    assert.match(world.notices.join("\n"), /the program still puts people into it, or gives it a permission/);
  });

  it("of owners is refused: they may do everything", async () => {
    const { failures } = await world.provider(type).check({}, args({ group: "owners" }));
    assert.match(failures![0]!.reason, /owners may do everything with every repository/);
  });

  it("on a repository that there is not says what to declare", async () => {
    await assert.rejects(
      create({ repository: "other" }),
      /acme has no repository other\. Declare it with dockerhub\.Repository/,
    );
  });

  it("is gone with its repository, its group, and when somebody takes it away", async () => {
    for (const path of ["/v2/repositories/acme/app/", `${GROUPS}/release`, `${ON}${group().id}/`].reverse()) {
      const name = path.startsWith(GROUPS) ? "release" : "platform";
      const { id, outs } = await create({ group: name });
      await world.fake.byHand("ops", "DELETE", path);
      world.restart();
      assert.equal((await world.provider(type).read(id, outs)).id, "", path);
    }
  });

  it("is read of one list for each repository, however many groups it has", async () => {
    const made = [await create(), await create({ group: "release", permission: "read" })];
    world.restart();
    const from = world.fake.log.length;
    await Promise.all(made.map(({ id, outs }) => world.provider(type).read(id, outs)));
    const reads = world.fake.log.slice(from).filter(({ method }) => method === "GET");
    assert.deepEqual(reads.map(({ path }) => path.split("?")[0]).sort(), [GROUPS, ON]);
  });

  it("is refused at preview where a run lowers too many, which was seen only once five had less", async () => {
    const before = (name: string) => ({ org: "acme", repository: name, group: "platform", permission: "write" });
    const many = Array.from({ length: 8 }, (_, n) => before(`app${n}`));
    world.nextRun();
    const failures = [];
    for (const one of many)
      failures.push(...(await world.provider(type).check(one, { ...one, permission: "read" })).failures!);
    assert.match(
      failures[0]!.reason,
      /permission: the rule maxRemoval is broken: this run would take away or lower 6 of/,
    );
    assert.equal(failures.length, 3, "the sixth, the seventh and the eighth");
  });

  it("counts in a budget of its own when many are taken away in a run", async () => {
    const many = Array.from({ length: 8 }, (_, n) => `app${n}`);
    const held: { noun: string; urn: string; properties: Outs }[] = [];
    for (const name of many) {
      await world.fake.byHand("ops", "POST", "/v2/namespaces/acme/repositories", { name, namespace: "acme" });
      const { outs } = await create({ repository: name });
      held.push({ noun: type, urn: name, properties: outs });
    }
    world.program = telling({ held, checks: true });
    world.nextRun();
    await assert.rejects(
      async () => world.provider(type).delete("acme/app0/platform", held[0]!.properties),
      /maxRemoval is broken: this run would take away or lower 8 of 8 permissions \(app0\/platform, /,
    );
    assert.equal(world.fake.store.repositories.get("acme/app0")!.permissions.size, 1);
  });
});
