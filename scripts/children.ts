import { type ChildProcess, execFile } from "node:child_process";

/** What a command said, both streams together, and how it ended. */
export interface Ended {
  /** 1 where a signal has ended it. */
  exitCode: number;
  text: string;
}

/** Commands that are running. */
const running = new Set<ChildProcess>();
/** Time that a command has for ending well once it is asked to, in milliseconds. */
const GRACE = 1_500;

/** Runs a command to its end. Throws when there is no such command. */
export function runCommand(
  file: string,
  args: readonly string[],
  { cwd, env }: { cwd?: string; env: NodeJS.ProcessEnv },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = execFile(file, args, { cwd, env, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      running.delete(child);
      const { code } = (error ?? {}) as { code?: unknown };
      if (code === "ENOENT") return reject(error!);
      const text = stdout + stderr;
      if (error === null || typeof code === "number") return resolve({ exitCode: Number(code ?? 0), text });
      resolve({
        exitCode: 1,
        text: `${text}${error.message.split("\n")[0]}${error.signal ? ` ended by ${error.signal}` : ""}\n`,
      });
    });
    running.add(child);
  });
}

/** Ends the commands that are still running, and waits until they are gone. */
export async function endChildren(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGINT");
      const hard = setTimeout(() => child.kill("SIGKILL"), GRACE);
      await gone;
      clearTimeout(hard);
    }),
  );
}
