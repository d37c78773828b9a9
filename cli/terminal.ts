import { styleText } from "node:util";

type Style = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";

/** Styles text when it goes to a terminal and nobody has set NO_COLOR. */
export function styled(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout });
}

/** Long work is announced on stderr after this many ms, and again as often. */
const QUIET_MS = 1_000;

/** What a shell reports of a command that was interrupted. */
const INTERRUPTED = 130;

/**
 * Runs something, and says on stderr what is going on when it takes long. From then on Ctrl-C ends
 * the command between two steps and not in the middle of one: nothing is left half-written.
 */
export async function withProgress<T>(what: string, body: () => Promise<T>): Promise<T> {
  // Not once: a second one, which npx passes on as well, would end the process by the signal while it ends by itself.
  process.on("SIGINT", () => process.exit(INTERRUPTED));
  const started = Date.now();
  const say = () => process.stderr.write(`${what} … ${Math.round((Date.now() - started) / 1000)} s\n`);
  const timer = setInterval(say, QUIET_MS);
  try {
    return await body();
  } finally {
    clearInterval(timer);
  }
}

/** Writes a whole text to stdout before anything else goes on. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) =>
    process.stdout.write(text.endsWith("\n") ? text : `${text}\n`, (error) => (error ? reject(error) : resolve())),
  );
}

/** Rows in columns of equal width. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
