/** Plays random stories: `npm run fuzz -- --seeds 10000`, or one again: `npm run fuzz -- --seed 42 [--processes]`. */
import { parseArgs } from "node:util";
import { playSeed } from "../tests/fuzz/run";

/** One in so many seeds is played with processes as well. */
const WITH_PROCESSES = 250;
/** Seeds between two lines of progress. */
const TOLD = 500;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { seeds: { type: "string", default: "1000" }, seed: { type: "string" }, processes: { type: "boolean" } },
  });
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

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
