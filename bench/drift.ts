import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { offlineStack } from "../scripts/engines";
import { DEFAULT_PASSWORD, FakeHub, type Seed } from "../testing";
import { type Figure, figure, paired } from "./figure";

const EXAMPLE = join(__dirname, "../examples/organization");
const MAIN = join(__dirname, "../dist/cli/main.js");

/** The command that looks for drift beside the preview that would. */
export async function drift(): Promise<Figure[]> {
  const hub = new FakeHub({
    seed: parse(readFileSync(join(EXAMPLE, "hub.yaml"), "utf8")) as Seed,
    rateLimit: { limit: 1e9 },
  });
  const { url, close } = await hub.serve();
  const config = {
    "dockerhub:org": "acme",
    "dockerhub:username": "ops",
    "dockerhub:password": { secret: DEFAULT_PASSWORD },
    "dockerhub:baseUrl": url,
  };
  const env = {
    ...process.env,
    DOCKERHUB_ORG: "acme",
    DOCKERHUB_USERNAME: "ops",
    DOCKERHUB_PASSWORD: DEFAULT_PASSWORD,
    DOCKERHUB_BASE_URL: url,
  };
  const stack = offlineStack({ project: EXAMPLE, config });
  const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-bench-"));
  const state = join(folder, "state.json");
  const { exitCode, text } = await stack.up();
  if (exitCode !== 0) throw new Error(text);
  writeFileSync(state, await stack.export());
  const command = () =>
    new Promise((resolve, reject) =>
      execFile(process.execPath, [MAIN, "drift", "--state", state], { env }, (error, stdout) =>
        error === null ? resolve(stdout) : reject(error),
      ),
    );
  const [ours, theirs] = await paired(7, command, () => stack.preview({ refresh: true }));
  stack.close();
  rmSync(folder, { recursive: true });
  await close();
  return [figure("time of drift, to that of preview --refresh", stack.engine, ours, theirs, 1)];
}
