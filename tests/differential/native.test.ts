import assert from "node:assert/strict";
import { play } from "./play";
import { recording } from "./recording";
import { NATIVE } from "./scenario";
import { tables } from "./tables";

/** So many of each table are played in every run; all of them with FORM=native. */
const SAMPLE = { verbs: 2, values: 1, aliases: 1, credentials: 1, halfway: 1 };

describe("With the plugin, as the dynamic form was recorded", () => {
  const { scenarios } = recording();
  for (const [table, many] of Object.entries(SAMPLE))
    for (const scenario of tables[table]!.filter(({ notNative }) => notNative === undefined).slice(-many))
      it(scenario.name, async () => {
        assert.deepEqual(await play(scenario, undefined, "native"), scenarios[scenario.name]);
      });
});

describe("With the plugin, which does otherwise by design", () => {
  const all = Object.values(tables).flat();
  // What waits in vain for a group that may come takes long, and is left to FORM=native.
  for (const { why } of Object.values(NATIVE).filter((one) => one !== NATIVE.leftOut)) {
    it(why, async () => {
      await play(
        all.find(({ notNative }) => notNative?.why === why)!,
        undefined,
        "native",
      );
    });
  }
});
