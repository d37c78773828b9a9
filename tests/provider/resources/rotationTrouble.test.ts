import assert from "node:assert/strict";
import { type Outs, telling } from "../../support/inProcess";
import { DAY, kinds, Rotating } from "../../support/rotating";

for (const kind of kinds) {
  describe(`A ${kind.type} that is rotated, in trouble,`, () => {
    let ci: Rotating;
    beforeEach(async () => (ci = await Rotating.made(kind)));

    it("ends the old one at once where nothing is to overlap, and says so of one that did not end", async () => {
      const first = ci.uuid;
      const now = { rotationTrigger: "leaked", overlap: "0s" };
      ci.world.fake.faults.add({ fault: { kind: "status", status: 403 }, method: "DELETE" });
      const error = await ci.up(now).catch((thrown: unknown) => thrown);
      const { properties, reasons } = error as { properties: Outs; reasons: string[] };
      assert.match(reasons.join(), new RegExp(`new token was made, and the old one, ${first}, did not end.*403`));
      assert.equal(ci.uuids().length, 2);
      // As the engine keeps what exists and failed to become as declared.
      Object.assign(ci, { outs: properties, inputs: { ...ci.inputs, ...now } });
      assert.ok(ci.outs["token"]);
      assert.equal(await ci.differs(), true);
      await ci.up();
      assert.deepEqual(ci.uuids(), [properties["uuid"]]);
      assert.deepEqual(ci.retiring, []);
    });

    it("keeps the value and the old one where the new one was not switched off as declared", async () => {
      const first = ci.uuid;
      ci.world.fake.faults.add({ fault: { kind: "status", status: 403 }, method: "PATCH" });
      const error = await ci.up({ rotationTrigger: "now", isActive: false }).catch((thrown: unknown) => thrown);
      const { id, properties } = error as { id: string; properties: Outs };
      assert.equal(id, ci.id.replace(first, String(properties["uuid"])));
      assert.ok(properties["token"]);
      assert.deepEqual(Object.keys(properties["retiring"] as object), [first]);
      assert.equal(properties["isActive"], true);
    });

    it("has nothing to say of an old one that somebody has ended", async () => {
      const first = ci.uuid;
      await ci.up({ rotationTrigger: "now" });
      await ci.end(first);
      ci.pass(2 * DAY);
      await ci.up();
      await ci.up({ rotationTrigger: "again" });
      await ci.end(ci.retiring[0]!);
      await ci.refresh();
      assert.deepEqual(ci.retiring, []);
      assert.equal(await ci.differs(), false);
    });

    it("is made anew, and does not forget the old one, where somebody has deleted the new one", async () => {
      const first = ci.uuid;
      await ci.up({ rotationTrigger: "now" });
      await ci.end(ci.uuid);
      assert.notEqual(await ci.refresh(), "");
      assert.equal(ci.outs["revoked"], true);
      assert.equal(await ci.differs(), true);
      await ci.up();
      assert.equal(ci.outs["revoked"], undefined);
      assert.deepEqual(ci.retiring, [first]);
      assert.deepEqual(ci.uuids(), [first, ci.uuid]);
      await ci.end(first);
      await ci.end(ci.uuid);
      assert.equal(await ci.refresh(), "", "gone is gone once all of them are");
    });

    it("ends with those that it was made in place of", async () => {
      const first = ci.uuid;
      await ci.up({ rotationTrigger: "now" });
      await ci.up({ rotationTrigger: "again" });
      await ci.end(first);
      await ci.remove();
      assert.deepEqual(ci.uuids(), []);
      await ci.remove();
    });

    it("stays with those that it was made in place of where the program says so, which are named", async () => {
      const first = ci.uuid;
      await ci.up({ rotationTrigger: "now", onDestroy: "retain" });
      await ci.remove();
      assert.equal(ci.uuids().length, 2);
      assert.match(ci.world.notices.at(-1)!, new RegExp(`onDestroy is "retain"\\. So do those .*: ${first}\\.`));
    });

    it("that was imported is the stack's own from then on, and a destroy ends it", async () => {
      ci.outs = {};
      await ci.refresh();
      assert.equal(ci.outs["found"], true);
      await ci.up({ rotationTrigger: "now" });
      assert.equal(ci.outs["found"], undefined);
      ci.world.restart();
      await ci.provider().delete(ci.id, ci.outs);
      assert.deepEqual(ci.uuids(), []);
    });

    it("takes the token of a lost reply for lost, and the old one of the same label for its own", async () => {
      await ci.up({ label: "ci" });
      const first = ci.uuid;
      ci.world.fake.faults.add({ fault: { kind: "cut after" }, method: "POST", path: /access-tokens$/ });
      await assert.rejects(ci.up({ rotationTrigger: "now" }), ({ message }: Error) => {
        assert.match(message, new RegExp(`its reply, with the value, was lost\\. Delete token ${ci.uuids()[1]!}`));
        return true;
      });
      assert.equal(ci.uuids()[0], first);
    });

    it("names what a killed rotation left, and leaves it", async () => {
      const { id, outs, inputs } = ci;
      await ci.up({ rotationTrigger: "now" });
      const lost = ci.uuid;
      // Nothing of that was saved.
      Object.assign(ci, { id, outs, inputs });
      await ci.up({ rotationTrigger: "now" });
      assert.match(ci.world.notices.join("\n"), new RegExp(`${lost}.*which this stack does not have`));
      assert.equal(ci.uuids().length, 3);
    });

    it("holds the old one, so that another resource of the same label does not take it for a leftover", async () => {
      await ci.up({ label: "ci" });
      const first = ci.uuid;
      await ci.up({ rotationTrigger: "now", label: "build" });
      ci.world.restart();
      ci.world.program = telling({ held: [{ noun: kind.type, urn: "urn:x", properties: ci.outs }] });
      await ci.make({ label: "ci" });
      assert.equal(ci.world.notices.filter((line) => line.includes(first)).length, 0);
    });
  });
}
