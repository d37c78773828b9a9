import assert from "node:assert/strict";
import { clearLeftovers } from "../support/leftovers";
import type { MemoryStack } from "../support/memoryStack";
import { WHEN } from "../support/kill";
import type { Declared } from "../support/spec";
import { DAY, kinds } from "../support/rotating";
import { acme, company, one, stackOf } from "./company";

for (const { type, args, tokens, path } of kinds) {
  const uuids = ({ fake }: MemoryStack) => tokens(fake).map(({ uuid }) => uuid);
  const token = (more: object = {}, name = "ci", options: Declared["options"] = {}): Declared => ({
    ...one(type, name, { ...args, ...more }),
    options,
  });
  const user = one("Group", "user", { name: "user", description: { $: "ci.uuid" } });
  const started = async (program: Declared[]) => {
    const stack = stackOf(company());
    assert.deepEqual((await stack.up(program)).problems, []);
    return stack;
  };
  const end = ({ fake }: MemoryStack, uuid: string) => fake.byHand("ops", "DELETE", path(uuid));
  const isQuiet = async (stack: MemoryStack, program: Declared[]) => {
    for (const refresh of [false, true])
      assert.deepEqual(await stack.preview(program, { refresh }), { changes: [], problems: [] });
  };

  describe(`The rotation of a ${type}`, () => {
    it("gives what depends on it the new one in the same run, in place", async () => {
      const stack = await started([token(), user]);
      const program = [token({ rotationTrigger: "now" }), user];
      assert.deepEqual(await stack.preview(program), {
        changes: [`update ${type} ci`, "update Group user"],
        problems: [],
      });
      assert.deepEqual((await stack.up(program)).problems, []);
      assert.equal(uuids(stack).length, 2);
      assert.equal(acme(stack.fake).groups.get("user")!.description, uuids(stack)[1]);
      await isQuiet(stack, program);
    });

    it("loses nothing when the rest of the run fails: both work, and the next run goes on", async () => {
      const stack = await started([token(), user]);
      const program = [token({ rotationTrigger: "now" }), user];
      stack.fake.faults.add({ fault: { kind: "status", status: 403 }, method: "PUT", path: /groups/ });
      assert.equal((await stack.up(program)).problems.length, 1);
      const both = uuids(stack);
      assert.equal(both.length, 2);
      assert.deepEqual((await stack.up(program)).changes, ["update Group user"]);
      assert.deepEqual(uuids(stack), both);
      assert.equal(acme(stack.fake).groups.get("user")!.description, both[1]);
    });

    it("is forgotten by no rename, no move and no end while the old one works on", async () => {
      for (const [after, left] of [
        [[token({ rotationTrigger: "now" }, "renamed")], 1],
        [[token({ rotationTrigger: "now" }, "ci", { parent: "outer" })], 1],
        [[], 0],
      ] as const) {
        const stack = await started([token()]);
        await stack.up([token({ rotationTrigger: "now" })]);
        assert.equal(uuids(stack).length, 2);
        assert.deepEqual((await stack.up(after)).problems, []);
        assert.equal(uuids(stack).length, left);
        await isQuiet(stack, [...after]);
      }
    });

    it("is made anew by an up with a refresh where the new one was deleted by hand", async () => {
      const program = [token({ rotationTrigger: "now" })];
      const stack = await started([token()]);
      await stack.up(program);
      const [first, second] = uuids(stack);
      await end(stack, second!);
      const { changes } = await stack.up(program, { refresh: true });
      assert.deepEqual(changes, [`update ${type} ci`]);
      assert.equal(uuids(stack)[0], first);
      assert.equal(uuids(stack).length, 2);
      assert.deepEqual((await stack.destroy()).problems, []);
      assert.deepEqual(uuids(stack), []);
    });

    it("ends with the stack, the old ones too", async () => {
      const stack = await started([token()]);
      await stack.up([token({ rotationTrigger: "now" })]);
      assert.deepEqual((await stack.destroy()).problems, []);
      assert.deepEqual(uuids(stack), []);
    });

    /** What is declared before the run that is killed and in it, days that pass, and how many tokens there are then. */
    const runs: Record<string, [before: object[], after: object | undefined, days: number, left: number]> = {
      "makes a new one": [[{}], { rotationTrigger: "now" }, 0, 2],
      "makes a new one of the same label": [[{ label: "ci" }], { label: "ci", rotationTrigger: "now" }, 0, 2],
      "makes a new one that is due": [[{ rotateAfter: "30d" }], { rotateAfter: "30d" }, 31, 2],
      "makes a new one, switched off": [[{ isActive: false }], { isActive: false, rotationTrigger: "now" }, 0, 2],
      "makes a new one and ends the old one at once": [[{}], { overlap: "0s", rotationTrigger: "now" }, 0, 1],
      "ends the old one": [[{}, { rotationTrigger: "now" }], { rotationTrigger: "now" }, 2, 1],
      "ends the old one and makes another": [[{}, { rotationTrigger: "now" }], { rotationTrigger: "again" }, 2, 2],
      "ends all of them": [[{}, { rotationTrigger: "now" }, { rotationTrigger: "again" }], undefined, 0, 0],
    };
    for (const [what, [before, after, days, left]] of Object.entries(runs)) {
      it(`that is killed at any request of a run that ${what} loses no token, and names what is left`, async () => {
        const program = after === undefined ? [] : [token(after)];
        const open = async () => {
          const stack = stackOf(company());
          for (const more of before) assert.deepEqual((await stack.up([token(more)])).problems, []);
          stack.world.clock.time += days * DAY;
          return stack;
        };
        const easy = await open();
        const already = easy.fake.log.length;
        await easy.up(program);
        const requests = easy.fake.log.length - already;
        assert.equal(uuids(easy).length, left);
        for (let request = 1; request <= requests; request++) {
          for (const when of WHEN) {
            const where = `${when} request ${request}`;
            const stack = await open();
            await stack.upAndKill(program, { request, when });
            let told = await stack.up(program);
            const cleared = await clearLeftovers(stack.fake, [...told.problems, ...stack.notices].join("\n"));
            if (told.problems.length > 0 && cleared.length > 0) told = await stack.up(program);
            assert.deepEqual(told.problems, [], where);
            assert.equal(uuids(stack).length, left, where);
            await isQuiet(stack, program);
          }
        }
      });
    }
  });
}
