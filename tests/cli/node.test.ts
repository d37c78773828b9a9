import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tooOld } from "../../run/node";
import { cli, ran } from "./cli";

const ROOT = join(__dirname, "../..");
const SENTENCE =
  /^pulumi-dockerhub needs Node 22\.12 or newer, and this is 20\.20\.2\. Install a newer one from nodejs\.org\.\n$/;

describe("On a Node that is too old", () => {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-node-"));
  /** Has a process take itself for an older one. */
  const env = { NODE_OPTIONS: `--require ${JSON.stringify(join(folder, "older.js"))}` };
  before(() => {
    const versions = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } });';
    writeFileSync(join(folder, "older.js"), `${versions}\nMap.groupBy = undefined;\n`);
  });
  after(() => rmSync(folder, { recursive: true }));

  it("a command ends with a sentence", async () => {
    const { code, stdout, stderr } = await cli(["explain", "-"], env);
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, SENTENCE);
  });

  it("the plugin ends with it, and not with all of its code", async () => {
    const plugin = join(ROOT, "dist/plugin/pulumi-resource-dockerhub");
    const { code, stdout, stderr } = await ran(process.execPath, [plugin], { env: { ...process.env, ...env } });
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, SENTENCE);
  });

  for (const room of ["sdk", "provider"]) {
    it(`what loads the ${room} is told which one is needed`, async () => {
      const load = `try { require("./dist/${room}"); } catch ({ message }) { console.error(message); }`;
      const { stderr } = await ran(process.execPath, ["-e", load], { cwd: ROOT, env: { ...process.env, ...env } });
      assert.match(stderr, SENTENCE);
    });
  }

  it("is the one that package.json names", () => {
    const { engines } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { engines: { node: string } };
    assert.equal(engines.node, ">=22.12");
    assert.deepEqual(
      ["20.20.2", "22.11.9", "22.12.0", "23.0.0", "24.1.0"].map((version) => tooOld(version) === undefined),
      [false, false, true, true, true],
    );
  });
});
