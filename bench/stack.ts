import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { realVersion, type Stack, stackOn } from "../scripts/engines";
import { DEFAULT_PASSWORD, type FakeHub } from "../testing";

const SPEC = join(__dirname, "../tests/programs/spec");

/** So much memory is what the program of 5,000 single resources takes, in MB. */
const ROOM = 8192;

/** A stack on a Hub, and what is to be closed with it. */
export interface Opened {
  stack: Stack;
  url: string;
  /** What the spec program declares from now on. */
  declare(spec: readonly object[]): void;
  close(): Promise<void>;
}

/**
 * A stack on the real command where there is one, and otherwise on the offline engine; programs start as they do for
 * users, with nothing that makes them quicker.
 *
 * @param project the spec program when left out
 * @param env variables beside those of this process
 */
export async function openStack(fake: FakeHub, env: Record<string, string> = {}, project = SPEC): Promise<Opened> {
  const { url, close } = await fake.serve();
  const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-bench-"));
  const spec = join(folder, "spec.json");
  const config = {
    "dockerhub:org": "acme",
    "dockerhub:username": "ops",
    "dockerhub:password": { secret: DEFAULT_PASSWORD },
    "dockerhub:baseUrl": url,
  };
  const own = { NODE_OPTIONS: `--max-old-space-size=${ROOM}`, SPEC: spec };
  const stack = await stackOn(await realVersion(), { project, config, env: { ...process.env, ...own, ...env } });
  return {
    stack,
    url,
    declare: (declared) => writeFileSync(spec, JSON.stringify(declared)),
    close: async () => {
      stack.close();
      rmSync(folder, { recursive: true, force: true });
      await close();
    },
  };
}

/** What a command has to do. Throws what it said otherwise. */
export async function fine(run: Promise<{ exitCode: number; text: string }>): Promise<void> {
  const { exitCode, text } = await run;
  if (exitCode !== 0) throw new Error(text.slice(-5_000));
}
