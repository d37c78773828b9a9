import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { served } from "./cli";
import type { Project } from "./project";

type World = Pick<Awaited<ReturnType<typeof served>>, "hub" | "config">;

/**
 * Types the commands of the README that dump wrote. Nothing is asked to import, the preview is empty, and the
 * state is afterwards what an `up` leaves of it: the program means all that was imported.
 */
export async function adopted({ hub, config }: World, project: Project): Promise<void> {
  const type = async (line: string) => {
    const { code, stdout, stderr } = await project.run("sh", ["-c", line]);
    assert.equal(code, 0, `${line}: ${stdout.slice(-5_000)}${stderr}`);
    return stdout;
  };
  const [block] = /(?<=```sh\n)[^]*?(?=```)/.exec(readFileSync(join(project.folder, "README.md"), "utf8"))!;
  const lines = block.trim().split(/\n| && /);
  assert.match(lines[0]!, /^(npm|pulumi) install$/);
  assert.equal(lines[1], "pulumi stack init prod");
  if (lines[0] !== "npm install") await type(lines[0]!);
  await type(lines[1]!);
  await project.configure(config);
  const asked = hub.log.length;
  const [imports, preview] = lines.slice(2) as [string, string];
  await type(imports);
  assert.equal(hub.log.length, asked, "an import reads nothing");
  await type(preview);
  if (hub.store.organizations.get("acme")!.members.size > 1_000) return;
  const kept = async () => {
    const { deployment } = JSON.parse(await type("pulumi stack export --show-secrets")) as Exported;
    const ours = deployment.resources.filter(({ type: token }) => token.includes("dockerhub:"));
    return ours.map(({ urn, inputs, outputs, protect = false }) => ({ urn, inputs, outputs, protect }));
  };
  const imported = await kept();
  await type("pulumi up --yes --skip-preview --non-interactive");
  const byUrn = (all: typeof imported) => Object.fromEntries(all.map((one) => [one.urn, one]));
  assert.deepEqual(byUrn(await kept()), byUrn(imported), "what was promised of it ended with the first up");
}

interface Exported {
  deployment: { resources: { urn: string; type: string; inputs: object; outputs: object; protect?: boolean }[] };
}
