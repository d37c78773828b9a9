/** Checks the types of every TypeScript example against the built package, as its user would. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";

const projects = readdirSync("examples").filter((name) => existsSync(`examples/${name}/tsconfig.json`));
const failed = projects.filter(
  (name) =>
    spawnSync("tsc", ["-p", `examples/${name}`], { stdio: "inherit", shell: process.platform === "win32" }).status !==
    0,
);
process.exitCode = failed.length > 0 ? 1 : 0;
