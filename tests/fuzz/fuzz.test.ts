import assert from "node:assert/strict";
import { playSeed } from "./run";

/** `npm run fuzz -- --seeds 10000` goes on where this stops. */
const SEEDS = 200;
const WITH_PROCESSES = [14];

describe("Random programs, hand changes, faults and kills end as declared", () => {
  it(`in one process, for ${SEEDS} seeds`, async function () {
    this.timeout(300_000);
    for (let seed = 1; seed <= SEEDS; seed++) {
      const failed = await playSeed(seed, "inOneProcess");
      if (failed !== undefined) assert.fail(failed);
    }
  });

  for (const seed of WITH_PROCESSES) {
    it(`with processes, for the seed ${seed}`, async () => {
      const failed = await playSeed(seed, "inProcesses");
      if (failed !== undefined) assert.fail(failed);
    });
  }
});
