import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FakeHub } from "../../testing";
import type { Stack, StackOptions } from "../engines";
import { command, indented, show, title } from "./stage";

/** What the demo takes place on. */
export interface Scenery {
  hub: FakeHub;
  /** The stack of the example. */
  stack: Stack;
  /** Where the commands of this package find the Hub. */
  env: Record<string, string>;
  /** A folder that goes when the demo ends. */
  folder: string;
  /** Opens a stack of another program, on the same engine. */
  open(project: string): Promise<Stack>;
}

const CLONE = join(__dirname, "../..");
const exact = { expectNoChanges: true };

/** The whole path: preview, up, a change made by hand, the drift and its repair, an organization put under code, destroy. */
export async function tour(scenery: Scenery): Promise<void> {
  const { hub, stack } = scenery;
  title(
    "pulumi preview",
    "What the program in examples/organization declares, and the organization does not have yet.",
  );
  await show(hub, () => stack.preview(), 0);
  title(
    "pulumi up",
    "Groups, memberships, roles, invitations, settings, an access token, and a repository with permissions are made.",
  );
  await show(hub, () => stack.up(), 0);
  title("pulumi preview --expect-no-changes", "Nothing is left to do, and Docker Hub was not even asked.");
  await show(hub, () => stack.preview(exact), 0);
  title(
    "Somebody changes things by hand",
    "In the web pages: a description, gwen is taken out of the group platform, and the repository api is made public.",
  );
  await hub.byHand("ops", "PATCH", "/v2/orgs/acme/groups/platform", { description: "Everything, really" });
  await hub.byHand("ops", "DELETE", "/v2/orgs/acme/groups/platform/members/gwen");
  await hub.byHand("ops", "POST", "/v2/repositories/acme/api/privacy", { is_private: false });
  console.log("   done");
  title(
    "pulumi preview --refresh --expect-no-changes",
    "The check that runs at night: it finds all three, and says so with exit code 7.",
  );
  await show(hub, () => stack.preview({ ...exact, refresh: true }), 7);
  title("pulumi-dockerhub drift", "Asks the audit log who did it, and looks for what no program declares.");
  await drift(scenery);
  title("pulumi up --refresh", "The repair writes what differs, and nothing else.");
  await show(hub, () => stack.up({ refresh: true }), 0);
  title(
    "pulumi-dockerhub dump --org acme --out infra",
    "The other way round: the organization as it is becomes a program, and a file that imports it.",
  );
  await adopt(scenery);
  title(
    "pulumi destroy",
    "People stay in the organization, as the program asks for with onDestroy, and the repository with its images.",
  );
  await show(hub, () => stack.destroy(), 0);
}

async function drift({ hub, stack, env, folder }: Scenery): Promise<void> {
  const file = join(folder, "prod.json");
  writeFileSync(file, await stack.export(), { mode: 0o600 });
  await show(hub, () => command(env, "drift", "--state", file), 7);
}

async function adopt({ hub, stack, env, folder, open }: Scenery): Promise<void> {
  const infra = join(folder, "infra");
  await show(hub, () => command(env, "dump", "--out", infra), 0);
  console.log(`\n${indented(readFileSync(join(infra, "index.ts"), "utf8"), "   | ")}`);
  // What npm install would do, without a network.
  symlinkSync(join(CLONE, "node_modules"), join(infra, "node_modules"), "junction");
  const adopted = await open(infra);
  title(
    "pulumi import --file import.json --protect=false",
    `Adopts all of it (${stack.engine}); Docker Hub is not asked.`,
  );
  await show(hub, () => adopted.import(join(infra, "import.json"), { protect: false }), 0);
  title("pulumi preview --refresh --expect-no-changes", "The new program and the organization agree.");
  await show(hub, () => adopted.preview({ ...exact, refresh: true }), 0);
}

/** Configuration by which a stack finds the Hub. */
export const configOf = (env: Record<string, string>): StackOptions["config"] => ({
  "dockerhub:org": env["DOCKERHUB_ORG"]!,
  "dockerhub:username": env["DOCKERHUB_USERNAME"]!,
  "dockerhub:password": { secret: env["DOCKERHUB_PASSWORD"]! },
  "dockerhub:baseUrl": env["DOCKERHUB_BASE_URL"]!,
});
