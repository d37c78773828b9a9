import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { QUICK } from "../scripts/quick";
import { DEFAULT_PASSWORD, FakeHub, type Seed } from "../testing";
import { type Figure, figure, paired } from "./figure";
import { fine, openStack } from "./stack";

const EXAMPLE = join(__dirname, "../examples/organization");
const MAIN = join(__dirname, "../dist/cli/main.js");

/** The command that looks for drift beside the preview that would. */
export async function drift(): Promise<Figure[]> {
  const hub = new FakeHub({
    seed: parse(readFileSync(join(EXAMPLE, "hub.yaml"), "utf8")) as Seed,
    rateLimit: { limit: 1e9 },
  });
  const { stack, url, close } = await openStack(hub, QUICK, EXAMPLE);
  const env = {
    ...process.env,
    DOCKERHUB_ORG: "acme",
    DOCKERHUB_USERNAME: "ops",
    DOCKERHUB_PASSWORD: DEFAULT_PASSWORD,
    DOCKERHUB_BASE_URL: url,
  };
  const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-bench-"));
  const state = join(folder, "state.json");
  await fine(stack.up());
  writeFileSync(state, await stack.export());
  const command = () =>
    new Promise((resolve, reject) =>
      execFile(process.execPath, [MAIN, "drift", "--state", state], { env }, (error, stdout) =>
        error === null ? resolve(stdout) : reject(error),
      ),
    );
  const [ours, theirs] = await paired(7, command, () => stack.preview({ refresh: true }));
  rmSync(folder, { recursive: true });
  await close();
  return [figure("time of drift, to that of preview --refresh", stack.engine, ours, theirs, 1)];
}
