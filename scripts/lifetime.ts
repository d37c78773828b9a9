import { endChildren } from "./children";

/** What a script has opened: how to close it. */
export type Closing = (close: () => unknown) => void;

/** Signals by which people and machines end a script, with the exit codes that shells give them. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
/** Longest time that closing may take before the script ends anyway, in milliseconds. */
const PATIENCE = 5_000;

/**
 * Runs a script that gives everything it opens to `closing`. However it ends, by itself, by a failure or by a signal,
 * all of that is closed, the latest first, its children are ended, and what went wrong is told in a sentence.
 *
 * @param what it is, as a sentence begins: `The demo`
 */
export function script(what: string, body: (closing: Closing) => Promise<void>): void {
  const closes: (() => unknown)[] = [];
  let over: Promise<void> | undefined;
  const end = (code: number): Promise<void> => {
    if (over !== undefined) return over;
    process.exitCode = code;
    // Whatever is still open by then, such as a connection that nobody answers, does not keep the script.
    setTimeout(() => process.exit(), PATIENCE).unref();
    return (over = close(closes).then(() => process.exit()));
  };
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (over === undefined) console.error(`\n${what} was stopped.`);
      void end(code);
    });
  }
  body((close) => void closes.push(close)).then(
    () => end(Number(process.exitCode ?? 0)),
    (error: unknown) => {
      // What a signal breaks off is not a failure.
      if (over === undefined) console.error(`${what} stops: ${sentenceOf(error)}`);
      return end(1);
    },
  );
}

async function close(closes: (() => unknown)[]): Promise<void> {
  await endChildren();
  for (const one of closes.reverse()) {
    try {
      await one();
    } catch (error) {
      console.error(`Something was left behind: ${sentenceOf(error)}`);
    }
  }
}

/** What Node says of files, with what to do. */
const WAYS_OUT: Record<string, string> = {
  EACCES: "Make it a place that can be written; for temporary files, TMPDIR names another one.",
  EROFS: "It is read-only; for temporary files, TMPDIR names another place.",
  ENOTDIR: "It is no folder; for temporary files, TMPDIR names another one.",
  ENOENT: "It does not exist; for temporary files, TMPDIR names another place.",
  ENOSPC: "The disk is full; for temporary files, TMPDIR names another place.",
  EADDRINUSE: "Another program has that port.",
};

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const wayOut = WAYS_OUT[(error as NodeJS.ErrnoException).code ?? ""];
  return wayOut === undefined ? error.message : `${error.message}. ${wayOut}`;
}
