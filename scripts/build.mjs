/**
 * Builds dist, and takes out of it what no source makes any more: a file that has become a folder would be found
 * before it, and whatever is left would be packed. Those that others read meanwhile are written over, and never missing.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.mjs";

const dist = "dist";
const mark = join(dist, ".built");
mkdirSync(dist, { recursive: true });
writeFileSync(mark, "");
// By the clock of the file system itself.
const began = statSync(mark).mtimeMs;
rmSync(mark);

const { status } = spawnSync("tsc", ["-p", "tsconfig.build.json", "--singleThreaded"], {
  stdio: "inherit",
  shell: process.platform === "win32",
});
if (status !== 0) process.exit(status ?? 1);
chmodSync(join(dist, "cli/main.js"), 0o755);
await bundle();
for (const one of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const path = join(one.parentPath, one.name);
  if (one.isFile() && statSync(path, { throwIfNoEntry: false })?.mtimeMs < began) rmSync(path, { force: true });
}
