/** Types, lint with the layer arrows, format, and whether what is generated is fresh: all at the same time. */
import { spawn } from "node:child_process";

const checks = {
  types: ["tsc", "--noEmit", "--singleThreaded"],
  examples: ["tsc", "-p", "examples"],
  lint: ["eslint", "--max-warnings=0", "."],
  format: ["prettier", "--check", "--log-level=warn", "."],
  generated: ["tsx", "scripts/generate.ts", "--check"],
};

const run = ([command, ...args]) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ code: 1, output: `${error.message}. Run npm ci first.\n` }));
    child.on("close", (code) => resolve({ code, output }));
  });

const results = await Promise.all(
  Object.entries(checks).map(async ([name, command]) => ({ name, ...(await run(command)) })),
);
for (const { name, code, output } of results)
  console.log(`${code === 0 ? "ok    " : "FAILED"} ${name}\n${code === 0 ? "" : output}`.trimEnd());
process.exitCode = results.some(({ code }) => code !== 0) ? 1 : 0;
