import { spawnSync } from "node:child_process";

/** Whether a command is on this machine. */
export const has = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: "ignore" }).status === 0;

/** What a command prints when it is given this; throws what it says when it fails. */
export function output(command: string, args: readonly string[], input = "", cwd?: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    cwd,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${error?.message ?? stdout + stderr}`);
  return stdout;
}
