import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DriftReport } from "../../cli/drift/report";
import type { ReviewReport } from "../../cli/review/report";
import { SPEC } from "../support/processStack";
import { type Declared, PASSWORD, seed } from "../support/spec";
import { served } from "./cli";
import { Project } from "./project";

const group: Declared = { type: "Group", name: "platform", args: { name: "platform", description: "as declared" } };
const membership: Declared = {
  type: "GroupMembership",
  name: "ada-platform",
  args: { group: { $: "platform.name" }, username: "ada" },
};
const token: Declared = { type: "PersonalAccessToken", name: "ci", args: { label: "ci", scopes: ["repo:read"] } };
const ada: Declared = { type: "OrgMember", name: "ada", args: { username: "ada", role: "member" } };

describe("The commands on a stack", () => {
  let world: Awaited<ReturnType<typeof served>>;
  let project: Project;
  const declare = (program: Declared[]) => writeFileSync(join(project.folder, "spec.json"), JSON.stringify(program));
  const fine = async (...args: string[]) => {
    const { code, stdout, stderr } = await project.pulumi(...args);
    assert.equal(code, 0, stdout + stderr);
  };

  before(async function () {
    this.timeout(120_000);
    world = await served({ seed });
    world.hub.store.setRole(world.hub.store.organizations.get("acme")!, "dora", "owner");
    project = await Project.open("stack", SPEC);
    project.env["SPEC"] = join(project.folder, "spec.json");
    await project.init("dev", world.config);
    declare([group, membership, token, ada]);
    await fine("up", "--yes", "--skip-preview");
  });
  after(async () => {
    project.close();
    await world.close();
  });

  it("doctor knows the configuration of the stack that is selected", async () => {
    const { code, stdout, stderr } = await project.cli(["doctor"]);
    assert.equal(code, 0, stdout + stderr);
    assert.match(stdout, /ops owns acme/);
  });

  it("drift names who did it although another up came after", async () => {
    const clean = await project.cli(["drift"]);
    assert.equal(clean.code, 0, clean.stdout + clean.stderr);
    await world.hub.byHand("dora", "PATCH", "/v2/orgs/acme/groups/platform", { description: "by hand" });
    await world.hub.byHand("dora", "DELETE", "/v2/orgs/acme/groups/platform/members/ada");
    await fine("up", "--yes", "--skip-preview");
    const { code, stdout, stderr } = await project.cli(["drift", "--stack", "dev", "--json"]);
    assert.equal(code, 7, stderr);
    const { findings } = JSON.parse(stdout) as DriftReport;
    const who = findings.flatMap(({ kind, by, differences }) =>
      kind === "unmanaged" ? [] : [by?.actor ?? differences[0]?.by?.actor],
    );
    assert.deepEqual(who, ["dora", "dora"], stdout);
    await fine("up", "--refresh", "--yes", "--skip-preview");
    assert.equal((await project.cli(["drift"])).code, 0);
  });

  it("review tells which resource declares what, and shows no secret", async () => {
    const { code, stdout, stderr } = await project.cli(["review", "--stack", "dev", "--json"]);
    assert.equal(code, 0, stderr);
    const { people, tokens } = JSON.parse(stdout) as ReviewReport;
    assert.deepEqual(people.find(({ username }) => username === "ada")!.declaredBy.sort(), [
      "GroupMembership ada-platform (dev)",
      "OrgMember ada (dev)",
    ]);
    assert.deepEqual(tokens[0]!.declaredBy, ["PersonalAccessToken ci (dev)"]);
    const value = [...world.hub.store.tokens.values()][0]!.value;
    assert.ok(![PASSWORD, value].some((secret) => (stdout + stderr).includes(secret)));
  });

  for (const streams of ["false", "true"]) {
    it(`explain reads a plan from the command itself${streams === "true" ? ", as a stream" : ""}`, async () => {
      declare([group, membership, token]);
      const line =
        "pulumi preview --json --show-sames --non-interactive | node_modules/.bin/pulumi-dockerhub explain -";
      const env = { PULUMI_ENABLE_STREAMING_JSON_PREVIEW: streams };
      const { code, stdout, stderr } = await project.run("sh", ["-c", line], env);
      assert.equal(code, 0, stdout + stderr);
      assert.match(stdout, /Nobody gains or loses anything\.\n\*\*ada\*\* keeps the group platform\./);
    });
  }

  it("says in a sentence that there is no such stack, or no such command", async () => {
    const nowhere = await project.cli(["drift"], { PATH: "" });
    assert.equal(nowhere.code, 2, "no stack is selected where no command tells which");
    const lost = await project.cli(["drift", "--stack", "dev"], { PATH: "" });
    assert.equal(lost.code, 1);
    assert.match(lost.stderr, /^pulumi stack export: there is no pulumi command on the PATH\. .*--state\.\n$/m);
  });
});
