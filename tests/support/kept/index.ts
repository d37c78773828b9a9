import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { OnLine, Running, Script, Start } from "../../../testing";
import { startProcess } from "../../../testing/engine/processes";

const PROCESS = join(__dirname, "process.js");

/** A script that runs in a process that is kept. */
interface Run {
  /** What begins a line on each stream after which the script has nothing more to say; its exit code follows. */
  mark: string;
  /** Streams that have not said it yet. */
  streams: number;
  onLine: OnLine;
  onEnd(code: number | null): void;
}

/** Processes that wait for a script, the last one first. */
let idle: Kept[] = [];

/** A process that is there for the next script when one has ended by itself. Keeps nothing alive. */
class Kept {
  private readonly child: ChildProcess;
  private run: Run | undefined;
  private readonly options: string | undefined;

  constructor(env: NodeJS.ProcessEnv) {
    this.options = env["NODE_OPTIONS"];
    this.child = spawn(process.execPath, [PROCESS], { env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
    for (const from of ["stdout", "stderr"] as const) {
      const stream = this.child[from]!;
      createInterface({ input: stream }).on("line", (line) => this.hear(line, from));
      (stream as unknown as { unref(): void }).unref();
    }
    this.child.once("close", (code) => {
      idle = idle.filter((one) => one !== this);
      this.run?.onEnd(code);
    });
    this.child.unref();
    this.child.channel!.unref();
  }

  /** Whether Node would read the same of an environment. */
  isFor(env: NodeJS.ProcessEnv): boolean {
    return this.options === env["NODE_OPTIONS"];
  }

  start(script: Script, onLine: OnLine): Running {
    const { promise: ended, resolve: onEnd } = Promise.withResolvers<number | null>();
    const mark = randomUUID();
    this.run = { mark, streams: 2, onLine, onEnd };
    this.child.send({ ...script, mark });
    return { ended, kill: () => void (this.run?.mark === mark && this.child.connected && this.child.send(mark)) };
  }

  private hear(line: string, from: "stdout" | "stderr"): void {
    const { run } = this;
    if (run === undefined) return;
    if (!line.startsWith(run.mark)) return run.onLine(line, from);
    run.streams -= 1;
    if (run.streams > 0) return;
    this.run = undefined;
    idle.push(this);
    run.onEnd(Number(line.slice(run.mark.length)));
  }
}

/** Whether a script loads a program that is an ES module, which cannot be unloaded. Providers and plugins load none. */
function isModule({ file, cwd }: Script): boolean {
  const manifest = join(cwd, "package.json");
  if (/dynamic-provider|plugin[/\\]main\.js$/.test(file) || !existsSync(manifest)) return false;
  return (JSON.parse(readFileSync(manifest, "utf8")) as { type?: string }).type === "module";
}

/**
 * Starts scripts in processes that have loaded the SDK already, as to load it is most of what a script does; ES
 * modules in one of their own.
 */
export const kept: Start = (script, onLine) => {
  if (isModule(script)) return startProcess(script, onLine);
  const there = idle.findLast((one) => one.isFor(script.env));
  idle = idle.filter((one) => one !== there);
  return (there ?? new Kept(script.env)).start(script, onLine);
};
