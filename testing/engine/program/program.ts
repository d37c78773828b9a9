import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Project } from "./project";

export interface RunOptions {
  project: Project;
  stack: string;
  /** Addresses of the services. */
  monitor: string;
  engine: string;
  dryRun: boolean;
  parallel: number;
  env: NodeJS.ProcessEnv;
  config: Readonly<Record<string, string>>;
  secretKeys: readonly string[];
  onOutput(line: string): void;
}

/** How the runner reads TypeScript is the program's affair, not the engine's. */
const OF_THE_PROGRAM = ["PULUMI_NODEJS_TRANSPILE_ONLY", "PULUMI_NODEJS_TSCONFIG_PATH"];

/** The environment without what would make the SDK think another engine called it. */
export function withoutPulumi(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = ([key]: [string, unknown]) => !key.startsWith("PULUMI_") || OF_THE_PROGRAM.includes(key);
  return Object.fromEntries(Object.entries(env).filter(kept));
}

/**
 * Runs a program with the SDK's own runner and returns its exit code: 0 also when a resource has
 * failed, 32 when an error was logged, anything else for a crash.
 */
export function runProgram(options: RunOptions): Promise<number> {
  const { project, stack, monitor, engine, dryRun, parallel, env, config, secretKeys, onOutput } = options;
  const args = [
    project.pulumi("cmd/run"),
    `--monitor=${monitor}`,
    `--engine=${engine}`,
    "--organization=organization",
    `--project=${project.name}`,
    `--root-directory=${project.root}`,
    `--stack=${stack}`,
    `--pwd=${project.program}`,
    ...(dryRun ? ["--dry-run"] : []),
    `--parallel=${parallel}`,
    ".",
  ];
  const child = spawn(process.execPath, args, {
    cwd: project.program,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...withoutPulumi(env),
      PULUMI_CONFIG: JSON.stringify(config),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(secretKeys),
      ...(project.typescript ? { PULUMI_NODEJS_TYPESCRIPT: "true" } : {}),
    },
  });
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on("line", onOutput);
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      process.removeListener("exit", end);
      resolve(code ?? 1);
    });
  });
}
