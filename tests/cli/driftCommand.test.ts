import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DriftReport } from "../../cli/drift/report";
import { PASSWORD } from "../support/spec";
import { cli } from "./cli";
import { PROGRAMS } from "./driftPrograms";
import { told, world } from "./driftWorld";

describe("drift, of a state in a file, where nothing is exported", () => {
  let scene: Awaited<ReturnType<typeof world>>;
  let folder: string;
  let file: string;
  /** The file, with what the last `up` saved of the stack's configuration. */
  function saved(more: Record<string, string>): void {
    const whole = JSON.parse(scene.state) as { deployment: { resources: { type: string }[] } };
    const inputs = { ...scene.values, ...more };
    const resources = whole.deployment.resources.map((one) =>
      one.type === "pulumi:providers:pulumi-nodejs" ? { ...one, inputs } : one,
    );
    writeFileSync(file, JSON.stringify({ ...whole, deployment: { ...whole.deployment, resources } }));
  }
  before(async () => {
    scene = await world(PROGRAMS.single);
    folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-drift-"));
    file = join(folder, "state.json");
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await scene.close();
  });

  it("takes organization, address and credential from the state, and so does the review", async () => {
    saved({});
    const { code, stdout, stderr } = await cli(["drift", "--state", file]);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /\(acme\): \d+ resources looked at/);
    const reviewed = await cli(["review", "--state", file]);
    assert.equal(reviewed.code, 0, reviewed.stderr);
    assert.match(reviewed.stdout, /Access review of acme/);
  });

  it("prefers a password that is exported now to the one that was saved, and uses no old code", async () => {
    saved({ "dockerhub:password": "planted-old-one", "dockerhub:otp": "000000" });
    const refused = await cli(["drift", "--state", file]);
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /401/);
    const { code, stderr } = await cli(["drift", "--state", file], {
      DOCKERHUB_USERNAME: "ops",
      DOCKERHUB_PASSWORD: PASSWORD,
    });
    assert.equal(code, 0, stderr);
  });
});

describe("drift, as a command", () => {
  let scene: Awaited<ReturnType<typeof world>>;
  let folder: string;
  const run = (...args: string[]) => {
    const env = {
      DOCKERHUB_ORG: "acme",
      DOCKERHUB_USERNAME: "ops",
      DOCKERHUB_PASSWORD: PASSWORD,
      DOCKERHUB_BASE_URL: scene.url,
    };
    return cli(["drift", ...args], env);
  };
  before(async () => {
    scene = await world(PROGRAMS.single);
    folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-drift-"));
    writeFileSync(join(folder, "state.json"), scene.state);
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await scene.close();
  });

  it("exits with 0, 7, 2 and 1, and counts what is unmanaged only when it is strict", async () => {
    const state = join(folder, "state.json");
    assert.equal((await run("--state", state)).code, 0, "eve is declared nowhere, and that is not counted");
    const strict = await run("--state", state, "--strict", "--json");
    assert.equal(strict.code, 7);
    assert.deepEqual((JSON.parse(strict.stdout) as DriftReport).findings.map(told), ["unmanaged OrgMember eve"]);
    assert.equal((await run("--state", state, "--strict", "--ignore", "e*")).code, 0);
    await scene.fake.byHand("eve", "DELETE", "/v2/orgs/acme/groups/platform/members/ada");
    const changed = await run("--state", state);
    assert.equal(changed.code, 7, changed.stderr);
    assert.match(changed.stdout, /GroupMembership ada-platform is gone, by eve on .* \(team\.member\.remove\)/);
    assert.equal((await run("--state", state, "--since", "yesterday-ish")).code, 2);
    assert.equal((await run("--format", "xml")).code, 2);
    const broken = await run("--state", join(__dirname, "drift.test.ts"));
    assert.equal(broken.code, 1);
    assert.match(broken.stderr, /is not a state as `pulumi stack export` writes it/);
    assert.ok(![strict, changed, broken].some(({ stdout, stderr }) => (stdout + stderr).includes(PASSWORD)));
  });
});
