import assert from "node:assert/strict";
import { alone, Started, withStandIn } from "./started";

const BOTH = ["scripts/fuzz.ts", "--engines", "both", "--seeds", "3"] as const;

describe("npm run fuzz -- --engines both", () => {
  it("is stopped by Ctrl-C, says so and no more, and leaves nothing behind", async () => {
    const fuzz = new Started(BOTH, { PATH: withStandIn, STAND_IN_BREAKS: "up", STAND_IN_HOW: "no end" });
    await fuzz.started("pulumi up");
    assert.equal(await fuzz.stop("SIGINT"), 130);
    assert.equal(fuzz.text, "\nThe fuzzer was stopped.\n");
    fuzz.leftNothing();
  });

  it("says in a sentence that it needs a pulumi", async () => {
    const fuzz = new Started(BOTH, { PATH: alone });
    assert.equal(await fuzz.over(), 1);
    assert.match(fuzz.text, /^The fuzzer stops: There is no pulumi on the PATH/);
    fuzz.leftNothing();
  });
});
