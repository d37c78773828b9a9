import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { FakeHub } from "../../testing";
import { parse } from "yaml";
import { folder, seedOf } from "./world";

describe("The example pull-requests", () => {
  const example = folder("pull-requests");
  const state = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-ci-"));
  const hub = new FakeHub({ seed: seedOf("pull-requests") });
  let served: Awaited<ReturnType<FakeHub["serve"]>>;
  const left = ["preview.txt", "comment.md", "drift.txt", "issue.md"].map((name) => join(example, name));

  before(async () => (served = await hub.serve()));
  after(async () => {
    await served.close();
    rmSync(state, { recursive: true });
    for (const file of left) rmSync(file, { force: true });
  });

  /** Runs a script of the example, with the offline engine under the name of pulumi. */
  function script(name: string): Promise<{ code: number; output: string }> {
    const config = {
      "dockerhub:org": "acme",
      "dockerhub:username": "ops",
      "dockerhub:password": { secret: hub.store.accounts.get("ops")!.password },
      "dockerhub:baseUrl": served.url,
    };
    const env = {
      ...process.env,
      STACK: "prod",
      PATH: `${join(__dirname, "../support/shim")}${delimiter}${process.env["PATH"] ?? ""}`,
      SHIM_STATE: join(state, "state.json"),
      SHIM_CONFIG: JSON.stringify(config),
    };
    return new Promise((resolve) =>
      execFile(join(example, "ci", name), { cwd: example, env }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }),
      ),
    );
  }
  const text = (name: string) => readFileSync(join(example, name), "utf8");

  it("previews with a comment, applies, and finds nothing at night", async () => {
    assert.equal((await script("preview.sh")).code, 0);
    assert.match(text("comment.md"), /### Docker Hub: preview of `prod`[^]*\n\+ +dockerhub:Group release create/);
    const applied = await script("apply.sh");
    assert.equal(applied.code, 0, applied.output);
    assert.ok(hub.store.organizations.get("acme")!.groups.get("release")!.members.has("ada"));
    const writes = hub.writes().length;
    assert.equal((await script("apply.sh")).code, 0);
    assert.equal(hub.writes().length, writes, "a second apply writes nothing");
    assert.equal((await script("drift.sh")).code, 0);
    assert.equal(existsSync(join(example, "issue.md")), false);
  });

  it("fails loudly with an issue when something was changed by hand", async () => {
    await hub.byHand("ops", "DELETE", "/v2/orgs/acme/groups/release/members/ada");
    assert.equal((await script("drift.sh")).code, 7);
    assert.match(text("issue.md"), /no longer what `prod` declares[^]*GroupMembership ada-release/);
  });

  it("does not take a check that could not look for nothing found", async () => {
    hub.faults.add({ fault: { kind: "status", status: 403 }, path: /groups|members/, times: 99 });
    const { code } = await script("drift.sh");
    assert.ok(code !== 0 && code !== 7, `exit code ${code}`);
    assert.match(text("issue.md"), /drift check of `prod` failed/);
    hub.faults.clear();
  });

  it("has workflow files that parse, give no more rights than needed, and call its scripts", () => {
    for (const [name, rights, called] of [
      ["preview", { contents: "read", "pull-requests": "write" }, "ci/preview.sh"],
      ["apply", { contents: "read" }, "ci/apply.sh"],
      ["drift", { contents: "read", issues: "write" }, "ci/drift.sh"],
    ] as const) {
      const source = text(`.github/workflows/${name}.yml`);
      const workflow = parse(source) as { permissions: object; concurrency: string };
      assert.deepEqual(workflow.permissions, rights);
      assert.ok(workflow.concurrency.startsWith("docker-hub-"));
      assert.ok(source.includes(called));
    }
    const gitlab = parse(text(".gitlab-ci.yml")) as Record<string, { script?: string[] }>;
    assert.deepEqual(
      ["preview", "apply", "drift"].map((job) => gitlab[job]?.script),
      [["ci/preview.sh"], ["ci/apply.sh"], ["ci/drift.sh"]],
    );
  });
});
