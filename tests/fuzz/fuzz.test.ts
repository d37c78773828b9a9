import assert from "node:assert/strict";
import { playSeed } from "./run";

/** `npm run fuzz -- --seeds 10000` goes on where this stops, and plays some with processes as well. */
const SEEDS = 60;

describe("Random programs, hand changes, faults and kills end as declared", () => {
  it(`in one process, for ${SEEDS} seeds`, async function () {
    this.timeout(300_000);
    for (let seed = 1; seed <= SEEDS; seed++) {
      const failed = await playSeed(seed, "inOneProcess");
      if (failed !== undefined) assert.fail(failed);
    }
  });
});
