import assert from "node:assert/strict";
import { registry } from "../../provider/resources";
import * as provider from "../../provider";
import { providerText, typeToken } from "../../sdk/contract";
import { nouns } from "../../sdk/nouns";
import { everyNoun } from "../nouns";

describe("What users' state files depend on", () => {
  for (const [type, { token, id, inputs, outputs }] of everyNoun("contract")) {
    it(`is unchanged for ${type}`, () => {
      const definition = registry.get(type)!;
      assert.equal(definition.id, id);
      assert.deepEqual(Object.keys(definition.inputs), inputs);
      assert.deepEqual(Object.keys(definition.outputs), outputs);
      assert.deepEqual(nouns[type as keyof typeof nouns].keys, [...inputs, ...outputs]);
      assert.equal(typeToken(type), token);
      assert.equal(
        providerText(type),
        `exports.handler=()=>require("pulumi-dockerhub/provider").providerFor("${type}")`,
      );
    });
  }

  it("gets a provider for each text, and a sentence for a noun of another version", () => {
    assert.deepEqual(Object.keys(provider), ["providerFor"]);
    for (const type of registry.keys()) {
      const verbs = Object.keys(provider.providerFor(type)).sort();
      assert.deepEqual(verbs, ["check", "configure", "create", "delete", "diff", "read", "update"]);
    }
    assert.throws(() => provider.providerFor("Nothing"), /knows no Nothing\. Install the version/);
  });
});
