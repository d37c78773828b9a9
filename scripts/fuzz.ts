/**
 * Plays random stories: `npm run fuzz -- --seeds 10000`, or one again: `npm run fuzz -- --seed 42 [--processes]`.
 * And changes of one program into another in a small world: `--changes 100000 [--from 5000]`, or one again: `--change 42`.
 */
import { parseArgs } from "node:util";
import { script } from "./lifetime";
import { playRefactoring } from "../tests/fuzz/refactor/run";
import { playSeed } from "../tests/fuzz/run";
import { nth, play, transitions } from "../tests/world/world";

/** One in so many seeds is played with processes as well. */
const WITH_PROCESSES = 250;
/** Seeds between two lines of progress. */
const TOLD = 500;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: "string", default: "1000" },
      seed: { type: "string" },
      processes: { type: "boolean" },
      changes: { type: "string" },
      change: { type: "string" },
      refactorings: { type: "string" },
      refactoring: { type: "string" },
      from: { type: "string", default: "0" },
    },
  });
  if (values.change !== undefined) return play(Number(values.change));
  if (values.changes !== undefined) return changes(Number(values.from), Number(values.changes));
  if (values.refactoring !== undefined) return refactorings(Number(values.refactoring), 1);
  if (values.refactorings !== undefined) return refactorings(Number(values.from), Number(values.refactorings));
  const only = values.seed === undefined ? undefined : Number(values.seed);
  const [first, count] = only === undefined ? [1, Number(values.seeds)] : [only, 1];
  if (!Number.isInteger(first) || !Number.isInteger(count) || count < 1)
    throw new Error("--seeds and --seed are whole numbers.");
  const started = Date.now();
  let processes = 0;
  for (let seed = first; seed < first + count; seed++) {
    const alone = values.processes === true;
    const failures = [alone ? undefined : await playSeed(seed, "inOneProcess")];
    if (alone || (only === undefined && seed % WITH_PROCESSES === 0)) {
      processes += 1;
      failures.push(await playSeed(seed, "inProcesses"));
    }
    const failed = failures.find((one) => one !== undefined);
    if (failed !== undefined) throw new Error(failed);
    const done = seed - first + 1;
    if (done % TOLD === 0 || done === count) {
      console.log(
        `${done} seeds passed, ${processes} of them with processes, in ${Math.round((Date.now() - started) / 1000)} s`,
      );
    }
  }
}

/** Plays so many stories of programs that are refactored. */
async function refactorings(from: number, count: number): Promise<void> {
  const started = Date.now();
  for (let n = 0; n < count; n++) {
    const failed = await playRefactoring(from + n);
    if (failed !== undefined) throw new Error(failed);
    if ((n + 1) % TOLD === 0 || n + 1 === count) {
      console.log(`${n + 1} seeds of refactorings passed, in ${Math.round((Date.now() - started) / 1000)} s`);
    }
  }
}

/** Plays so many changes of the small world. */
async function changes(from: number, count: number): Promise<void> {
  const started = Date.now();
  for (let n = 0; n < count; n++) {
    await play(nth(from + n));
    if ((n + 1) % TOLD === 0 || n + 1 === count) {
      const seconds = Math.round((Date.now() - started) / 1000);
      console.log(`${n + 1} of ${transitions} changes passed, in ${seconds} s`);
    }
  }
}

script("The fuzzer", main);
