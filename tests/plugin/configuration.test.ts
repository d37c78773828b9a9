import assert from "node:assert/strict";
import * as prov from "@pulumi/pulumi/proto/provider_pb";
import { Plugin } from "../../plugin/plugin";
import { structOf } from "../../plugin/values";
import { InProcess } from "../support/inProcess";
import { pluginOf } from "../support/nativeProvider";

const URN = "urn:pulumi:dev::people::dockerhub:index:Group::platform";

describe("The configuration of a plugin", () => {
  /** Whether it counts as what the last `up` saved, once a resource is read. */
  async function isSaved(configure: (plugin: Plugin) => Promise<unknown>): Promise<boolean | undefined> {
    const world = new InProcess();
    let told: boolean | undefined;
    const plugin = new Plugin({
      env: {},
      know: () => undefined,
      prepare: async () => undefined,
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

describe("An explicit provider of a plugin", () => {
  const marked = (value: string) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });

  /** What the engine keeps of its arguments. */
  async function kept(args: object, stack: object, env: NodeJS.ProcessEnv = {}): Promise<object> {
    const plugin = await pluginOf(() => new InProcess().connection(), { ...env, PULUMI_CONFIG: JSON.stringify(stack) });
    const reply = await plugin.checkConfig(new prov.CheckRequest().setNews(structOf({ ...args })));
    assert.deepEqual(reply.getFailuresList(), []);
    return reply.getInputs()!.toJavaScript();
  }
  const baseUrl = "http://127.0.0.1:8080";

  it("reaches what the stack does, unless it says otherwise", async () => {
    assert.deepEqual(await kept({ org: "labs" }, { org: "acme", baseUrl }), { org: "labs", baseUrl });
    const own = { baseUrl: "https://hub.example.com" };
    assert.deepEqual(await kept(own, { baseUrl }), own);
  });

  it("has of each rule the stricter one, and the stack's credentials never", async () => {
    const stack = { maxRemoval: "10%", minOwners: "2", requiredOwners: "ada", username: "ops", password: "planted" };
    const own = { maxRemoval: "50%", minOwners: "3", requiredOwners: "bo" };
    const rules = { maxRemoval: "10%", minOwners: "3", requiredOwners: "ada,bo" };
    assert.deepEqual(await kept(own, stack), rules);
    assert.deepEqual(await kept({ maxRemoval: "50%" }, {}, { DOCKERHUB_MAX_REMOVAL: "10%" }), { maxRemoval: "10%" });
  });

  it("saves nothing that is exported for one run, and keeps secrets so", async () => {
    const secret = marked("planted");
    assert.deepEqual(await kept({ password: secret }, {}, { DOCKERHUB_OVERRIDE: "maxRemoval: sold" }), {
      password: secret,
    });
  });

  it("leaves what is not known yet", async () => {
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    assert.deepEqual(await kept({ baseUrl: unknown }, { baseUrl }), { baseUrl: unknown });
  });
});
