import assert from "node:assert/strict";
import { compare } from "../../cli/drift/compare";
import { DAY, kinds, Rotating } from "../support/rotating";

for (const kind of kinds) {
  describe(`drift of a ${kind.type} that is rotated`, () => {
    const looked = ({ id, inputs, outs: outputs, world }: Rotating) => {
      const kept = { noun: kind.type, name: "ci", id, inputs, outputs, secret: new Set<string>(), provider: "" };
      const when = { createdAt: undefined, modifiedAt: undefined };
      world.restart();
      return compare({ ...kept, ...when }, world.connection(), { organization: "acme", stack: "prod" });
    };

    it("is none when a new one is due, or the end of an old one: nobody has done that by hand", async () => {
      const ci = await Rotating.made(kind);
      ci.pass(91 * DAY);
      assert.equal(await ci.differs(), true);
      assert.equal(await looked(ci), undefined);
      await ci.up();
      ci.pass(3 * DAY);
      assert.equal(await ci.differs(), true);
      assert.equal(await looked(ci), undefined);
    });

    it("is told where somebody has deleted the new one while an old one works", async () => {
      const ci = await Rotating.made(kind);
      await ci.up({ rotationTrigger: "now" });
      await ci.end(ci.uuid);
      const found = await looked(ci);
      assert.deepEqual([found?.kind, found?.differences.map(({ path }) => path)], ["changed", ["revoked"]]);
    });
  });
}
