import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as prov from "@pulumi/pulumi/proto/provider_pb";
import { parse, stringify } from "yaml";
import { version } from "../../cli/version";
import { structOf } from "../../plugin/values";
import { askedVersion } from "../../scripts/engines";
import { pluginToken } from "../../sdk/contract";
import { Project } from "../cli/project";
import { everyNoun } from "../nouns";
import { InProcess, type Outs } from "../support/inProcess";
import { pluginOf } from "../support/nativeProvider";
import { installIn } from "../support/pluginHome";
import { PASSWORD, SCIM_TOKEN } from "../support/spec";

/** An object of a noun, which no state knows. */
async function there(type: string, { prepare, args }: { prepare?(world: InProcess): unknown; args: Outs }) {
  const world = new InProcess();
  await prepare?.(world);
  const { id } = await world.create(type, args);
  world.restart();
  return { world, id };
}

describe("What is imported by its id alone", () => {
  for (const [type, sample] of everyNoun("sample"))
    for (const [what, { args }] of Object.entries({ "": sample, ...sample.also }))
      it(`is as the program that is written of it declares it: ${type} ${what}`.trimEnd(), async () => {
        const { world, id } = await there(type, { ...sample, args });
        const plugin = await pluginOf(() => world.connection());
        const urn = `urn:pulumi:dev::memory::${pluginToken(type)}::one`;
        const request = new prov.ReadRequest().setUrn(urn).setId(id);
        const read = await plugin.read(request);
        assert.equal(read.getId(), id);
        const checked = await plugin.check(new prov.CheckRequest().setUrn(urn).setNews(read.getInputs()));
        assert.deepEqual(checked.getFailuresList(), []);
        const refreshed = await plugin.read(
          request.clone().setProperties(read.getProperties()).setInputs(read.getInputs()),
        );
        for (const state of [read, refreshed]) {
          const diff = new prov.DiffRequest().setUrn(urn).setId(id).setOlds(state.getProperties());
          assert.deepEqual((await plugin.diff(diff.setNews(checked.getInputs()))).getDiffsList(), []);
        }
        assert.deepEqual(refreshed.getProperties()!.toJavaScript(), read.getProperties()!.toJavaScript());
      });

  it("is an invitation of the role member, which nobody tells, and that is said", async () => {
    const { world, id } = await there("Invite", { args: { invitee: "cleo@example.com", role: "editor" } });
    const plugin = await pluginOf(() => world.connection());
    const request = new prov.ReadRequest().setUrn("urn:pulumi:dev::memory::dockerhub:index:Invite::cleo").setId(id);
    const read = await plugin.read(request);
    assert.equal(read.getInputs()!.toJavaScript()["role"], "member");
    assert.deepEqual(world.notices, [
      "Invite of cleo@example.com: Docker Hub does not tell the role of a pending invitation: member is assumed.",
    ]);
    await plugin.read(request.clone().setProperties(structOf({ ...read.getProperties()!.toJavaScript() })));
    assert.equal(world.notices.length, 1, "a state knows it");
  });
});

describe("pulumi import TYPE NAME ID", () => {
  let project: Project;
  before(async function () {
    if ((await askedVersion()) === undefined) return this.skip();
    project = await Project.open("imported");
    installIn(project.env["PULUMI_HOME"]!);
  });
  after(() => project?.close());

  const program = { name: "imported", runtime: "yaml", packages: { dockerhub: `dockerhub@${version()}` } };
  const write = (more: object = {}) =>
    writeFileSync(join(project.folder, "Pulumi.yaml"), stringify({ ...program, ...more }));
  const pulumi = async (...args: string[]) => {
    const { code, stdout, stderr } = await project.pulumi(...args);
    assert.equal(code, 0, `pulumi ${args.join(" ")}: ${stdout}${stderr}`);
    return stdout;
  };

  for (const [type, sample] of everyNoun("sample"))
    it(`writes of a ${type} the program that changes nothing of it`, async function () {
      this.timeout(120_000);
      const { world, id } = await there(type, sample);
      const { url, close } = await world.fake.serve();
      try {
        write();
        await project.init(type.toLowerCase(), {
          "dockerhub:org": "acme",
          "dockerhub:username": "ops",
          "dockerhub:password": { secret: PASSWORD },
          "dockerhub:scimToken": { secret: SCIM_TOKEN },
          "dockerhub:baseUrl": url,
        });
        const args = ["--yes", "--skip-preview", "--out", "written.yaml"];
        const told = await pulumi("import", pluginToken(type), "one", id, ...args);
        if (type === "Invite") assert.match(told, /member is assumed/);
        write(parse(readFileSync(join(project.folder, "written.yaml"), "utf8")) as object);
        await pulumi("preview", "--expect-no-changes");
        await pulumi("preview", "--expect-no-changes", "--refresh");
      } finally {
        await close();
      }
    });
});
