/** One measured figure: a ratio of two things of the same run, and what it should be. */
export interface Figure {
  figure: string;
  /** What was measured, such as the size of the organization or the engine. */
  at: string;
  value: number;
  /** What it is compared with; 1 where the target is absolute. */
  bound: number;
  ratio: number;
  /** The ratio should be at most this. */
  target: number;
  ok: boolean;
}

const rounded = (value: number) => Number(value.toPrecision(4));

export function figure(name: string, at: string, value: number, bound: number, target: number): Figure {
  const ratio = bound === 0 ? value : value / bound;
  return {
    figure: name,
    at,
    value: rounded(value),
    bound: rounded(bound),
    ratio: rounded(ratio),
    target,
    ok: ratio <= target * 1.0001,
  };
}

/** Middle of several runs, so that one slow one does not count. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

/** Milliseconds of each of two things, run in turn so that both meet the same machine. */
export async function paired(times: number, one: () => unknown, other: () => unknown): Promise<[number, number]> {
  const [ones, others]: [number[], number[]] = [[], []];
  for (let n = 0; n < times; n++) {
    ones.push(await timed(one));
    others.push(await timed(other));
  }
  return [median(ones), median(others)];
}

export async function timed(run: () => unknown): Promise<number> {
  const start = process.hrtime.bigint();
  await run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}
