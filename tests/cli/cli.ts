import { type ChildProcess, execFile, type ExecFileOptions } from "node:child_process";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { QUICK } from "../../scripts/quick";
import { FakeHub, type FakeHubOptions } from "../../testing";
import { kept } from "../support/kept";
import { PASSWORD } from "../support/spec";

export const MAIN = join(__dirname, "../../dist/cli/main.js");
const SHIM = join(__dirname, "../support/shim");

export interface Ran {
  /** As a shell reports it, which adds 128 to the number of a signal. */
  code: number;
  /** Ended by it and not by itself. */
  signal?: NodeJS.Signals;
  stdout: string;
  stderr: string;
}

/** Runs something to its end, however that is. Rejects what cannot be run. */
export function ran(
  file: string,
  args: readonly string[],
  options: ExecFileOptions,
  onStart: (child: ChildProcess) => void = () => undefined,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = execFile(file, args, { ...options, encoding: "utf8" }, (error, stdout, stderr) => {
      if (typeof error?.code === "string") return reject(error);
      const { signal } = error ?? {};
      if (signal) return resolve({ code: 128 + constants.signals[signal], signal, stdout, stderr });
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
    onStart(child);
  });
}

/**
 * Runs the command as a user would, with no more of an environment than is given; in a process that is kept, unless
 * something is done to the process.
 */
export async function cli(
  args: readonly string[],
  more: Record<string, string> = {},
  cwd = __dirname,
  onStart?: (child: ChildProcess) => void,
): Promise<Ran> {
  const env = { PATH: process.env["PATH"] ?? "", ...more };
  if (onStart !== undefined) return ran(process.execPath, [MAIN, ...args], { cwd, env, maxBuffer: 1 << 28 }, onStart);
  const said = { stdout: "", stderr: "" };
  const code = await kept({ file: MAIN, args, cwd, env }, (line, from) => (said[from] += `${line}\n`)).ended;
  return { code: code ?? 128, ...said };
}

/** A Hub on a port, and what signs in to it. */
export async function served(options: FakeHubOptions) {
  const hub = new FakeHub({ rateLimit: { limit: 1e6 }, ...options });
  const ops = hub.store.accounts.get("ops");
  if (ops !== undefined) ops.password = PASSWORD;
  const { url, close } = await hub.serve();
  const config = {
    "dockerhub:org": "acme",
    "dockerhub:username": "ops",
    "dockerhub:password": { secret: PASSWORD },
    "dockerhub:baseUrl": url,
  };
  const env = {
    DOCKERHUB_ORG: "acme",
    DOCKERHUB_USERNAME: "ops",
    DOCKERHUB_PASSWORD: PASSWORD,
    DOCKERHUB_BASE_URL: url,
  };
  return { hub, url, close, config, env };
}

/** The offline engine under the name of pulumi, with a state of its own. */
export function underShim(state: string, config: object): Record<string, string> {
  return {
    ...QUICK,
    PATH: `${SHIM}${delimiter}${process.env["PATH"] ?? ""}`,
    SHIM_STATE: state,
    SHIM_CONFIG: JSON.stringify(config),
  };
}
