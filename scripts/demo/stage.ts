/** How the demo shows what happens. */
import { join } from "node:path";
import type { FakeHub } from "../../testing";
import { type Ended, runCommand } from "../children";

const MAIN = join(__dirname, "../../dist/cli/main.js");
const color = process.stdout.isTTY && process.env["NO_COLOR"] === undefined;

export const bold = (text: string) => (color ? `\u001b[1m${text}\u001b[0m` : text);
export const indented = (text: string, by = "   ") => text.trimEnd().replace(/^/gm, by);

let chapter = 0;
export function title(text: string, why: string): void {
  console.log(`\n${bold(`${++chapter}. ${text}`)}\n   ${why}\n`);
}

/** Shows what a command said, what it asked the Hub, and that it ended as it should. Throws when it did not. */
export async function show(hub: FakeHub, run: () => Promise<Ended>, expected: number): Promise<void> {
  const [requests, writes] = [hub.log.length, hub.writes().length];
  const { text, exitCode } = await run();
  console.log(indented(text));
  const written = hub.writes().length - writes;
  console.log(
    `\n   exit code ${exitCode}, ${hub.log.length - requests} requests to Docker Hub, ${written} of them writes`,
  );
  if (exitCode !== expected) throw new Error(`exit code ${expected} was expected, and it was ${exitCode}.`);
}

/** Runs a command of this package, as a user would. */
export function command(env: Record<string, string>, ...args: string[]): Promise<Ended> {
  return runCommand(process.execPath, [MAIN, ...args], { env: { ...process.env, ...env } });
}
