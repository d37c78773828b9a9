import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const ROOT = join(__dirname, "../..");

/** Suites of the dynamic form that hold for the plugin as well: `FORM=native` has them call it. */
const ALWAYS = ["tests/provider/engine/contract.test.ts", "tests/stories/*.test.ts", "tests/fuzz/refactor.test.ts"];
/** The same, and longer. */
const WITH_ALL = ["tests/faults/matrix.test.ts", "tests/faults/kill.test.ts"];

describe("The plugin keeps what the dynamic provider promises", () => {
  it("in the same suites (all of them with FORM=all)", async function () {
    this.timeout(900_000);
    const suites = process.env["FORM"] === "all" ? [...ALWAYS, ...WITH_ALL] : ALWAYS;
    const mocha = join(ROOT, "node_modules/mocha/bin/mocha.js");
    const args = [mocha, "--no-parallel", "--reporter", "json", ...suites];
    const env = { ...process.env, FORM: "native" };
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, env, maxBuffer: 1 << 28 }).catch(
      (error: unknown) => error as { stdout: string },
    );
    const told = JSON.parse(stdout.slice(stdout.indexOf("{\n"))) as {
      stats: { passes: number };
      failures: { fullTitle: string; err: { message: string } }[];
    };
    assert.deepEqual(
      told.failures.map(({ fullTitle, err }) => `${fullTitle}: ${err.message}`),
      [],
    );
    assert.ok(told.stats.passes > 300, `${told.stats.passes} of them passed`);
  });
});
