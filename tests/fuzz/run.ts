import fc from "fast-check";
import { InProcess } from "../support/inProcess";
import { MemoryStack, type Told } from "../support/memoryStack";
import { ProcessStack } from "../support/processStack";
import { type Played, play } from "./play";
import { seed as organization } from "./people";
import { type Story, story } from "./story";

/** Random programs take out whomever they like. */
const OVERRIDDEN = new Map([["maxRemoval" as const, "the fuzzer"]]);

/** In one process, on a clock that passes only when somebody waits for it. */
async function inOneProcess(told: Story): Promise<void> {
  await play(new MemoryStack(new InProcess({ seed: organization }, { rails: { overridden: OVERRIDDEN } })), told);
}

/** With a process each for engine, program and provider, and with SIGKILL for a kill. */
async function inProcesses(told: Story): Promise<void> {
  const stack = await ProcessStack.open(organization, undefined, { "dockerhub:override": "maxRemoval: the fuzzer" });
  const run = async (verb: "up" | "preview" | "destroy", ...flags: string[]): Promise<Told> => {
    const { code, output } = await stack.run(verb, ...flags);
    notices.push(...output.split("\n"));
    return { changes: code === 7 ? [output] : [], problems: code === 0 || code === 7 ? [] : [output] };
  };
  const notices: string[] = [];
  const flags = ({ refresh }: { refresh: boolean }) => (refresh ? ["--refresh"] : []);
  const played: Played = {
    fake: stack.fake,
    notices,
    up: (program, options) => {
      stack.declare(program);
      return run("up", ...flags(options));
    },
    upAndKill: async (program, at, options) => {
      stack.declare(program);
      await stack.kill(at, ...flags(options));
      await stack.command.unlock();
    },
    preview: (program, options) => {
      stack.declare(program);
      return run("preview", "--expect-no-changes", ...flags(options));
    },
    destroy: () => run("destroy"),
  };
  await play(played, told).finally(() => stack.close());
}

export const WAYS = { inOneProcess, inProcesses };

/**
 * Plays the story of a seed. Returns undefined when all went well, else the command that repeats
 * the failure, and a small story that fails in the same way.
 */
export async function playSeed(seed: number, way: keyof typeof WAYS): Promise<string | undefined> {
  // Processes take too long to look for a smaller story with them.
  const run = await fc.check(fc.asyncProperty(story, WAYS[way]), {
    seed,
    numRuns: 1,
    endOnFailure: way === "inProcesses",
  });
  if (!run.failed) return undefined;
  const why = run.errorInstance instanceof Error ? run.errorInstance.message : String(run.errorInstance);
  const command = `npm run fuzz -- --seed ${seed}${way === "inProcesses" ? " --processes" : ""}`;
  return `${command}\n${shown(run.counterexample![0])}\n${why}`;
}

/** A story in a few lines. */
function shown({ chapters }: Story): string {
  const lines = chapters.map(({ program, hands, trouble, refresh }) => [
    ...hands.map(({ what }) => `somebody ${what}`),
    `up${refresh ? " --refresh" : ""} ${trouble === undefined ? "" : JSON.stringify(trouble)}`,
    ...program.map(({ type, name, args }) => `  ${type} ${name} ${JSON.stringify(args)}`),
  ]);
  return lines.flat().join("\n");
}
