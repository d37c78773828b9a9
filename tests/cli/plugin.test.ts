import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { putInto } from "../../cli/plugin/cache";
import { PLUGIN, pluginFiles } from "../../cli/plugin/files";
import { version } from "../../cli/version";
import { cli } from "./cli";

const BUNDLE = join(__dirname, "../../dist/plugin", PLUGIN);

describe("plugin", () => {
  const home = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-home-"));
  const plugins = join(home, "plugins");
  const folder = join(plugins, `resource-dockerhub-v${version()}`);
  const run = (verb: string, PULUMI_HOME = home) => cli(["plugin", verb], { PULUMI_HOME });
  const installed = () => readFileSync(join(folder, PLUGIN));
  after(() => rmSync(home, { recursive: true }));

  it("install puts the plugin where pulumi looks, and says what to write next in each language", async () => {
    const { code, stdout } = await run("install");
    assert.equal(code, 0);
    assert.ok(installed().equals(readFileSync(BUNDLE)));
    assert.equal(statSync(join(folder, PLUGIN)).mode & 0o777, 0o755);
    assert.deepEqual(readdirSync(plugins), [`resource-dockerhub-v${version()}`]);
    assert.match(stdout, new RegExp(`dockerhub ${version()} is in ${folder}\\.`));
    assert.match(stdout, new RegExp(`pulumi package add dockerhub@${version()}\n`));
    for (const language of ["TypeScript", "Python", "Go", "C#", "Java", "YAML"]) assert.ok(stdout.includes(language));
  });

  it("has been installed as something that runs, and that ends with whoever has started it", async function () {
    if (process.platform === "win32") return this.skip();
    const PATH = [dirname(process.execPath), process.env["PATH"]].join(delimiter);
    const child = spawn(join(folder, PLUGIN), [], {
      env: { ...process.env, PATH },
      stdio: ["pipe", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    assert.match(String(line), /^\d+\n$/);
    child.stdin.end();
    assert.equal(await ended, 0);
  });

  it("install says when it is there already", async () => {
    assert.match((await run("install")).stdout, /is already in/);
  });

  it("install mends what is broken, and what an interruption has left", async () => {
    writeFileSync(join(folder, PLUGIN), "broken");
    assert.match((await run("install")).stdout, /is in/);
    assert.ok(installed().equals(readFileSync(BUNDLE)));
    writeFileSync(`${folder}.partial`, "");
    assert.match((await run("install")).stdout, /is in/);
    assert.equal(existsSync(`${folder}.partial`), false);
  });

  it("leaves nothing behind that pulumi would take for a plugin when it is interrupted", () => {
    const cannot = { name: "no/such/folder", content: "", isRun: false };
    const other = join(plugins, "resource-dockerhub-v0.0.1");
    assert.throws(() => putInto(other, [cannot]));
    assert.ok(existsSync(`${other}.partial`));
    rmSync(`${other}.partial`);
    rmSync(other, { recursive: true });
  });

  it("has for Windows what starts it there", () => {
    const { name, content } = pluginFiles("win32").at(-1)!;
    assert.equal(name, `${PLUGIN}.cmd`);
    assert.equal(content, `@echo off\r\nnode "%~dp0${PLUGIN}" %*\r\n`);
    assert.equal(
      pluginFiles("linux").some((one) => one.name === name),
      false,
    );
  });

  it("uninstall takes it away with what pulumi keeps beside it, and says when there is none", async () => {
    writeFileSync(`${folder}.lock`, "");
    assert.match((await run("uninstall")).stdout, /is in .* no longer\./);
    assert.deepEqual(readdirSync(plugins), []);
    assert.match((await run("uninstall")).stdout, /There is no plugin dockerhub/);
  });

  it("says what to do where nobody can write", async () => {
    const file = join(home, "file");
    writeFileSync(file, "");
    const { code, stderr } = await run("install", file);
    assert.equal(code, 1);
    assert.match(stderr, /cannot be installed: .*\. Set PULUMI_HOME to a folder that can be written, for this command/);
  });

  it("says how it is called", async () => {
    for (const args of [["plugin"], ["plugin", "install", "--nonsense"]]) {
      const { code, stderr } = await cli(args);
      assert.equal(code, 2);
      assert.match(stderr, /Usage: pulumi-dockerhub plugin/);
    }
    assert.match(
      (await cli(["plugin", "install", "--help"])).stdout,
      /Example:\n {2}\$ npx pulumi-dockerhub plugin install/,
    );
  });
});
