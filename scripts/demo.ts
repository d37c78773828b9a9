/**
 * Shows the whole path on a fake Docker Hub: preview, up, an empty preview, a change made by hand,
 * the drift found and explained, the repair, an organization put under code, destroy. With --keep the
 * Hub stays for one's own programs.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { DEFAULT_PASSWORD, FakeHub, type Seed } from "../testing";
import { realVersion, type Run, type Stack, stackOn } from "./engines";

const EXAMPLE = join(__dirname, "../examples/organization");
const MAIN = join(__dirname, "../dist/cli/main.js");
/** Inside the clone, where the package is found without installing it. */
const ADOPTED = join(__dirname, "../tests/programs/demo.tmp");
const color = process.stdout.isTTY && process.env["NO_COLOR"] === undefined;
const bold = (text: string) => (color ? `\u001b[1m${text}\u001b[0m` : text);

let chapter = 0;
function title(text: string, why: string): void {
  console.log(`\n${bold(`${++chapter}. ${text}`)}\n   ${why}\n`);
}

/** Shows what a command said, what it asked the Hub, and that it ended as it should. */
async function show(hub: FakeHub, run: () => Promise<Pick<Run, "exitCode" | "text">>, expected: number): Promise<void> {
  const [requests, writes] = [hub.log.length, hub.writes().length];
  const { text, exitCode } = await run();
  console.log(text.trimEnd().replace(/^/gm, "   "));
  const written = hub.writes().length - writes;
  console.log(
    `\n   exit code ${exitCode}, ${hub.log.length - requests} requests to Docker Hub, ${written} of them writes`,
  );
  if (exitCode !== expected) throw new Error(`The demo stops: exit code ${expected} was expected.`);
}

/** Runs a command of this package, as a user would. */
function command(env: Record<string, string>, ...args: string[]): Promise<Pick<Run, "exitCode" | "text">> {
  return new Promise((resolve) =>
    execFile(process.execPath, [MAIN, ...args], { env: { ...process.env, ...env } }, (error, stdout, stderr) =>
      resolve({ exitCode: error === null ? 0 : Number(error.code), text: stdout + stderr }),
    ),
  );
}

async function tour(hub: FakeHub, stack: Stack, env: Record<string, string>, version?: string): Promise<void> {
  title(
    "pulumi preview",
    "What the program in examples/organization declares, and the organization does not have yet.",
  );
  await show(hub, () => stack.preview(), 0);
  title("pulumi up", "Groups, memberships, roles, invitations, settings and an access token are made.");
  await show(hub, () => stack.up(), 0);
  title("pulumi preview --expect-no-changes", "Nothing is left to do, and Docker Hub was not even asked.");
  await show(hub, () => stack.preview({ expectNoChanges: true }), 0);
  title(
    "Somebody changes things by hand",
    "In the web pages: a description, and gwen is taken out of the group platform.",
  );
  await hub.byHand("ops", "PATCH", "/v2/orgs/acme/groups/platform", { description: "Everything, really" });
  await hub.byHand("ops", "DELETE", "/v2/orgs/acme/groups/platform/members/gwen");
  console.log("   done");
  title(
    "pulumi preview --refresh --expect-no-changes",
    "The check that runs at night: it finds both, and says so with exit code 7.",
  );
  await show(hub, () => stack.preview({ refresh: true, expectNoChanges: true }), 7);
  title("pulumi-dockerhub drift", "Asks the audit log who did it, and looks for what no program declares.");
  await drift(hub, stack, env);
  title("pulumi up --refresh", "The repair writes what differs, and nothing else.");
  await show(hub, () => stack.up({ refresh: true }), 0);
  title(
    "pulumi-dockerhub dump --org acme --out infra",
    "The other way round: the organization as it is becomes a program, and a file that imports it.",
  );
  await adopt(hub, env, stack.engine, version);
  title("pulumi destroy", "People stay in the organization, as the program asks for with onDestroy.");
  await show(hub, () => stack.destroy(), 0);
}

async function drift(hub: FakeHub, stack: Stack, env: Record<string, string>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-demo-"));
  const file = join(folder, "prod.json");
  try {
    writeFileSync(file, await stack.export(), { mode: 0o600 });
    await show(hub, () => command(env, "drift", "--state", file), 7);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function adopt(hub: FakeHub, env: Record<string, string>, engine: string, version?: string): Promise<void> {
  rmSync(ADOPTED, { recursive: true, force: true });
  let stack: Stack | undefined;
  try {
    await show(hub, () => command(env, "dump", "--out", ADOPTED), 0);
    console.log(`\n${readFileSync(join(ADOPTED, "index.ts"), "utf8").replace(/^/gm, "   | ")}`);
    stack = await stackOn(version, { project: ADOPTED, forPeople: true, config: configOf(env["DOCKERHUB_BASE_URL"]!) });
    title("pulumi import --file import.json", `Adopts all of it (${engine}); Docker Hub is not asked.`);
    await show(hub, () => stack!.import(join(ADOPTED, "import.json"), { protect: false }), 0);
    title("pulumi preview --refresh --expect-no-changes", "The new program and the organization agree.");
    await show(hub, () => stack!.preview({ refresh: true, expectNoChanges: true }), 0);
  } finally {
    stack?.close();
    rmSync(ADOPTED, { recursive: true, force: true });
  }
}

const configOf = (url: string) => ({
  "dockerhub:org": "acme",
  "dockerhub:username": "ops",
  "dockerhub:password": { secret: DEFAULT_PASSWORD },
  "dockerhub:baseUrl": url,
});

async function main(): Promise<void> {
  const started = Date.now();
  const hub = new FakeHub({ seed: parse(readFileSync(join(EXAMPLE, "hub.yaml"), "utf8")) as Seed });
  const { url, close } = await hub.serve();
  const version = await realVersion();
  const stack = await stackOn(version, {
    project: EXAMPLE,
    forPeople: true,
    config: configOf(url),
  });
  const env = {
    DOCKERHUB_ORG: "acme",
    DOCKERHUB_USERNAME: "ops",
    DOCKERHUB_PASSWORD: DEFAULT_PASSWORD,
    DOCKERHUB_BASE_URL: url,
  };
  console.log(bold("pulumi-dockerhub, on a Docker Hub that lives in this process"));
  console.log(
    `   engine: ${stack.engine}${stack.engine === "offline engine" ? " (no pulumi on the PATH, and none is downloaded)" : ""}`,
  );
  try {
    await tour(hub, stack, env, version);
    console.log(`\nThat was all of it, in ${Math.round((Date.now() - started) / 1000)} seconds.`);
  } finally {
    stack.close();
    if (!process.argv.includes("--keep")) await close();
  }
  if (process.argv.includes("--keep")) {
    console.log(`\nThe fake Docker Hub stays on ${url} until Ctrl-C. Point a program of your own at it:`);
    console.log(`   pulumi config set dockerhub:baseUrl ${url}\n   pulumi config set dockerhub:org acme`);
    console.log(
      `   pulumi config set dockerhub:username ops\n   pulumi config set --secret dockerhub:password ${DEFAULT_PASSWORD}`,
    );
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
