import assert from "node:assert/strict";
import { Expiring } from "../../../testing/fake-hub/expiring";

describe("What the fake Hub keeps of those who sign in", () => {
  it("is forgotten when its time is over, and the oldest first where there is too much of it", () => {
    let now = 0;
    const kept = new Expiring<number>(100, () => now, 3);
    for (const key of ["a", "b", "c", "a", "d"]) kept.set(key, ++now);
    assert.deepEqual(
      ["a", "b", "c", "d"].map((key) => kept.get(key)),
      [4, undefined, 3, 5],
    );
    now = 103;
    assert.deepEqual(
      ["a", "c", "d"].map((key) => kept.get(key)),
      [4, undefined, 5],
    );
    kept.set("e", 6);
    kept.clear();
    assert.equal(kept.get("e"), undefined);
  });
});
