/**
 * Shows the whole path on a fake Docker Hub, in a folder for temporary files. It uses the `pulumi` on the PATH where
 * there is one. With --plugin the plugin serves the program in place of the dynamic provider; with --keep the Hub stays
 * for one's own programs.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { DEFAULT_PASSWORD, FakeHub, type Seed } from "../../testing";
import { realVersion, type Stack, stackOn } from "../engines";
import { type Closing, script } from "../lifetime";
import { FORMS } from "./form";
import { bold } from "./stage";
import { configOf, tour } from "./tour";

const EXAMPLE = join(__dirname, "../../examples/organization");

script("The demo", async (closing) => {
  const started = Date.now();
  const { hub, url } = await serve(closing);
  const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-demo-"));
  closing(() => rmSync(folder, { recursive: true, force: true }));
  const env = {
    DOCKERHUB_ORG: "acme",
    DOCKERHUB_USERNAME: "ops",
    DOCKERHUB_PASSWORD: DEFAULT_PASSWORD,
    DOCKERHUB_BASE_URL: url,
  };
  const version = await realVersion();
  const form = FORMS[process.argv.includes("--plugin") ? "plugin" : "dynamic provider"]({ example: EXAMPLE, folder });
  const open = async (project: string): Promise<Stack> => {
    const stack = await stackOn(version, { project, forPeople: true, config: configOf(env), ...form.options });
    closing(stack.close);
    return stack;
  };
  console.log(bold("pulumi-dockerhub, on a Docker Hub that lives in this process"));
  const stack = await open(form.project);
  const why = version === undefined ? " (no pulumi on the PATH, and none is downloaded)" : "";
  console.log(`   engine: ${stack.engine}${why}${form.what}`);
  await tour({ hub, stack, env, folder, open });
  console.log(`\nThat was all of it, in ${Math.round((Date.now() - started) / 1000)} seconds.`);
  if (process.argv.includes("--keep")) await keep(url);
});

async function serve(closing: Closing): Promise<{ hub: FakeHub; url: string }> {
  const hub = new FakeHub({ seed: parse(readFileSync(join(EXAMPLE, "hub.yaml"), "utf8")) as Seed });
  const { url, close } = await hub.serve();
  closing(close);
  return { hub, url };
}

/** Tells where the Hub is, and stays until somebody stops it. */
function keep(url: string): Promise<never> {
  console.log(`
The fake Docker Hub stays on ${url} until Ctrl-C. Point a program of your own at it:
   pulumi config set dockerhub:baseUrl ${url}
   pulumi config set dockerhub:org acme
   pulumi config set dockerhub:username ops
   pulumi config set --secret dockerhub:password ${DEFAULT_PASSWORD}`);
  return new Promise(() => undefined);
}
