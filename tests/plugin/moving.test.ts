import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as prov from "@pulumi/pulumi/proto/provider_pb";
import { plain, structOf } from "../../plugin/values";
import schema from "../../plugin/schema.json";
import { registry } from "../../provider/resources";
import * as dockerhub from "../../sdk";
import { pluginToken, providerText, typeToken } from "../../sdk/contract";
import { everyNoun } from "../nouns";
import { InProcess } from "../support/inProcess";
import { pluginOf } from "../support/nativeProvider";

describe("A stack that moves from one form to the other", () => {
  // Mocks set anew are another program.
  beforeEach(() => pulumi.runtime.setMocks({ newResource: ({ name }) => ({ id: name, state: {} }), call: () => ({}) }));

  for (const [type, sample] of everyNoun("sample")) {
    it(`finds each ${type} under its other token`, () => {
      const seen: unknown[] = [];
      const transformations = [({ opts }: pulumi.ResourceTransformationArgs) => void seen.push(opts.aliases)];
      const aliases = [{ name: "before" }];
      new dockerhub[type as "Group"](`${type}-moved`, sample.args as never, { aliases, transformations });
      assert.deepEqual(seen, [[...aliases, { type: pluginToken(type) }]]);
      const resources: Record<string, { aliases?: object[] }> = schema.resources;
      assert.deepEqual(resources[pluginToken(type)]!.aliases, [{ type: typeToken(type) }]);
    });

    it(`has in the state of each ${type} what its dynamic provider is found by`, async () => {
      const world = new InProcess();
      await sample.prepare?.(world);
      const plugin = await pluginOf(() => world.connection());
      const urn = `urn:pulumi:dev::memory::${pluginToken(type)}::one`;
      const checked = await plugin.check(new prov.CheckRequest().setUrn(urn).setNews(structOf(sample.args)));
      const made = await plugin.create(new prov.CreateRequest().setUrn(urn).setProperties(checked.getInputs()));
      const known = new prov.ReadRequest().setUrn(urn).setId(made.getId());
      const refreshed = await plugin.read(known.clone().setProperties(made.getProperties()));
      for (const reply of [made, refreshed, await plugin.read(known)])
        assert.equal(plain(reply.getProperties())["__provider"], providerText(type));
    });
  }

  it("is for every noun there is", () => assert.equal([...everyNoun("sample")].length, registry.size));
});
