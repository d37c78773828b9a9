import assert from "node:assert/strict";
import type { Outs } from "../../support/inProcess";
import { DAY, kinds, Rotating } from "../../support/rotating";

for (const kind of kinds) {
  describe(`A ${kind.type} that is rotated`, () => {
    let ci: Rotating;
    beforeEach(async () => (ci = await Rotating.made(kind)));

    it("says when it is due, and is no change before and one from then on, without a refresh", async () => {
      const { notices } = ci.world;
      assert.equal(ci.outs["rotatesAt"], new Date(Date.parse(String(ci.outs["createdAt"])) + 90 * DAY).toISOString());
      ci.pass(89 * DAY);
      assert.equal(await ci.differs(), false);
      ci.pass(1 * DAY);
      assert.equal(await ci.differs(), true);
      const why = /it has been due since 2030-08-30T12:00:00.000Z\. An up makes a new token .* works for another 2d\./;
      assert.match(notices.join("\n"), why);
      assert.equal(await ci.differs(), true);
      assert.deepEqual(notices, [notices[0], notices[0]], "two previews say the same");
    });

    it("makes a new one, and leaves the old one until its time is over", async () => {
      const { uuid: first } = ci;
      const { token, label } = ci.outs;
      ci.pass(90 * DAY);
      await ci.up();
      const second = ci.uuid;
      assert.notEqual(second, first);
      assert.notEqual(ci.outs["token"], token);
      assert.notEqual(ci.outs["label"], label);
      assert.deepEqual(ci.uuids(), [first, second]);
      assert.deepEqual(ci.outs["retiring"], { [first]: ci.in(2 * DAY) });
      assert.equal(ci.outs["rotatesAt"], ci.in(90 * DAY));
      assert.equal(await ci.differs(), false);
      ci.pass(2 * DAY - 60_000);
      assert.equal(await ci.differs(), false);
      ci.pass(60_000);
      assert.equal(await ci.differs(), true);
      assert.match(ci.world.notices.at(-1)!, new RegExp(`the token ${first}, in whose place .* An up ends it`));
      const value = ci.outs["token"];
      await ci.up();
      assert.deepEqual(ci.uuids(), [second]);
      assert.deepEqual([ci.uuid, ci.outs["token"], ci.outs["retiring"]], [second, value, undefined]);
      assert.equal(await ci.differs(), false);
    });

    it("is rotated by another trigger, by a first one too, and not by one that is taken out", async () => {
      const first = ci.uuid;
      await ci.up({ rotationTrigger: "2030-06" });
      const second = ci.uuid;
      assert.notEqual(second, first);
      assert.equal(await ci.differs({ rotationTrigger: "2030-06" }), false);
      await ci.up({ rotationTrigger: "2030-07" });
      assert.deepEqual(ci.retiring, [first, second], "both work on");
      assert.equal(ci.uuids().length, 3);
      assert.equal(await ci.differs({ rotationTrigger: undefined }), false);
    });

    it("whose runs were left out for long ends the old one and is rotated again in the same run", async () => {
      await ci.up({ rotationTrigger: "now" });
      const second = ci.uuid;
      ci.pass(200 * DAY);
      await ci.up();
      assert.deepEqual(ci.retiring, [second]);
      assert.deepEqual(ci.uuids(), [second, ci.uuid]);
    });

    it("brings the end of old ones forward with a shorter overlap", async () => {
      const first = ci.uuid;
      await ci.up({ rotationTrigger: "now" });
      ci.pass(DAY);
      await ci.up({ overlap: "36h" });
      assert.deepEqual(ci.outs["retiring"], { [first]: ci.in(0.5 * DAY) });
      await ci.up({ overlap: "0s" });
      assert.equal(ci.uuids().length, 1);
    });

    it("has the id of the new one after a refresh, and no difference by that", async () => {
      await ci.up({ rotationTrigger: "now" });
      assert.ok((await ci.refresh()).endsWith(ci.uuid));
      assert.equal(await ci.differs(), false);
    });

    it("is rotated no more, and says no time for it, when that is taken out of the program", async () => {
      const { rotateAfter: _, ...inputs } = ci.inputs;
      ci.inputs = inputs;
      assert.equal(await ci.differs(), true);
      await ci.up();
      assert.deepEqual([ci.outs["rotatesAt"], ci.outs["rotateAfter"]], [undefined, undefined]);
      ci.pass(365 * DAY);
      assert.equal(await ci.differs(), false);
      assert.equal(ci.uuids().length, 1);
    });

    it("writes nothing where only the times change, and rotates one that is too old by them", async () => {
      const before = ci.world.fake.writes().length;
      await ci.up({ rotateAfter: "P60D" });
      assert.equal(ci.world.fake.writes().length, before);
      assert.equal(ci.outs["rotatesAt"], new Date(Date.parse(String(ci.outs["createdAt"])) + 60 * DAY).toISOString());
      ci.pass(31 * DAY);
      const first = ci.uuid;
      await ci.up({ rotateAfter: "30d" });
      assert.notEqual(ci.uuid, first);
    });

    it("is changed and rotated at once where both are due", async () => {
      ci.pass(90 * DAY);
      await ci.up(kind.changed);
      for (const [key, value] of Object.entries(kind.changed)) assert.deepEqual(ci.outs[key], value);
      assert.equal(await ci.differs(), false);
      await ci.refresh();
      assert.equal(await ci.differs(), false);
      assert.equal(ci.uuids().length, 2);
    });

    it("keeps its own label beside the old one of the same label", async () => {
      await ci.up({ label: "ci" });
      await ci.up({ rotationTrigger: "now" });
      assert.deepEqual(ci.labels(), ["ci", "ci"]);
    });

    it("that has expired as declared waits for a later end", async () => {
      await ci.make({ rotateAfter: "30d", expiresAt: "2030-06-20T00:00:00Z" });
      ci.pass(40 * DAY);
      assert.equal(await ci.differs(), false);
    });

    it("is refused for times that make no sense", async () => {
      const check = async (now: Outs, before: Outs = {}) => {
        const { failures } = await ci
          .provider()
          .check({ ...kind.args, ...before }, { ...ci.inputs, ...before, ...now });
        return failures!.map(({ reason }) => reason).join();
      };
      assert.match(await check({ rotateAfter: "3 months" }), /^rotateAfter: it is a length of time, such as "90d"/);
      assert.match(await check({ rotateAfter: "P3M" }), /a length of time/);
      assert.match(await check({ rotateAfter: "5m" }), /^rotateAfter: it is an hour at least/);
      assert.match(
        await check({ rotateAfter: "12h", overlap: undefined }),
        /^rotateAfter: it has to be longer than overlap, which is 24h/,
      );
      assert.match(await check({ overlap: "P" }), /^overlap: it is a length of time/);
      assert.equal(await check({ rotateAfter: "P1DT12H", overlap: "PT30M" }), "");
      const past = { expiresAt: "2020-01-01T00:00:00Z" };
      assert.match(await check({ rotationTrigger: "now" }, past), /^expiresAt: it is in the past/);
    });
  });
}
