import assert from "node:assert/strict";
import * as prov from "@pulumi/pulumi/proto/provider_pb";
import { Plugin } from "../../plugin/plugin";
import { structOf } from "../../plugin/values";
import { InProcess } from "../support/inProcess";

const URN = "urn:pulumi:dev::people::dockerhub:index:Group::platform";

describe("The configuration of a plugin", () => {
  /** Whether it counts as what the last `up` saved, once a resource is read. */
  async function isSaved(configure: (plugin: Plugin) => Promise<unknown>): Promise<boolean | undefined> {
    const world = new InProcess();
    let told: boolean | undefined;
    const plugin = new Plugin({
      know: () => undefined,
      prepare: () => undefined,
      connect: (_read, _noun, saved) => {
        told = saved;
        return world.connection();
      },
      heard: () => Promise.resolve(),
      invoke: () => assert.fail("no function is called"),
    });
    await configure(plugin);
    await plugin.read(new prov.ReadRequest().setUrn(URN).setId("acme/platform"));
    return told;
  }
  const given = new prov.ConfigureRequest().setArgs(structOf({ org: "acme" }));

  it("is what the state has where the engine has none checked, as in a refresh", async () => {
    assert.equal(await isSaved((plugin) => plugin.configure(given)), true);
  });

  it("is what a program gives where the engine has it checked", async () => {
    const check = new prov.CheckRequest().setNews(structOf({ org: "acme" }));
    assert.equal(await isSaved((plugin) => plugin.checkConfig(check).then(() => plugin.configure(given))), false);
  });
});
