import assert from "node:assert/strict";
import { RunError } from "@pulumi/pulumi";
import { Group, OrgSettings, Provider } from "../../sdk";

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

describe("The option import", () => {
  it("is refused with a sentence that says what to do, where it ended in a stack trace", () => {
    const options = { import: "acme/platform" };
    assert.throws(
      () => new Group("platform", { name: "platform" }, options),
      (error: Error) =>
        RunError.isInstance(error) &&
        /Group "platform": the option import cannot work .* dump, or take over .* adopt: true/.test(error.message),
    );
    assert.throws(() => new OrgSettings("acme", {}, options), /OrgSettings "acme": .* npx pulumi-dockerhub dump\.$/);
  });
});

describe("isInstance", () => {
  it("is false for what is no resource", () => {
    for (const value of [undefined, null, 1, "x", {}, { __pulumiType: "pulumi-nodejs:dynamic/dockerhub:Group" }]) {
      assert.equal(Group.isInstance(value), false);
    }
  });
});
