import assert from "node:assert/strict";
import { Group, Provider } from "../../sdk";

describe("Provider", () => {
  it("refuses an argument it does not have, and says which it has", () => {
    const misspelt = { pasword: "planted-misspelt-secret" } as object;
    assert.throws(
      () => new Provider("other", misspelt),
      (error: Error) =>
        /no argument pasword; it takes org, username, password/.test(error.message) &&
        !error.message.includes("planted"),
    );
  });
});

describe("isInstance", () => {
  it("is false for what is no resource", () => {
    for (const value of [undefined, null, 1, "x", {}, { __pulumiType: "pulumi-nodejs:dynamic/dockerhub:Group" }]) {
      assert.equal(Group.isInstance(value), false);
    }
  });
});
