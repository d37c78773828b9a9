import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Project } from "./program/project";

/** A Node script, and what it runs with. */
export interface Script {
  file: string;
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Whether its standard input is a pipe, which ends with whoever has started it. */
  isHeld?: boolean;
}

export type OnLine = (line: string, from: "stdout" | "stderr") => void;

/** A script that runs in a process. */
export interface Running {
  /** Its exit code, after its last line; null where a signal has ended it. */
  ended: Promise<number | null>;
  kill(): void;
}

/** Starts a script in a process other than this one. */
export type Start = (script: Script, onLine: OnLine) => Running;

/** Providers outlive their parent unless they are ended. */
const children = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});

/** In a process of its own, as the real command does. */
export const startProcess: Start = ({ file, args, cwd, env, isHeld = false }, onLine) => {
  const stdin = isHeld ? "pipe" : "ignore";
  const child = spawn(process.execPath, [file, ...args], { cwd, env, stdio: [stdin, "pipe", "pipe"] });
  children.add(child);
  child.once("exit", () => children.delete(child));
  for (const from of ["stdout", "stderr"] as const)
    createInterface({ input: child[from]! }).on("line", (line) => onLine(line, from));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { ended, kill: () => void child.kill() };
};

/** How the runner reads TypeScript is the program's affair, not the engine's. */
const OF_THE_PROGRAM = ["PULUMI_NODEJS_TRANSPILE_ONLY", "PULUMI_NODEJS_TSCONFIG_PATH"];

/** The environment without what would make the SDK think that another engine called it. */
function withoutPulumi(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = ([key]: [string, unknown]) => !key.startsWith("PULUMI_") || OF_THE_PROGRAM.includes(key);
  return Object.fromEntries(Object.entries(env).filter(kept));
}

/** The scripts that @pulumi/pulumi has for engines, run for one project. */
export class Scripts {
  constructor(
    readonly project: Project,
    private readonly env: NodeJS.ProcessEnv,
    private readonly start: Start = startProcess,
  ) {}

  /** @param script the program runner or the process of dynamic providers, from the program's own SDK */
  run(
    script: "cmd/run" | "cmd/dynamic-provider",
    args: readonly string[],
    onLine: OnLine,
    env: NodeJS.ProcessEnv = {},
  ): Running {
    const { program, pulumi } = this.project;
    return this.start(
      { file: pulumi(script), args, cwd: program, env: { ...withoutPulumi(this.env), ...env } },
      onLine,
    );
  }

  /** @param file the plugin, a Node script */
  plugin(file: string, args: readonly string[], onLine: OnLine, env: NodeJS.ProcessEnv): Running {
    const { program } = this.project;
    return this.start({ file, args, cwd: program, env: { ...withoutPulumi(this.env), ...env }, isHeld: true }, onLine);
  }
}
