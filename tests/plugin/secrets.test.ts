import assert from "node:assert/strict";
import * as prov from "@pulumi/pulumi/proto/provider_pb";
import { PartialFailure } from "../../provider/engine/failure";
import { secret } from "../../run/secrets";
import { marked, type Properties, revealed, secretKeys, structOf } from "../../plugin/values";
import { InProcess } from "../support/inProcess";
import { pluginOf } from "../support/nativeProvider";

const URN = "urn:pulumi:dev::people::dockerhub:index:PersonalAccessToken::ci";

describe("What a program keeps secret of a resource of the plugin", () => {
  const made = async (more: Properties = {}) => {
    const world = new InProcess();
    const plugin = await pluginOf(() => world.connection());
    const args = { label: secret("let-nobody-see"), scopes: ["repo:read"], ...more };
    const checked = await plugin.check(new prov.CheckRequest().setUrn(URN).setNews(structOf(args)));
    assert.deepEqual(checked.getFailuresList(), []);
    return { world, plugin, inputs: checked.getInputs()! };
  };

  it("is secret among what check, create and update give, and so is what its noun never shows", async () => {
    const { plugin, inputs } = await made();
    assert.deepEqual(secretKeys(marked(inputs)), ["label"]);
    const created = await plugin.create(new prov.CreateRequest().setUrn(URN).setProperties(inputs));
    assert.deepEqual(secretKeys(marked(created.getProperties())).sort(), ["label", "token"]);
    const news = structOf({ ...marked(inputs), isActive: false });
    const updated = await plugin.update(
      new prov.UpdateRequest().setUrn(URN).setId(created.getId()).setOlds(created.getProperties()).setNews(news),
    );
    assert.deepEqual(secretKeys(marked(updated.getProperties())).sort(), ["label", "token"]);
    const { token } = revealed(marked(updated.getProperties()));
    assert.equal(token, revealed(marked(created.getProperties()))["token"], "the value is kept");
  });

  it("is secret in what is kept of one that exists and is not yet as declared", async () => {
    const { world, plugin, inputs } = await made({ isActive: false });
    world.fake.faults.add({ fault: { kind: "status", status: 403 }, method: "PATCH", times: 99 });
    const failed = plugin.create(new prov.CreateRequest().setUrn(URN).setProperties(inputs));
    await assert.rejects(failed, (error: unknown) => {
      assert.ok(error instanceof PartialFailure);
      assert.deepEqual(secretKeys(error.properties).sort(), ["label", "token"]);
      return true;
    });
  });

  it("is in no sentence that refuses it", async () => {
    const world = new InProcess();
    const plugin = await pluginOf(() => world.connection());
    const urn = "urn:pulumi:dev::people::dockerhub:index:OrgMember::x";
    const news = structOf({ username: secret("Somebody@example.com"), role: "member" });
    const [failure] = (await plugin.check(new prov.CheckRequest().setUrn(urn).setNews(news))).getFailuresList();
    assert.doesNotMatch(failure!.getReason(), /somebody/i);
    assert.match(failure!.getReason(), /^username: /);
  });
});
