/** What a shell reports of a command that a signal has ended. */
const CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** One Ctrl-C can arrive twice, from the terminal and from npx: within so many ms it is the same one. */
const SAME_MS = 1_000;

const SIGNALS = Object.keys(CODES) as (keyof typeof CODES)[];

/**
 * Lets Ctrl-C, SIGTERM and a terminal that is closed end the command in an orderly way: no further request but those that tidy up.
 * The second one ends it at once.
 *
 * @param onFirst called once
 * @param onSecond called last of all
 */
export function interruptible(onFirst: () => void, onSecond: () => void) {
  const controller = new AbortController();
  let code: number | undefined;
  let first = 0;
  const stop = (signal: keyof typeof CODES) => () => {
    if (code !== undefined) {
      if (Date.now() - first < SAME_MS) return;
      onSecond();
      process.exit(code);
    }
    [code, first] = [CODES[signal], Date.now()];
    onFirst();
    controller.abort();
  };
  const listeners = SIGNALS.map((signal) => [signal, stop(signal)] as const);
  for (const [signal, listener] of listeners) process.on(signal, listener);
  // What cannot be said any more must not keep anything from being removed.
  process.stderr.on("error", () => undefined);
  return {
    signal: controller.signal,
    /** The exit code of whatever has ended it; undefined when nothing has. */
    code: () => code,
    close: () => {
      for (const [signal, listener] of listeners) process.off(signal, listener);
    },
  };
}
