import assert from "node:assert/strict";
import { one } from "../../stories/company";
import { InProcess, type Outs, telling } from "../../support/inProcess";
import { MemoryStack } from "../../support/memoryStack";

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
  const overriding = () => new InProcess({}, { rails: { overridden: new Map([["keepImages", "it was a trial"]]) } });

  it("is made as declared, with its page and its rules for tags", async () => {
    const immutableTags = { enabled: true, rules: ["v.*"] };
    await create({ description: "the app", fullDescription: "# App", immutableTags });
    const { description, fullDescription, isPrivate, immutableTags: tags } = there()!;
    assert.deepEqual([description, fullDescription, isPrivate, tags], ["the app", "# App", true, immutableTags]);
  });

  it("has to say who sees it: neither is right when nobody says so", async () => {
    const { failures } = await world.provider(type).check({}, { name: "app" });
    assert.deepEqual(
      failures!.map(({ reason }) => reason),
      ["visibility: it is required; set it in the program."],
    );
  });

  it("writes only what differs, the texts in one request", async () => {
    const { id, outs } = await create({ fullDescription: "# App" });
    const from = world.fake.log.length;
    await world.update(type, id, outs, args({ description: "new", fullDescription: "# New" }));
    assert.deepEqual(sent(from), [`PATCH ${OLD}/app/`]);
    assert.deepEqual([there()!.description, there()!.fullDescription], ["new", "# New"]);
  });

  it("is closed before anything else, and opened after everything else", async () => {
    const { id, outs } = await create();
    let from = world.fake.log.length;
    await world.update(type, id, outs, args({ visibility: "public", description: "open" }));
    assert.deepEqual(sent(from), [`PATCH ${OLD}/app/`, `POST ${OLD}/app/privacy`]);
    from = world.fake.log.length;
    const { props } = await world.provider(type).read(id, { ...outs, visibility: "public", description: "open" });
    await world.update(type, id, props as Outs, args({ description: "closed" }));
    assert.deepEqual(sent(from).slice(-2), [`POST ${OLD}/app/privacy`, `PATCH ${OLD}/app/`]);
  });

  for (const [key, value] of [
    ["name", "other"],
    ["org", "globex"],
  ]) {
    it(`keeps its ${key}: another one is an error at preview that says how to move images`, async () => {
      const { inputs } = await create();
      const { failures } = await world.provider(type).check(inputs, args({ [key!]: value }));
      assert.match(
        failures![0]!.reason,
        /acme\/app cannot become .*docker buildx imagetools create --tag .* acme\/app:TAG/,
      );
    });
  }

  it("that an account has is looked after in the same way", async () => {
    const { id } = await world.create(type, args({ org: "ops" }));
    assert.equal(id, "ops/app");
    assert.ok(world.fake.store.repositories.has("ops/app"));
  });

  describe("that is there already", () => {
    it("is not taken over by guess, and nothing of it is changed", async () => {
      await make({ description: "theirs" });
      await assert.rejects(create(), /exists already, and is not as declared here\. Set adopt: true/);
      assert.equal(there()!.description, "theirs");
      assert.equal(there()!.isPrivate, false);
    });

    it("is not taken over with images in it, be it as declared", async () => {
      await make({ is_private: true });
      world.fake.push("ops", "acme/app", "v1");
      await assert.rejects(create(), /exists already, and has images in it\. Set adopt: true/);
    });

    it("is taken over with adopt, made as declared, and marked", async () => {
      await make({ description: "theirs", full_description: "# Theirs" });
      world.fake.push("ops", "acme/app", "v1");
      const { outs } = await create({ adopt: true, description: "ours" });
      assert.deepEqual([there()!.description, there()!.isPrivate], ["ours", true]);
      assert.equal(there()!.fullDescription, "# Theirs", "what is not declared stays");
      assert.equal(outs["found"], true);
      assert.equal(there()!.tags.size, 1);
    });

    it("is what an interrupted run has left, when it is the same and empty", async () => {
      await make({ is_private: true });
      const { outs } = await create();
      assert.equal(outs["found"], true);
    });

    it("is so as well before its rules for tags have come", async () => {
      await make({ is_private: true });
      const immutableTags = { enabled: true, rules: ["v.*"] };
      await create({ immutableTags });
      assert.deepEqual(there()!.immutableTags, immutableTags);
    });

    it("goes on where its resource is called otherwise in the program, and is not marked by that", async () => {
      const { id, outs } = await create();
      const resource = (urn: string) => ({ noun: type, urn, properties: { org: "acme", name: "app", ...outs } });
      world.program = telling({ held: [resource("old")], declared: [resource("new")] });
      world.nextRun();
      const again = await create();
      assert.equal(again.outs["found"], undefined);
      await world.provider(type).delete(id, { ...outs, onDestroy: "delete" });
      assert.ok(there() !== undefined);
    });
  });

  describe("that is deleted", () => {
    it("stays, with its images, unless something else is written out", async () => {
      const { id, outs } = await create();
      await world.remove(type, id, outs);
      await world.provider(type).delete(id, outs);
      assert.ok(there() !== undefined);
      assert.match(world.notices.join("\n"), /it stays as it is: its images would go with it/);
    });

    it("ends with onDestroy: delete where it is empty", async () => {
      const { id, outs } = await create({ onDestroy: "delete" });
      await world.remove(type, id, outs);
      assert.equal(there(), undefined);
      await world.remove(type, id, outs);
    });

    it("is not ended while an image is in it, be it a destroy", async () => {
      const { id, outs } = await create({ onDestroy: "delete" });
      world.fake.push("ops", "acme/app", "v1");
      const refused =
        /the rule keepImages is broken: acme\/app has 1 tag, .*DOCKERHUB_OVERRIDE="keepImages: the reason"/;
      await assert.rejects(world.remove(type, id, outs), refused);
      world.program = undefined;
      world.nextRun();
      await assert.rejects(world.provider(type).delete(id, outs), refused);
      assert.equal(there()!.tags.size, 1);
    });

    it("is ended with its images where that is overridden, and says so", async () => {
      world = overriding();
      const { id, outs } = await create({ onDestroy: "delete" });
      world.fake.push("ops", "acme/app", "v1");
      await world.remove(type, id, outs);
      assert.equal(there(), undefined);
      assert.match(
        world.notices.join("\n"),
        /keepImages is overridden for this run \(it was a trial\), although acme\/app has 1 tag/,
      );
    });

    it("stays while something inside of it is still declared", async () => {
      const { id, outs } = await create({ onDestroy: "delete" });
      const inside = { org: "acme", repository: "app", group: "platform", permission: "read" };
      world.program = telling({ declared: [{ noun: "RepositoryPermission", urn: "p", properties: inside }] });
      world.nextRun();
      await world.provider(type).delete(id, outs);
      assert.ok(there() !== undefined);
    });

    describe("with images in it", () => {
      const inside = [
        one("RepositoryPermission", "reads", { repository: "app", group: "readers", permission: "read" }),
        one("Webhook", "ci", { repository: "app", name: "ci", hookUrl: "https://ci.example.com/hook" }),
        one("OrgAccessToken", "ci-token", { label: "ci", repositories: { "acme/app": ["scope-image-pull"] } }),
      ];
      const alone = [one("Group", "readers", { name: "readers" })];
      const app = one("Repository", "app", args({ onDestroy: "delete" }));
      const left = () => [
        there()!.permissions.size,
        there()!.webhooks.size,
        world.fake.store.organizations.get("acme")!.accessTokens.size,
      ];
      const made = async () => {
        const stack = new MemoryStack(world);
        for (const program of [
          [...alone, app],
          [...alone, app, ...inside],
        ])
          assert.deepEqual((await stack.up(program)).problems, []);
        world.fake.push("ops", "acme/app", "v1");
        return stack;
      };

      it("is not ended, nor is anything that is inside of it", async () => {
        const stack = await made();
        const { problems } = await stack.up(alone);
        assert.ok(problems.length > 0);
        for (const one of problems) assert.match(one, /the rule keepImages is broken: acme\/app has 1 tag/);
        assert.deepEqual(left(), [1, 1, 1]);
      });

      it("lets what is inside of it end where it stays, or where that is overridden", async () => {
        const stack = await made();
        assert.deepEqual((await stack.up([...alone, app])).problems, []);
        assert.deepEqual(left(), [0, 0, 0]);
        world = overriding();
        const other = await made();
        assert.deepEqual((await other.up(alone)).problems, []);
        assert.equal(there(), undefined);
      });
    });
  });
});
