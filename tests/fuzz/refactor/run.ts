import fc from "fast-check";
import { play } from "./play";
import { story } from "./story";

/** So long a smaller story that fails is looked for. */
const SHRINKING_MS = 60_000;

/** Plays the story of a seed. Returns undefined when all went well, else the command that repeats it and a small story that fails. */
export async function playRefactoring(seed: number): Promise<string | undefined> {
  const run = await fc.check(
    fc.asyncProperty(story, (told) => play(told)),
    { seed, numRuns: 1, interruptAfterTimeLimit: SHRINKING_MS },
  );
  if (!run.failed) return undefined;
  const lines: string[] = [];
  const why = await play(run.counterexample![0], (line) => lines.push(line)).catch((error: unknown) => error);
  return `npm run fuzz -- --refactoring ${seed}\n${lines.join("\n")}\n${why instanceof Error ? why.message : String(why)}`;
}
