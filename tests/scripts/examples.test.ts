import assert from "node:assert/strict";
import { registry } from "../../provider/resources";
import { declaredBy, reference } from "../../scripts/examples/declared";
import type { Seed } from "../../testing";
import { InProcess } from "../support/inProcess";
import { MemoryStack } from "../support/memoryStack";
import { seed } from "../support/spec";

/** Beside what most scenarios start from, groups that an example names as text. */
const SEED: Seed = {
  ...seed,
  organizations: seed.organizations!.map((one) => ({ ...one, groups: [{ name: "developers" }, { name: "support" }] })),
};

/** A reference as the suites write it. */
const asSpec = (value: unknown) => {
  const to = reference(value);
  return to === undefined ? value : { $: `${to.name}.${to.output}` };
};

describe("The example of", () => {
  for (const noun of registry.values()) {
    it(`${noun.type} is made, and then as it is declared`, async () => {
      const program = declaredBy(noun).map(({ name, type, args }) => ({
        name,
        type,
        args: Object.fromEntries(Object.entries(args).map(([key, value]) => [key, asSpec(value)])),
      }));
      const stack = new MemoryStack(new InProcess({ seed: SEED }));
      const { problems } = await stack.up(program);
      assert.deepEqual(problems, []);
      assert.deepEqual((await stack.preview(program, { refresh: true })).changes, []);
    });
  }
});
