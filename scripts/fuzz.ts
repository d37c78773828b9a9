/**
 * Plays random stories: `npm run fuzz -- --seeds 10000`, or one again: `npm run fuzz -- --seed 42 [--processes]`.
 * Changes of one program into another in a small world: `--changes 100000 [--from 5000]`, or one again: `--change 42`.
 * Programs that are refactored: `--refactorings 10000 [--from 5000]`, or one again: `--refactoring 42`.
 * Stories on the real command and on the offline engine beside each other: `--engines both --seeds 200 [--from 100]`.
 */
import { parseArgs } from "node:util";
import { openBoth, playEngines } from "../tests/fuzz/engines/run";
import { playRefactoring } from "../tests/fuzz/refactor/run";
import { playSeed } from "../tests/fuzz/run";
import { nth, play, transitions } from "../tests/world/world";
import { type Closing, script } from "./lifetime";

/** One in so many seeds is played with processes as well. */
const WITH_PROCESSES = 250;
/** Seeds between two lines of progress. */
const TOLD = 500;

async function main(closing: Closing): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: "string", default: "1000" },
      seed: { type: "string" },
      processes: { type: "boolean" },
      engines: { type: "string" },
      changes: { type: "string" },
      change: { type: "string" },
      refactorings: { type: "string" },
      refactoring: { type: "string" },
      from: { type: "string", default: "0" },
    },
  });
  const from = whole(values.from);
  if (values.change !== undefined) return play(whole(values.change));
  if (values.changes !== undefined) {
    const one = async (n: number) => void (await play(nth(n)));
    return each(from, whole(values.changes), `of ${transitions} changes passed`, one);
  }
  if (values.refactoring !== undefined)
    return each(whole(values.refactoring), 1, "seeds of refactorings passed", playRefactoring);
  if (values.refactorings !== undefined)
    return each(from, whole(values.refactorings), "seeds of refactorings passed", playRefactoring);
  const [first, count] = values.seed === undefined ? [from, whole(values.seeds)] : [whole(values.seed), 1];
  if (values.engines !== undefined) return engines(values.engines, first, count, closing);
  if (values.processes) return each(first, count, "seeds passed with processes", (n) => playSeed(n, "inProcesses"));
  await each(first, count, "seeds passed, one in 250 with processes as well", async (seed) => {
    const failed = await playSeed(seed, "inOneProcess");
    if (failed !== undefined || count === 1 || seed % WITH_PROCESSES !== WITH_PROCESSES - 1) return failed;
    return playSeed(seed, "inProcesses");
  });
}

/** Plays so many, and tells how far it is. Throws the first failure. */
async function each(
  from: number,
  count: number,
  what: string,
  one: (n: number) => Promise<string | undefined | void>,
): Promise<void> {
  const started = Date.now();
  for (let n = 1; n <= count; n++) {
    const failed = await one(from + n - 1);
    if (failed !== undefined) throw new Error(failed);
    if (n % TOLD === 0 || n === count) console.log(`${n} ${what}, in ${seconds(started)} s`);
  }
}

/** Plays so many stories on both engines. Tells of every difference, and throws in the end when there was one. */
async function engines(which: string, from: number, count: number, closing: Closing): Promise<void> {
  if (which !== "both") throw new Error(`--engines ${which} means nothing: it is "both".`);
  const started = Date.now();
  const both = await openBoth();
  let stopped = false;
  closing(() => {
    stopped = true;
    return both.close();
  });
  const differ: number[] = [];
  for (let seed = from; seed < from + count; seed++) {
    const difference = await playEngines(both, seed);
    // What fails because the engines are taken away is no difference.
    if (stopped) return;
    if (difference !== undefined) differ.push(seed);
    console.log(difference ?? `seed ${seed}: the engines agree, ${seconds(started)} s`);
  }
  const summary = `${count} seeds on the offline engine and pulumi ${both.version}, ${differ.length} differences, ${both.commands} commands each, in ${seconds(started)} s`;
  if (differ.length > 0) throw new Error(`${summary}: ${differ.join(", ")}`);
  console.log(summary);
}

const seconds = (since: number) => Math.round((Date.now() - since) / 1000);

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new Error(`${text} is no whole number.`);
  return number;
}

script("The fuzzer", main);
