import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commentOn } from "../../cli/explain/comment";
import { readPlan } from "../../cli/pulumi/plan";
import { pluginToken, typeToken } from "../../sdk/contract";
import { Scene } from "../support/spec";
import { cli } from "./cli";

const recorded = (name: string) => readFileSync(join(__dirname, "../recorded", name), "utf8");

describe("The commands, of a stack of the plugin", () => {
  let scene: Scene;
  let folder: string;
  let file: string;
  before(async function () {
    this.timeout(60_000);
    scene = await Scene.open({}, undefined, {}, "native");
    folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-plugin-"));
    file = join(folder, "state.json");
    scene.declare([{ type: "Group", name: "platform", args: { name: "platform", description: "as declared" } }]);
    const { exitCode, text } = await scene.run("up");
    assert.equal(exitCode, 0, text);
    writeFileSync(file, await scene.stack.export());
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await scene.close();
  });

  it("drift compares it, with the configuration that its state has", async () => {
    const clean = await cli(["drift", "--state", file]);
    assert.equal(clean.code, 0, clean.stderr);
    assert.match(clean.stdout, /\(acme\): 1 resources? looked at/);
    await scene.hub.byHand("ops", "PATCH", "/v2/orgs/acme/groups/platform", { description: "by hand" });
    const { code, stdout } = await cli(["drift", "--state", file]);
    assert.equal(code, 7);
    assert.match(stdout, /Group platform: description is "by hand", not "as declared"/);
  });

  it("review says which resource declares something", async () => {
    const { code, stdout, stderr } = await cli(["review", "--state", file, "--format", "json"]);
    assert.equal(code, 0, stderr);
    const { groups } = JSON.parse(stdout) as { groups: { name: string; declaredBy: unknown }[] };
    assert.deepEqual(groups.find(({ name }) => name === "platform")!.declaredBy, [`Group platform (${file})`]);
  });

  for (const plan of ["changed.json", "changed.jsonl"])
    it(`explain says of ${plan} what it says of the same stack of dynamic resources`, () => {
      const explained = (text: string) => commentOn(readPlan(text), "Plan");
      const dynamic = explained(recorded(plan));
      assert.match(dynamic, /loses/);
      assert.equal(explained(recorded(plan).replaceAll(typeToken(""), pluginToken(""))), dynamic);
    });
});
