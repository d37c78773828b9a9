import assert from "node:assert/strict";
import { InProcess } from "../../support/inProcess";

const args = { label: "ci", scopes: ["repo:read"], expiresAt: "2030-07-01T00:00:00Z" };

describe("PersonalAccessToken", () => {
  let world: InProcess;
  beforeEach(() => (world = new InProcess()));
  const type = "PersonalAccessToken";

  it("keeps its value through reads and updates", async () => {
    const { id, outs } = await world.create(type, args);
    assert.match(String(outs["token"]), /^dckr_pat_/);
    world.restart();
    const read = await world.provider(type).read(id, outs);
    assert.equal((read.props as { token: string }).token, outs["token"]);
    const updated = await world.update(type, id, read.props as never, { ...args, label: "build" });
    assert.equal(updated?.["token"], outs["token"]);
  });

  it("replaces, the new one first, when scopes or expiry change", async () => {
    const { id, outs } = await world.create(type, args);
    for (const change of [{ scopes: ["repo:write"] }, { expiresAt: "2031-01-01T00:00:00Z" }]) {
      const { inputs } = await world.provider(type).check(outs, { ...args, ...change });
      const { changes, replaces, deleteBeforeReplace } = await world.provider(type).diff(id, outs, inputs);
      assert.deepEqual([changes, replaces, deleteBeforeReplace], [true, Object.keys(change), false]);
    }
  });

  it("takes another spelling of the same moment, and another order of scopes, for the same", async () => {
    const { id, outs } = await world.create(type, { ...args, expiresAt: "2030-07-01T02:00:00+02:00" });
    world.restart();
    const read = await world.provider(type).read(id, outs);
    assert.equal((read.props as { expiresAt: string }).expiresAt, "2030-07-01T02:00:00+02:00");
  });

  it("that was switched off by hand is drift, and is switched on again", async () => {
    const { id, outs, inputs } = await world.create(type, args);
    await world.fake.byHand("ops", "PATCH", `/v2/access-tokens/${id}`, { is_active: false });
    world.restart();
    const read = await world.provider(type).read(id, outs);
    assert.notEqual((await world.provider(type).diff(id, read.props!, inputs)).changes, false);
    await world.provider(type).update(id, read.props!, inputs);
    assert.equal(world.fake.store.tokens.get(id)?.isActive, true);
  });

  it("that has expired stays as it is, so that nothing fails, until a later expiry replaces it", async () => {
    const { id, outs, inputs } = await world.create(type, args);
    world.clock.time = Date.parse("2030-07-02T00:00:00Z");
    world.restart();
    const read = await world.provider(type).read(id, outs);
    assert.equal((read.props as Record<string, unknown>)["expired"], true);
    assert.equal((await world.provider(type).diff(id, read.props!, inputs)).changes, false);
    const later = { ...inputs, expiresAt: "2031-01-01T00:00:00Z" };
    assert.deepEqual((await world.provider(type).diff(id, read.props!, later)).replaces, ["expiresAt"]);
  });

  it("is made switched off when so declared; a half-made one keeps its value", async () => {
    const off = await world.create(type, { ...args, isActive: false });
    assert.equal(world.fake.store.tokens.get(off.id)?.isActive, false);
    world.fake.faults.add({ fault: { kind: "status", status: 403 }, method: "PATCH" });
    const error = await world
      .create(type, { ...args, isActive: false })
      .catch((e: unknown) => e as Record<string, unknown>);
    const { id, properties, reasons } = error as { id: string; properties: Record<string, unknown>; reasons: string[] };
    assert.equal(properties["token"], world.fake.store.tokens.get(id)?.value);
    assert.match(reasons.join(), /made but not switched off.*403/);
  });

  it("never makes a second one when the reply is lost: it names the leftover", async () => {
    world.fake.faults.add({ fault: { kind: "cut after" }, method: "POST", path: /access-tokens$/ });
    await assert.rejects(world.create(type, args), (error: Error) => {
      const [uuid] = world.fake.store.tokens.keys();
      assert.match(
        error.message,
        new RegExp(`Could not create PersonalAccessToken .*its reply, with the value, was lost.*${uuid}`),
      );
      return true;
    });
    assert.equal(world.fake.store.tokens.size, 1);
  });

  it("sends again when nothing was made", async () => {
    world.fake.faults.add({ fault: { kind: "cut before" }, method: "POST", path: /access-tokens$/ });
    await world.create(type, args);
    assert.equal(world.fake.store.tokens.size, 1);
  });

  describe("without a label", () => {
    const own = { scopes: ["repo:read"], place: "organization/infra/dev/pulumi-nodejs:dynamic/dockerhub:X$ci" };
    const labels = () => [...world.fake.store.tokens.values()].map(({ label }) => label);

    it("gets one that tells where it is declared, and another one for whatever replaces it", async () => {
      const { outs } = await world.create(type, own);
      assert.match(String(outs["label"]), /^organization\/infra\/dev\/ci [0-9a-f]{12}$/);
      const { outs: next } = await world.create(type, { ...own, scopes: ["repo:write"] });
      assert.notEqual(next["label"], outs["label"]);
    });

    it("names what a killed run left of it, which may be the same program's elsewhere, and leaves it", async () => {
      const { id } = await world.create(type, own);
      await world.create(type, { ...args, label: "somebody else's" });
      world.restart();
      await world.create(type, own);
      assert.equal(labels().length, 3);
      const told = world.notices.filter((line) => line.includes("which this stack does not have"));
      assert.equal(told.length, 1);
      assert.match(told[0]!, new RegExp(id));
    });

    it("keeps its label from run to run, through an update as well", async () => {
      const { id, outs, inputs } = await world.create(type, own);
      const again = await world.provider(type).check(inputs, own);
      assert.deepEqual(again.inputs, inputs);
      const updated = await world.update(type, id, outs, { ...own, isActive: false });
      assert.equal(updated?.["label"], outs["label"]);
      assert.deepEqual(labels(), [outs["label"]]);
    });

    it("has no label among its inputs when it is read, as the program has none", async () => {
      const { id, outs, inputs } = await world.create(type, own);
      world.restart();
      assert.deepEqual((await world.provider(type).read(id, outs)).inputs, inputs);
    });

    it("has the same inputs in each run before it is made, as a saved plan asks", async () => {
      const checked = async () => (await world.provider(type).check({}, own)).inputs as object;
      assert.deepEqual(await checked(), await checked());
    });

    it("of an earlier version, whose label stood among the inputs, keeps it with no difference", async () => {
      const { id, outs } = await world.create(type, own);
      const { inputs } = await world.provider(type).check(outs, own);
      assert.equal((await world.provider(type).diff(id, outs, inputs)).changes, false);
    });

    it("is not looked at, and not ended, as another account", async () => {
      const { id, outs } = await world.create(type, own);
      const theirs = { ...outs, account: "ada" };
      assert.deepEqual((await world.provider(type).read(id, theirs)).props, theirs);
      assert.match(world.notices.join(), /belongs to the account ada, and ops signs in/);
      await assert.rejects(world.remove(type, id, theirs), /Sign in as ada/);
      assert.ok(world.fake.store.tokens.has(id));
    });

    it("leaves the one that is in the state until its successor is made", async () => {
      const { id, outs, inputs } = await world.create(type, own);
      world.restart();
      await world.provider(type).diff(id, outs, inputs);
      await world.provider(type).create(inputs);
      assert.ok(world.fake.store.tokens.has(id));
    });

    it("makes another one when the reply is lost, and clears the first away", async () => {
      world.fake.faults.add({ fault: { kind: "cut after" }, method: "POST", path: /access-tokens$/ });
      const { id } = await world.create(type, own);
      assert.deepEqual([...world.fake.store.tokens.keys()], [id]);
    });
  });

  describe("that was there before and was imported", () => {
    const imported = async (onDestroy?: "end" | "retain") => {
      const written = { ...args, label: `ci ${onDestroy}` };
      const { id } = await world.create(type, written);
      world.restart();
      const { props } = await world.provider(type).read(id, { ...written, uuid: id });
      return { id, state: { ...(props as object), ...(onDestroy && { onDestroy }) } };
    };

    it("is kept by pulumi destroy, unless its end is written out, and says so", async () => {
      const kept = await imported();
      await world.provider(type).delete(kept.id, kept.state);
      assert.ok(world.fake.store.tokens.has(kept.id));
      assert.match(
        world.notices.join(),
        /it was there before this stack took it over\. End it by hand, or with onDestroy/,
      );
      const ended = await imported("end");
      await world.provider(type).delete(ended.id, ended.state);
      assert.ok(!world.fake.store.tokens.has(ended.id));
    });

    it("by a version that did not mark it is kept as well: the state has no value of it", async () => {
      const { id, state } = await imported();
      const { found: _, ...unmarked } = state as { found?: boolean };
      await world.provider(type).delete(id, unmarked);
      assert.ok(world.fake.store.tokens.has(id));
    });

    it("ends when it is taken out of the program, unless it is retained", async () => {
      const retained = await imported("retain");
      await world.remove(type, retained.id, retained.state);
      assert.ok(world.fake.store.tokens.has(retained.id));
      const { id, state } = await imported();
      await world.remove(type, id, state);
      assert.ok(!world.fake.store.tokens.has(id));
    });
  });

  it("that the stack has made is ended by pulumi destroy", async () => {
    const { id, outs } = await world.create(type, args);
    world.nextRun();
    await world.provider(type).delete(id, outs);
    assert.ok(!world.fake.store.tokens.has(id));
  });

  it("names a leftover of a label that somebody chose, and the ways out", async () => {
    const { id } = await world.create(type, args);
    world.restart();
    await assert.rejects(
      world.create(type, args),
      new RegExp(`labelled "ci" already \\(${id}.*delete it.*another label.*leave label out`),
    );
    assert.equal(world.fake.store.tokens.size, 1);
  });
});
