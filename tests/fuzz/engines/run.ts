import fc from "fast-check";
import { realVersion } from "../../../scripts/engines";
import { playOnBoth, type Stages } from "./play";
import { Stage } from "./stage";
import { story } from "./story";

/** A smaller story is looked for so long; a command takes seconds. */
const LOOKING_MS = 600_000;

/** The real command and the offline engine. Throws when there is no real command. */
export async function openBoth(): Promise<Stages & { version: string; close(): Promise<void> }> {
  const version = await realVersion();
  if (version === undefined) throw new Error("There is no pulumi on the PATH to compare the offline engine with.");
  const real = await Stage.open(version);
  const offline = await Stage.open(undefined);
  const close = async () => void (await Promise.all([real.close(), offline.close()]));
  return { version, real, offline, commands: 0, close };
}

/**
 * Plays the story of a seed on both. Returns undefined when they agree, else the command that repeats the
 * difference, and a small story that shows it.
 */
export async function playEngines(stages: Stages, seed: number, shrink = true): Promise<string | undefined> {
  const run = await fc.check(
    fc.asyncProperty(story, (told) => playOnBoth(stages, told)),
    { seed, numRuns: 1, endOnFailure: !shrink, interruptAfterTimeLimit: LOOKING_MS },
  );
  if (run.counterexample === null) return undefined;
  const lines: string[] = [];
  const why = await playOnBoth(stages, run.counterexample[0], (line) => lines.push(line)).catch(
    (error: unknown) => error,
  );
  const said = why instanceof Error ? why.message : `this time they agree; before, ${String(run.errorInstance)}`;
  return `npm run fuzz -- --engines both --seed ${seed}\n${lines.join("\n")}\n${said}`;
}
