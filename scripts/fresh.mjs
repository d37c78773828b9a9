/**
 * Brings a fresh clone to where something can be run, and runs it: installs what package-lock.json
 * names unless that is there, builds, and then does the task. Plain JavaScript for whatever Node
 * is on the machine; the tasks themselves run on the Node that the project brings.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const env = { ...process.env, PATH: `${join(root, "node_modules/.bin")}${delimiter}${process.env.PATH}` };

/** Rooms with suites that take long, the longest first, so that no core is left alone with one of them. */
const LONG = ["package", "examples", "faults", "differential", "cli", "plugin", "scripts", "recorded", "fuzz", "world"];

/** All suites. */
const suites = () => {
  const rooms = readdirSync(join(root, "tests"), { withFileTypes: true }).filter((one) => one.isDirectory());
  const names = new Set([...LONG, ...rooms.map(({ name }) => name)]);
  return [...names].map((name) => `tests/${name}/**/*.test.ts`);
};

const tasks = {
  demo: (args) => [["tsx", "scripts/demo/main.ts", ...args]],
  package: () => [["tsx", "scripts/package.ts"]],
  fuzz: (args) => [["tsx", "scripts/fuzz.ts", ...args]],
  bench: () => [["node", "--expose-gc", "--import", "tsx", "bench/main.ts"]],
  test: (args) => [
    ["node", "scripts/check.mjs"],
    ["mocha", ...(args.length > 0 ? args : suites())],
  ],
};

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    env,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (error !== undefined) console.error(`${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** Ends with a sentence when a folder that everything needs cannot be written. */
function mustBeWritable(what, folder, wayOut) {
  const probe = join(folder, `.writable-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    console.error(`npm run ${task} needs to write into ${what}: ${error.message}. ${wayOut}`);
    process.exit(1);
  }
}

function installed() {
  const [wanted, there] = ["package-lock.json", "node_modules/.package-lock.json"].map((path) => join(root, path));
  return existsSync(there) && statSync(there).mtimeMs >= statSync(wanted).mtimeMs;
}

const [task, ...args] = process.argv.slice(2);
mustBeWritable("the folder dist of this clone", join(root, "dist"), "Clone it to a place of your own.");
mustBeWritable("the folder for temporary files", tmpdir(), "Set TMPDIR to one that can be written.");
if (!installed()) {
  console.log("Installing what package-lock.json names …");
  run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
}
run("npm", "run", "--silent", "build");
for (const command of tasks[task](args)) run(...command);
