import { type ChildProcess, execFile } from "node:child_process";
import { delimiter, join } from "node:path";
import { QUICK } from "../../scripts/quick";
import { FakeHub, type FakeHubOptions } from "../../testing";
import { PASSWORD } from "../support/spec";

export const MAIN = join(__dirname, "../../dist/cli/main.js");
const SHIM = join(__dirname, "../support/shim");

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the command as a user would, with no more of an environment than is given. */
export function cli(
  args: readonly string[],
  env: Record<string, string> = {},
  cwd = __dirname,
  onStart: (child: ChildProcess) => void = () => undefined,
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [MAIN, ...args],
      { cwd, env: { PATH: process.env["PATH"] ?? "", ...env }, maxBuffer: 1 << 28 },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
    onStart(child);
  });
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
