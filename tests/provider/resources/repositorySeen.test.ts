import assert from "node:assert/strict";
import { InProcess, type Outs, telling } from "../../support/inProcess";

const BASE = "/v2/namespaces/acme/repositories";
const OLD = "/v2/repositories/acme";
const type = "Repository";

describe("Repository", () => {
  let world: InProcess;
  beforeEach(() => (world = new InProcess()));
  const there = (name = "app") => world.fake.store.repositories.get(`acme/${name}`);
  const args = (more: Outs = {}) => ({ name: "app", visibility: "private", ...more });
  const create = (more: Outs = {}) => world.create(type, args(more));
  const sent = (from: number) =>
    world.fake.log.slice(from).map(({ method, path }) => `${method} ${path.split("?")[0]}`);
  const make = (more: Outs = {}) => world.fake.byHand("ops", "POST", BASE, { name: "app", namespace: "acme", ...more });

  describe("at a refresh", () => {
    it("costs a request for a hundred, and one more for what a program declares and the list lacks", async () => {
      const many = Array.from({ length: 120 }, (_, n) => ({ name: `r${n}`, visibility: "private" }));
      const made: { id: string; outs: Outs }[] = [];
      for (const one of many)
        made.push(await world.create(type, one.name === "r7" ? { ...one, fullDescription: "# 7" } : one));
      world.restart();
      const from = world.fake.log.length;
      await Promise.all(made.map(({ id, outs }) => world.provider(type).read(id, outs)));
      const reads = sent(from).filter((one) => one.startsWith("GET"));
      assert.deepEqual(reads.sort(), [`GET ${BASE}`, `GET ${BASE}`, `GET ${BASE}/r7`]);
    });

    it("of 200 repositories with 400 permissions costs two lists, one of groups, and one for each repository", async () => {
      for (const name of ["platform", "release"])
        await world.fake.byHand("ops", "POST", "/v2/orgs/acme/groups", { name });
      const groups = [...world.fake.store.organizations.get("acme")!.groups.values()].slice(-2);
      const states: [noun: string, id: string, outs: Outs][] = [];
      for (let n = 0; n < 200; n++) {
        const made = world.fake.store.addRepository({ namespace: "acme", name: `r${n}` });
        const repository = { org: "acme", name: made.name, visibility: "public", description: "", registeredAt: "x" };
        states.push([type, `acme/${made.name}`, repository]);
        for (const { id, name } of groups) {
          made.permissions.set(id, "read");
          const permission = { org: "acme", repository: made.name, group: name, permission: "read", groupId: id };
          states.push(["RepositoryPermission", `acme/${made.name}/${name}`, permission]);
        }
      }
      const from = world.fake.log.length;
      const read = await Promise.all(states.map(([noun, id, outs]) => world.provider(noun).read(id, outs)));
      assert.ok(read.every(({ id }) => id !== ""));
      const reads = sent(from).filter((one) => one.startsWith("GET"));
      const ofEach = reads.filter((one) => one.endsWith("/groups/"));
      assert.deepEqual([reads.length, new Set(ofEach).size], [203, 200]);
    });

    it("shows what somebody has changed by hand, and nothing that the program leaves out", async () => {
      const { id, outs } = await create({ description: "ours" });
      await world.fake.byHand("ops", "PATCH", `${OLD}/app/`, { description: "theirs", full_description: "# Theirs" });
      await world.fake.byHand("ops", "POST", `${OLD}/app/privacy`, { is_private: false });
      world.restart();
      const { inputs } = await world.provider(type).read(id, outs);
      assert.deepEqual(inputs, {
        org: "acme",
        ...args({ visibility: "public", description: "theirs" }),
        onDestroy: "retain",
      });
    });

    it("takes rules in another order for the same", async () => {
      const { id, outs, inputs } = await create({ immutableTags: { enabled: true, rules: ["b", "a"] } });
      await world.fake.byHand("ops", "PATCH", `${BASE}/app/immutabletags`, {
        immutable_tags: true,
        immutable_tags_rules: ["a", "b"],
      });
      world.restart();
      const { props } = await world.provider(type).read(id, outs);
      assert.equal((await world.provider(type).diff(id, props, inputs)).changes, false);
    });

    it("is gone when somebody has deleted it, and never because nobody may look", async () => {
      const { id, outs } = await create();
      await world.fake.byHand("ops", "DELETE", `${OLD}/app/`);
      world.restart();
      assert.equal((await world.provider(type).read(id, outs)).id, "");
      world.restart();
      world.fake.faults.add({ fault: { kind: "status", status: 403 }, path: /repositories/, times: 9 });
      await assert.rejects(world.provider(type).read(id, outs), /403/);
    });

    it("reads all there is for get, and what is managed for an import", async () => {
      await make({ full_description: "# App" });
      const imported = await world.provider(type).read("acme/app", {});
      assert.deepEqual(Object.keys(imported.props as Outs).sort(), [
        "description",
        "found",
        "name",
        "org",
        "registeredAt",
        "visibility",
      ]);
      const declared = { org: "acme", ...args({ visibility: "public" }), fullDescription: "# App" };
      const filed = (await world.provider(type).read("acme/app", declared)).props as Outs;
      assert.deepEqual([filed["found"], filed["fullDescription"]], [true, "# App"], "by an import file");
      world.program = telling({});
      world.nextRun();
      const got = (await world.provider(type).read("acme/app", {})).props as Outs;
      assert.deepEqual([got["fullDescription"], got["immutableTags"]], ["# App", { enabled: false, rules: [] }]);
    });
  });

  describe("with rules for its tags", () => {
    it("has them tried at preview, where it exists, once and only the new ones", async () => {
      const { id, outs, inputs } = await create({ immutableTags: { enabled: true, rules: ["v.*"] } });
      const from = world.fake.log.length;
      const rules = ["v.*", "release-.*"];
      await world.provider(type).diff(id, outs, { ...inputs, immutableTags: { enabled: true, rules } });
      assert.deepEqual(sent(from), [`POST ${BASE}/app/immutabletags/verify`]);
      const broken = { ...inputs, immutableTags: { enabled: true, rules: ["v.*", "("] } };
      await assert.rejects(
        async () => world.provider(type).diff(id, outs, broken),
        /Could not compare Repository acme\/app: immutableTags\.rules: "\(" is no rule that Docker Hub takes/,
      );
      assert.deepEqual(there()!.immutableTags.rules, ["v.*"]);
    });

    it("asks nothing at preview when they stay the same", async () => {
      const { id, outs, inputs } = await create({ immutableTags: { enabled: true, rules: ["v.*"] } });
      const from = world.fake.log.length;
      await world.provider(type).diff(id, outs, { ...inputs, description: "new" });
      assert.deepEqual(sent(from), []);
    });

    it("is kept half-made when they cannot be set, and mended by the next run", async () => {
      world.fake.faults.add({ fault: { kind: "status", status: 400 }, path: /immutabletags/ });
      const immutableTags = { enabled: true, rules: ["v.*"] };
      const { inputs } = await world.provider(type).check({}, args({ immutableTags }));
      await assert.rejects(
        async () => world.provider(type).create(inputs),
        (error: { id: string; properties: Outs; reasons: string[] }) => {
          assert.equal(error.id, "acme/app");
          assert.deepEqual(error.properties["immutableTags"], { enabled: false, rules: [] });
          assert.match(error.reasons[0]!, /the repository was made, and its tags can still be overwritten/);
          return true;
        },
      );
      const half = { ...inputs, immutableTags: { enabled: false, rules: [] } };
      await world.update(type, "acme/app", half, args({ immutableTags }));
      assert.deepEqual(there()!.immutableTags, immutableTags);
    });
  });
});
