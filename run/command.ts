import { execFile } from "node:child_process";
import { existsSync, readFileSync, readlinkSync } from "node:fs";
import { basename, isAbsolute } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** So many processes may stand between the engine and this one, such as a shell. */
const GENERATIONS = 3;

/** Options that stand before the name of a command and have a value. Source: `pulumi --help`. */
const WITH_VALUE = ["-C", "--cwd", "--color", "-v", "--verbose", "--tracing", "--profiling", "--memprofilerate"];

/** What a command that calls a provider does: it ends a whole stack, runs a program, or neither. */
type Does = "ends" | "runs" | "reads";

const COMMANDS: Readonly<Record<string, Does>> = {
  destroy: "ends",
  down: "ends",
  dn: "ends",
  up: "runs",
  update: "runs",
  preview: "runs",
  pre: "runs",
  watch: "runs",
  refresh: "reads",
  import: "reads",
};

/** What it is called: also with its version behind, and not what it starts itself. */
const PULUMI = /^pulumi(?!-(resource|language|analyzer|converter|tool)-)/;

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
    if ([command, found.file].some((one) => PULUMI.test(basename(one))))
      return { file: [found.file, command].find((one) => isAbsolute(one) && existsSync(one)) ?? "pulumi", args };
    pid = found.parent;
  }
  return undefined;
}

/** Whether arguments of `pulumi` end a whole stack; undefined where nobody can tell. */
export function endsAll(args: readonly string[] = []): boolean | undefined {
  const does = doing(args);
  return does && does === "ends";
}

/** Whether the engine runs a program, be it of a language in which programs do not tell it so; undefined where nobody can tell. */
export function runsProgram(args: readonly string[] = []): boolean | undefined {
  const does = doing(args);
  return does && does === "runs";
}

/** Commands that change nothing, whatever they run or read. */
const LOOKS = ["preview", "pre"];

/** Whether arguments of `pulumi` only look at what a program would do; false where nobody can tell. */
export const onlyLooks = (args: readonly string[] = []): boolean => LOOKS.includes(commandIn(args) ?? "");

/** Options that leave resources of a stack out; short ones also after letters that have no value. Source: `pulumi up --help`. */
const LEAVES_OUT = /^(-[defhjQry]*[tx]|--target|--exclude)/;
/** The same in the environment. Source: how `pulumi` reads any of its options there. */
const LEAVE_OUT = ["PULUMI_OPTION_TARGET", "PULUMI_OPTION_TARGET_REPLACE", "PULUMI_OPTION_EXCLUDE"];

/** Whether arguments of `pulumi`, or its environment, leave a part of a stack out, of which its plugins hear nothing then. */
export const leavesOut = (args: readonly string[] = [], env = process.env): boolean =>
  args.some((one) => LEAVES_OUT.test(one)) || LEAVE_OUT.some((name) => (env[name] ?? "") !== "");

/** What the arguments of `pulumi` ask for; undefined where they name no command that is known. */
function doing(args: readonly string[]): Does | undefined {
  const command = commandIn(args);
  return command !== undefined && Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
}

function commandIn(args: readonly string[]): string | undefined {
  for (let index = 0; index < args.length; index++) {
    const one = args[index]!;
    if (WITH_VALUE.includes(one)) index++;
    else if (!one.startsWith("-")) return one;
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
