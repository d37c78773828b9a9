import { isNative } from "../../support/form";
import assert from "node:assert/strict";
import { idTemplate } from "../../../provider/engine/id";
import { registry } from "../../../provider/resources";
import { UNKNOWN } from "../../../run/things";
import { nouns } from "../../../sdk/nouns";
import { everyNoun } from "../../nouns";
import { InProcess, type Outs, telling } from "../../support/inProcess";
import { PASSWORD } from "../../support/spec";

/** How the library speaks that checks values. */
const ZOD = /Invalid|expected|Too (small|big)|[Uu]nrecognized/;

for (const [type, sample] of everyNoun("sample")) {
  describe(`${type} keeps the contract of a resource`, () => {
    const definition = registry.get(type)!;
    let world: InProcess;
    const made = async () => {
      await sample.prepare?.(world);
      return world.create(type, sample.args);
    };
    beforeEach(() => (world = new InProcess()));

    it("turns ids both ways", async () => {
      const { id, outs } = await made();
      const ids = idTemplate(definition.id);
      assert.equal(ids.format(outs), id);
      assert.equal(ids.format(ids.parse(id)), id);
      assert.throws(() => ids.parse(""), /form/);
    });

    it("checks without a request, and the same every time", async () => {
      const provider = world.provider(type);
      const first = await provider.check({}, sample.args);
      assert.deepEqual(first.failures, []);
      assert.deepEqual(await provider.check({}, sample.args), first);
      assert.deepEqual((await provider.check({}, first.inputs)).inputs, first.inputs, "checked inputs pass again");
      assert.equal(world.fake.log.length, 0);
    });

    for (const key of Object.keys(definition.inputs)) {
      it(`lets ${key} be unknown in a preview`, async () => {
        const provider = world.provider(type);
        const { inputs, failures } = await provider.check({}, { ...sample.args, [key]: UNKNOWN });
        assert.deepEqual(failures, []);
        assert.equal((inputs as Outs)[key], UNKNOWN);
      });
    }

    for (const [key, value, reason] of sample.bad) {
      it(`refuses ${key} ${JSON.stringify(value).slice(0, 30)} at preview`, async () => {
        const { failures } = await world.provider(type).check({}, { ...sample.args, [key]: value });
        assert.equal(failures!.length, 1, JSON.stringify(failures));
        assert.match(failures![0]!.reason, new RegExp(`^${key}[.:]`));
        assert.match(failures![0]!.reason, reason);
      });
    }

    it("says in words of its own what is wrong with a value of another kind", async () => {
      const kinds: unknown[] = [7, 0.5, "x", true, [7], ["x"], [{}], {}, { x: 7 }, { x: [7] }, { x: { x: 7 } }];
      for (const key of Object.keys(definition.inputs))
        for (const value of kinds) {
          const { failures } = await world.provider(type).check({}, { ...sample.args, [key]: value });
          for (const { reason } of failures!) assert.doesNotMatch(reason, ZOD);
        }
    });

    it("refuses arguments that it does not have, and the lack of those it needs", async () => {
      const provider = world.provider(type);
      const stray = await provider.check({}, { ...sample.args, colour: "red" });
      assert.deepEqual(
        stray.failures!.map(({ reason }) => reason.split(":")[0]),
        ["colour"],
      );
      const bare = await provider.check({}, {});
      const needed = Object.keys(definition.inputs).filter(
        (key) => !definition.inputs[key]!.safeParse(undefined).success && key !== "org",
      );
      const missed = bare.failures!.map(({ reason }) => reason.split(":")[0]);
      // A plugin knows the place of each resource.
      const given = isNative ? [definition.placeUnless] : [];
      assert.deepEqual(
        missed,
        (sample.needs ?? needed).filter((key) => !given.includes(key)),
      );
    });

    it("creates whole outputs, without undefined, that show no difference", async () => {
      const { id, outs, inputs } = await made();
      assert.equal(JSON.stringify(outs), JSON.stringify(JSON.parse(JSON.stringify(outs))));
      assertNoUndefined(outs);
      const known = [...Object.keys(definition.inputs), ...Object.keys(definition.outputs)];
      assert.deepEqual(
        Object.keys(outs).filter((key) => !known.includes(key)),
        [],
      );
      for (const [key, value] of Object.entries(inputs)) assert.deepEqual(outs[key], value, key);
      assert.equal((await world.provider(type).diff(id, outs, inputs)).changes, false);
    });

    it("reads what it created, and finds no drift", async () => {
      const { id, outs, inputs } = await made();
      const { looks } = world;
      world.restart();
      const read = await world.provider(type).read(id, outs);
      assert.equal(read.id, id);
      assertNoUndefined(read.props as Outs);
      for (const key of Object.keys(outs))
        assert.ok(key in (read.props as Outs) || key === "inviteId", `read lost ${key}`);
      assert.deepEqual(Object.keys(read.inputs as Outs).sort(), Object.keys(inputs).sort());
      assert.equal((await world.provider(type).diff(id, read.props!, inputs)).changes, false);
      assert.equal(world.looks, looks, "a refresh reads no state: the engine tells what it needs");
    });

    it("reads by its id alone", async () => {
      const { id } = await made();
      const read = await world.provider(type).read(id, {});
      assert.equal(read.id, id);
      assert.ok(Object.keys(read.inputs as Outs).length > 0);
    });

    it("ends a program that gets what does not exist, at preview and with a sentence, and is gone for a refresh", async () => {
      if (sample.vanish === undefined) return;
      const { id, outs } = await made();
      await sample.vanish(world.fake, outs);
      world.restart();
      assert.equal((await world.provider(type).read(id, {})).id, "");
      // Of what a plugin does not find the engine itself says so.
      if (isNative) return;
      world.program = telling({});
      const form = `form ${definition.id}, or declare it with new dockerhub.${type}()`;
      await assert.rejects(world.provider(type).read(id, {}), ({ message }: Error) => message.includes(form));
      assert.equal((await world.provider(type).read(id, outs)).id, "", "a state knows it");
    });

    it("writes nothing for what has not changed, and once for what has", async () => {
      const { id, outs } = await made();
      const before = world.fake.writes().length;
      assert.equal(await world.update(type, id, outs, sample.args), undefined);
      assert.equal(world.fake.writes().length, before);
      if (sample.changed === undefined) return;
      const updated = await world.update(type, id, outs, sample.changed);
      assert.ok(updated !== undefined);
      for (const [key, value] of Object.entries(sample.changed)) assert.deepEqual(updated[key], value, key);
      for (const key of Object.keys(definition.outputs)) assert.equal(key in updated, key in outs, `update and ${key}`);
      world.restart();
      const read = await world.provider(type).read(id, updated);
      const { inputs } = await world.provider(type).check({}, sample.changed);
      assert.equal((await world.provider(type).diff(id, read.props!, inputs)).changes, false);
    });

    it("says gone when the object is gone, and only then", async () => {
      const { id, outs } = await made();
      world.restart();
      for (const status of [403, 500, 404]) {
        world.fake.faults.add({ fault: { kind: "status", status, body: "html" }, method: "GET", times: 99 });
        if (status !== 404)
          await assert.rejects(world.provider(type).read(id, outs), new RegExp(`Could not read ${type} .*${status}`));
        world.fake.faults.clear();
        world.restart();
      }
      if (sample.vanish === undefined) return;
      await sample.vanish(world.fake, outs);
      assert.equal((await world.provider(type).read(id, outs)).id, "");
    });

    it("deletes, and deletes again without a complaint", async () => {
      const { id, outs } = await made();
      await world.remove(type, id, outs);
      world.restart();
      await world.remove(type, id, outs);
    });

    it("marks its secrets, and says none in a message", async () => {
      assert.deepEqual(nouns[type as keyof typeof nouns].secrets, definition.secrets ?? []);
      const { id, outs, inputs } = await made();
      const secrets = [PASSWORD, ...(definition.secrets ?? []).map((key) => String(outs[key]))];
      assert.ok(
        secrets.every((value) => value.length > 10),
        "a secret is really there",
      );
      for (const status of [400, 401, 403, 409, 422, 429, 500]) {
        world.restart();
        world.fake.faults.add({ fault: { kind: "status", status }, path: /^\/v2\/(?!auth\/|users?\b)/, times: 999 });
        const provider = world.provider(type);
        const attempts = [
          provider.create(inputs),
          provider.read(id, outs),
          provider.update(id, outs, inputs),
          provider.delete(id, outs),
        ];
        const said = (await Promise.allSettled(attempts)).map((one) =>
          one.status === "rejected" ? String((one.reason as Error).stack) : "",
        );
        assert.ok(
          said.some((text) => text !== ""),
          `${status} passed everywhere`,
        );
        for (const text of said) for (const value of secrets) assert.ok(!text.includes(value), text);
        world.fake.faults.clear();
      }
    });
  });
}

function assertNoUndefined(value: unknown): void {
  assert.notEqual(value, undefined);
  if (typeof value === "object" && value !== null) Object.values(value).forEach(assertNoUndefined);
}
