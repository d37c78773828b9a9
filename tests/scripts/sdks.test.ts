import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { putInto } from "../../cli/plugin/cache";
import { pluginFiles } from "../../cli/plugin/files";
import { version } from "../../cli/version";
import { writeArchives } from "../../scripts/archives";
import { askedVersion } from "../../scripts/engines";

const ROOT = join(__dirname, "../..");
const SCHEMA = join(ROOT, "plugin/schema.json");

describe("What the real command makes of the plugin", () => {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-sdks-"));
  const home = join(folder, "home");
  after(() => rmSync(folder, { recursive: true }));
  before(async function () {
    if ((await askedVersion()) === undefined) this.skip();
  });

  function run(command: string, ...args: string[]): string {
    const env = { ...process.env, PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: "true" };
    const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: folder, env, encoding: "utf8" });
    assert.equal(status, 0, `${error?.message ?? ""}${stdout}${stderr}`);
    return stdout;
  }
  const sdk = (language: string) =>
    run("pulumi", "package", "gen-sdk", SCHEMA, "--language", language, "--out", folder);

  it("takes the schema for right", () => void run("pulumi", "schema", "check", SCHEMA));

  it("writes an SDK for Python that compiles", () => {
    sdk("python");
    run("python3", "-m", "compileall", "-q", join(folder, "python"));
  }).timeout(60_000);

  it("writes an SDK for Go that is Go", () => {
    sdk("go");
    run("gofmt", "-l", join(folder, "go"));
  }).timeout(60_000);

  it("writes an SDK for TypeScript that compiles", () => {
    sdk("nodejs");
    const modules = join(folder, "nodejs/node_modules");
    mkdirSync(modules);
    for (const scope of ["@pulumi", "@types"]) symlinkSync(join(ROOT, "node_modules", scope), join(modules, scope));
    run(join(ROOT, "node_modules/.bin/tsc"), "--noEmit", "-p", join(folder, "nodejs"));
  }).timeout(60_000);

  it("installs an archive as the command of this package installs the plugin, and finds it", () => {
    writeArchives(join(folder, "release"));
    const archive = `pulumi-resource-dockerhub-v${version()}-linux-amd64.tar.gz`;
    const named = ["resource", "dockerhub", version()];
    run("pulumi", "plugin", "install", ...named, "--file", join(folder, "release", archive));
    const installed = join(home, "plugins", `resource-dockerhub-v${version()}`);
    cpSync(installed, join(folder, "by-pulumi"), { recursive: true });
    run("pulumi", "plugin", "rm", ...named, "--yes");
    putInto(installed, pluginFiles("linux"));
    assert.deepEqual(readdirSync(installed), readdirSync(join(folder, "by-pulumi")));
    const plugins = JSON.parse(run("pulumi", "plugin", "ls", "--json")) as { name: string; version: string }[];
    assert.deepEqual(
      plugins.map((one) => [one.name, one.version]),
      [["dockerhub", version()]],
    );
  }).timeout(60_000);
});
