import assert from "node:assert/strict";
import { isNative } from "../support/form";
import { playRefactoring } from "./refactor/run";

/** `npm run fuzz -- --refactorings 10000` goes on where this stops. */
const SEEDS = isNative ? 20 : 80;

describe("Programs that are refactored take nothing from whoever they declare", () => {
  it(`at any moment, for ${SEEDS} seeds`, async function () {
    this.timeout(300_000);
    for (let seed = 0; seed < SEEDS; seed++) {
      const failed = await playRefactoring(seed);
      if (failed !== undefined) assert.fail(failed);
    }
  });
});
