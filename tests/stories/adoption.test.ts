import assert from "node:assert/strict";
import { adoption } from "../../bench/adoption";
import { SIZES } from "../../bench/company";

describe("A first up of a program that declares an organization as it is", () => {
  it("sends no write for what is so already: no role, no group, no membership", async () => {
    assert.equal((await adoption(SIZES[0]!)).value, 0);
  });
});
