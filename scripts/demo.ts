/**
 * Shows the whole path on a fake Docker Hub: preview, up, an empty preview, a change made by hand,
 * the drift found, the repair, destroy. With --keep the Hub stays for one's own programs.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { FakeHub, type Seed } from "../testing";
import { openStack, type Run, type Stack } from "./engines";

const EXAMPLE = join(__dirname, "../examples/organization");
const color = process.stdout.isTTY && process.env["NO_COLOR"] === undefined;
const bold = (text: string) => (color ? `\u001b[1m${text}\u001b[0m` : text);

let chapter = 0;
function title(text: string, why: string): void {
  console.log(`\n${bold(`${++chapter}. ${text}`)}\n   ${why}\n`);
}

/** Shows what a command said, what it asked the Hub, and that it ended as it should. */
async function show(hub: FakeHub, run: () => Promise<Run>, expected: number): Promise<void> {
  const [requests, writes] = [hub.log.length, hub.writes().length];
  const { text, exitCode } = await run();
  console.log(text.trimEnd().replace(/^/gm, "   "));
  const written = hub.writes().length - writes;
  console.log(
    `\n   exit code ${exitCode}, ${hub.log.length - requests} requests to Docker Hub, ${written} of them writes`,
  );
  if (exitCode !== expected) throw new Error(`The demo stops: exit code ${expected} was expected.`);
}

async function tour(hub: FakeHub, stack: Stack): Promise<void> {
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
  title("pulumi up --refresh", "The repair writes what differs, and nothing else.");
  await show(hub, () => stack.up({ refresh: true }), 0);
  title("pulumi destroy", "People stay in the organization, as the program asks for with onDestroy.");
  await show(hub, () => stack.destroy(), 0);
}

async function main(): Promise<void> {
  const started = Date.now();
  const hub = new FakeHub({ seed: parse(readFileSync(join(EXAMPLE, "hub.yaml"), "utf8")) as Seed });
  const { url, close } = await hub.serve();
  const stack = await openStack({
    project: EXAMPLE,
    forPeople: true,
    config: {
      "dockerhub:org": "acme",
      "dockerhub:username": "ops",
      "dockerhub:password": { secret: "password" },
      "dockerhub:baseUrl": url,
    },
  });
  console.log(bold("pulumi-dockerhub, on a Docker Hub that lives in this process"));
  console.log(
    `   engine: ${stack.engine}${stack.engine === "offline engine" ? " (no pulumi on the PATH, and none is downloaded)" : ""}`,
  );
  try {
    await tour(hub, stack);
    console.log(`\nThat was all of it, in ${Math.round((Date.now() - started) / 1000)} seconds.`);
  } finally {
    stack.close();
    if (!process.argv.includes("--keep")) await close();
  }
  if (process.argv.includes("--keep")) {
    console.log(`\nThe fake Docker Hub stays on ${url} until Ctrl-C. Point a program of your own at it:`);
    console.log(`   pulumi config set dockerhub:baseUrl ${url}\n   pulumi config set dockerhub:org acme`);
    console.log(
      "   pulumi config set dockerhub:username ops\n   pulumi config set --secret dockerhub:password password",
    );
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
