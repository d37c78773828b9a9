import {
  AuthenticationError,
  ConnectionError,
  HubError,
  RateLimitError,
  UnexpectedReplyError,
} from "../../provider/hub/errors";
import { version } from "../version";
import { type BenchOptions, openBench } from "./bench";
import type { Own } from "./own";
import type { ConformanceReport, Told } from "./report";
import type { Bench, Row } from "./row";
import { rows as allOfThem } from "./rows";
import { neverTried } from "./rows/neverTried";
import { say } from "./say";
import { cannotTell, Settled, type Verdict } from "./verdict";
import { Interrupted, type Wire } from "./wire";

export interface ConformOptions extends BenchOptions {
  wire: Wire;
  /** The whole table when left out. */
  rows?: readonly Row[];
  /** Called before each check. */
  onRow?(name: string, number: number, of: number): void;
  /** Called with what keeps account of everything that is to be removed, before anything is made. */
  onOwn?(own: Own): void;
}

/** What came of a run: whether it went through the whole table, or somebody ended it. */
export type Conformed = Omit<ConformanceReport, "service"> & { interrupted: boolean };

/**
 * Goes through the table, and removes whatever it has made, come what may. Throws when nobody can
 * sign in.
 */
export async function conform(options: ConformOptions): Promise<Conformed> {
  const { wire, write, rows = allOfThem, onRow } = options;
  await signIn(wire);
  const bench = openBench(wire, options);
  options.onOwn?.(bench.own);
  const due = rows.filter(({ needs }) => write || needs === "read");
  const told: Told[] = [];
  let interrupted = false;
  let left: ConformanceReport["left"] = [];
  try {
    for (const [index, row] of due.entries()) {
      onRow?.(row.name, index + 1, due.length);
      const { name, expects, source } = row;
      told.push({ name, expects, source, ...(await judged(row, bench)) });
    }
    for (const { because, ...row } of rows === allOfThem && write ? neverTried : []) {
      told.push({ ...row, ...cannotTell(because) });
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    interrupted = true;
  } finally {
    left = (await bench.own.clear(wire)).map(({ what, name, how }) => ({ what, name, how }));
  }
  const { requests, unanswered } = wire;
  return {
    version: version(),
    at: new Date(wire.clock.now()).toISOString(),
    credential: wire.credential.kind,
    wrote: write,
    requests,
    unanswered,
    rows: told,
    left,
    interrupted,
  };
}

/** A sign-in whose reply has no token is something to be told; one that is refused ends the run. */
async function signIn(wire: Wire): Promise<void> {
  await wire.signIn().catch((error: unknown) => {
    if (!(error instanceof UnexpectedReplyError)) throw error;
  });
}

async function judged(row: Row, bench: Bench): Promise<Verdict> {
  try {
    return await row.check(bench);
  } catch (error) {
    if (error instanceof Settled) return error.verdict;
    if (!(error instanceof HubError)) throw error;
    return cannotTell(reasonOf(error));
  }
}

function reasonOf(error: HubError) {
  if (error instanceof ConnectionError) return say`no reply came`;
  if (error instanceof RateLimitError) return say`the rate limit did not open in time`;
  if (error instanceof AuthenticationError) return say`the sign-in is not accepted any more`;
  return say`nobody is signed in: the reply to signing in holds no token`;
}
