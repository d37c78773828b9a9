import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SCRIPT = join(__dirname, "../../scripts/fresh.mjs");

/** Runs the script in a clone of which only it is there, prepared in some way. */
function inClone(prepare: (clone: string) => NodeJS.ProcessEnv) {
  const clone = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-clone-"));
  try {
    mkdirSync(join(clone, "scripts"));
    cpSync(SCRIPT, join(clone, "scripts/fresh.mjs"));
    const env = prepare(clone);
    const names = () => readdirSync(clone, { recursive: true, encoding: "utf8" });
    const before = names();
    const told = spawnSync(process.execPath, [join(clone, "scripts/fresh.mjs"), "demo"], {
      env: { ...process.env, ...env },
      encoding: "utf8",
    });
    return { ...told, left: names().filter((name) => !before.includes(name)) };
  } finally {
    chmodSync(clone, 0o755);
    rmSync(clone, { recursive: true });
  }
}

describe("The npm scripts, where they cannot write, say so in a sentence", () => {
  it("a clone that is read-only", () => {
    const { status, stderr, left } = inClone((clone) => {
      // Root may write everywhere, but not into a file as if it were a folder.
      if (process.getuid?.() === 0) writeFileSync(join(clone, "dist"), "");
      else chmodSync(clone, 0o555);
      return {};
    });
    assert.equal(status, 1);
    assert.match(
      stderr,
      /^npm run demo needs to write into the folder dist of this clone: E\w+: .* Clone it to a place/,
    );
    assert.doesNotMatch(stderr, /^\s+at /m);
    assert.deepEqual(left, []);
  });

  it("no folder for temporary files", () => {
    const { status, stderr, left } = inClone((clone) => ({ TMPDIR: join(clone, "scripts/fresh.mjs") }));
    assert.equal(status, 1);
    assert.match(stderr, /^npm run demo needs to write into the folder for temporary files: E\w+: .* Set TMPDIR/);
    assert.doesNotMatch(stderr, /^\s+at /m);
    assert.deepEqual(left, ["dist"]);
  });
});
