import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { askedVersion } from "../../scripts/engines";
import { must, openBackend } from "../../scripts/engines/backend";
import { QUICK } from "../../scripts/quick";
import { FakeHub } from "../../testing";
import { homeWithPlugin } from "../support/pluginHome";
import { type Declared, PASSWORD, seed } from "../support/spec";

const SPEC = join(__dirname, "../programs/spec");
/** Inside the repository, where the dynamic provider is found still. */
const OTHER = join(__dirname, "../programs/moved.tmp");
const UP = ["up", "--yes", "--skip-preview"];

const AFTER = { dependsOn: ["group"] };

/** What the program in JavaScript declares; the names of resources end so. */
const declared = (end = ""): Declared[] => [
  { type: "Group", name: "group", args: { name: "platform", description: "Runs it" } },
  { type: "GroupMembership", name: `ada${end}`, args: { group: "platform", username: "ada" }, options: AFTER },
  { type: "GroupMembership", name: `bo${end}`, args: { group: "platform", username: "bo" }, options: AFTER },
  { type: "Invite", name: `cleo${end}`, args: { invitee: "cleo@example.com", role: "member" } },
];

/** The same as a program in YAML. */
const asYaml = (resources: readonly Declared[]) => {
  const all = resources.map(({ type, name, args, options }) => {
    const after = options === undefined ? {} : { options: { dependsOn: ["${group}"] } };
    return [name, { type: `dockerhub:${type}`, properties: args, ...after }];
  });
  return stringify({ name: "spec", runtime: "yaml", resources: Object.fromEntries(all) as object });
};

describe("A stack that moves from JavaScript to YAML", () => {
  before(async function () {
    if ((await askedVersion()) === undefined) this.skip();
  });

  async function moved(to: readonly Declared[]) {
    const hub = new FakeHub({ seed, rateLimit: { limit: 10_000 } });
    hub.store.accounts.get("ops")!.password = PASSWORD;
    const { url, close } = await hub.serve();
    const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-moved-"));
    const home = homeWithPlugin();
    const spec = join(folder, "spec.json");
    writeFileSync(spec, JSON.stringify(declared()));
    const backend = await openBackend({
      project: SPEC,
      env: { ...process.env, ...QUICK, SPEC: spec, FORM: "dynamic", PULUMI_HOME: home.folder },
      config: {
        "dockerhub:org": "acme",
        "dockerhub:username": "ops",
        "dockerhub:password": { secret: PASSWORD },
        "dockerhub:baseUrl": url,
      },
    });
    try {
      await must(backend.pulumi(...UP, ...backend.here));
      const { groups, invites } = hub.store.organizations.get("acme")!;
      const sent = [...invites.keys()];
      mkdirSync(OTHER, { recursive: true });
      writeFileSync(join(OTHER, "Pulumi.yaml"), asYaml(to));
      const { exitCode, text } = await backend.pulumi("-C", OTHER, ...UP, ...backend.here);
      return {
        exitCode,
        text,
        members: [...groups.get("platform")!.members],
        kept: sent.every((one) => invites.has(one)),
      };
    } finally {
      backend.close();
      home.remove();
      rmSync(OTHER, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
      await close();
    }
  }

  it("takes nothing from anybody when resources have other names by then", async () => {
    const { exitCode, text, members, kept } = await moved(declared("-again"));
    assert.equal(exitCode, 0, text);
    assert.deepEqual([members.sort(), kept], [["ada", "bo"], true], text);
  });

  it("takes nothing from whoever is declared no longer in the same run, and says what to do", async () => {
    const { exitCode, text, members, kept } = await moved(declared("-again").slice(0, 2));
    assert.notEqual(exitCode, 0, text);
    assert.match(text, /Move the stack to the plugin with all of its names first/);
    assert.deepEqual([members.sort(), kept], [["ada", "bo"], true], text);
  });

  it("takes nothing from anybody when nothing is declared by then", async () => {
    const { exitCode, text, members, kept } = await moved([]);
    assert.notEqual(exitCode, 0, text);
    assert.match(text, /Move the stack to the plugin with all of its names first/);
    assert.deepEqual([members.sort(), kept], [["ada", "bo"], true], text);
  });
});
