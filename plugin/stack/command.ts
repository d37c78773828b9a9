import { execFile } from "node:child_process";
import { existsSync, readFileSync, readlinkSync } from "node:fs";
import { basename, isAbsolute } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** So many processes may stand between the engine and this one, such as a shell. */
const GENERATIONS = 3;

/** Options that stand before the name of a command and have a value. Source: `pulumi --help`. */
const WITH_VALUE = ["-C", "--cwd", "--color", "-v", "--verbose", "--tracing", "--profiling", "--memprofilerate"];

/** Commands that call a provider, and whether they end a whole stack. */
const COMMANDS: Readonly<Record<string, boolean>> = {
  destroy: true,
  down: true,
  dn: true,
  up: false,
  update: false,
  preview: false,
  pre: false,
  refresh: false,
  import: false,
  watch: false,
};

/** A process of `pulumi`. */
export interface Command {
  /** Where it is, as far as the system tells: it need not be on the PATH. */
  file: string;
  args: readonly string[];
}

/** The `pulumi` that started this process, or what did; undefined where nobody can tell. */
export async function commandAbove(parent = process.ppid): Promise<Command | undefined> {
  let pid = parent;
  for (let generation = 0; generation < GENERATIONS && pid > 1; generation++) {
    const found = await processOf(pid).catch(() => undefined);
    if (found === undefined) return undefined;
    const [command = "", ...args] = found.args;
    if (/^pulumi(\.exe)?$/.test(basename(command)))
      return { file: [found.file, command].find((one) => isAbsolute(one) && existsSync(one)) ?? "pulumi", args };
    pid = found.parent;
  }
  return undefined;
}

/** Whether a command ends a whole stack; undefined where nobody can tell. */
export const destroys = (command: Command | undefined): boolean | undefined => command && endsAll(command.args);

/** What the arguments of `pulumi` say; undefined where they name no command that is known. */
export function endsAll(args: readonly string[]): boolean | undefined {
  for (let index = 0; index < args.length; index++) {
    const one = args[index]!;
    if (WITH_VALUE.includes(one)) index++;
    else if (!one.startsWith("-")) return Object.hasOwn(COMMANDS, one) ? COMMANDS[one] : undefined;
  }
  return undefined;
}

async function processOf(pid: number): Promise<Command & { parent: number }> {
  if (process.platform === "linux") {
    const args = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    const parent = /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return { parent: Number(parent), file: readlinkSync(`/proc/${pid}/exe`), args };
  }
  const { stdout } = await run("ps", ["-o", "ppid=,args=", "-p", String(pid)]);
  const [parent, ...args] = stdout.trim().split(/\s+/);
  return { parent: Number(parent), file: args[0] ?? "", args };
}
