import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asMarkdown, MARKER } from "../../cli/drift/markdown";
import { look } from "../../cli/drift/look";
import type { DriftReport, Finding } from "../../cli/drift/report";
import { asText } from "../../cli/drift/text";
import { readState } from "../../cli/state";
import { registry } from "../../provider/resources";
import { InProcess } from "../support/inProcess";
import { MemoryStack } from "../support/memoryStack";
import { type Declared, PASSWORD } from "../support/spec";
import { cli } from "./cli";
import { acme, by, cases, PROGRAMS } from "./driftCases";

async function world(program: Declared[]) {
  const inProcess = new InProcess({
    seed: {
      accounts: ["ops", "eve", "ada", "bo", "dora", "eli"].map((username) => ({
        username,
        email: `${username}@example.com`,
      })),
      organizations: [
        {
          name: "acme",
          members: ["ops", "ada", "bo", "dora", "eli"].map((username) => ({
            username,
            role: username === "ops" ? "owner" : "member",
          })),
        },
      ],
    },
  });
  const { fake } = inProcess;
  const stack = new MemoryStack(inProcess);
  assert.deepEqual((await stack.up(program)).problems, []);
  // Somebody who may do everything, and whom the stack does not know.
  fake.store.setRole(fake.store.organizations.get("acme")!, "eve", "owner");
  const changedAt = fake.store.timestamp();
  inProcess.clock.time += 60_000;
  const { url, close } = await fake.serve();
  const values: Record<string, string> = {
    "dockerhub:org": "acme",
    "dockerhub:username": "ops",
    "dockerhub:password": PASSWORD,
    "dockerhub:baseUrl": url,
  };
  const state = stack.exported(changedAt);
  const looked = (): Promise<DriftReport> => {
    const source = { stack: "prod", state: readState(state, "it"), config: (key: string) => values[key] };
    return look([source], { ignore: ["eve"], since: undefined });
  };
  return { fake, url, close, state, values, looked };
}

const told = ({ kind, noun, name, differences }: Finding) =>
  `${kind} ${noun} ${name}${differences.map(({ path }) => `: ${path}`).join("")}`;

describe("drift", () => {
  for (const [what, program, change, found] of cases) {
    it(`finds ${what}, names who did it, and finds nothing else`, async () => {
      const { fake, close, looked } = await world(PROGRAMS[program]!);
      await change(fake);
      // Eve, of whom the roster knows nothing, is an owner all the time.
      const report = await looked();
      await close();
      const findings = report.findings.map((one) => ({
        ...one,
        differences: one.differences.filter(({ path }) => path !== "members.eve"),
      }));
      const real = findings.filter(({ kind, differences }) => kind !== "changed" || differences.length > 0);
      assert.deepEqual(real.map(told), [found]);
      const whom = real[0]!.by ?? real[0]!.differences[0]!.by;
      assert.equal(whom?.actor, /token|label/.test(what) ? "ops" : by);
      assert.ok(Date.parse(whom!.at) > 0 && whom!.action !== "");
    });
  }

  it("has a change by hand of every noun", () => {
    const nouns = new Set(cases.map(([, , , found]) => found.split(" ")[1]!.replace(":", "")));
    assert.deepEqual([...nouns].sort(), [...registry.keys()].sort());
  });

  it("finds nothing where nothing was changed, and leaves the log alone", async () => {
    const { fake, close, looked } = await world(PROGRAMS["single"]!);
    const before = fake.log.length;
    const report = await looked();
    await close();
    assert.deepEqual(report.findings, []);
    assert.ok(!fake.log.slice(before).some(({ path }) => path.includes("auditlogs")));
    assert.equal(fake.log.length - before, 6, "one request for each list, and one sign-in");
    assert.match(asText(report), /Everything is as declared/);
  });

  it("tells of several stacks in one report, each with the credential of its provider", async () => {
    const { fake, close, state, values } = await world(PROGRAMS["single"]!);
    type Exported = { deployment: { manifest: object; resources: { urn: string; type: string; provider: string }[] } };
    const whole = JSON.parse(state) as Exported;
    const { manifest, resources } = whole.deployment;
    const isSecond = ({ urn }: { urn: string }) => /::(release|all-release)$/.test(urn);
    const part = (of: object[]) => readState(JSON.stringify({ deployment: { manifest, resources: of } }), "it");
    // The second stack has an explicit provider, whose credential is in its own state.
    const urn = "urn:pulumi:dev::memory::pulumi:providers:pulumi-nodejs::other";
    const { "dockerhub:password": password, ...open } = values;
    const secret = {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      plaintext: JSON.stringify(password),
    };
    const provider = {
      urn,
      type: "pulumi:providers:pulumi-nodejs",
      id: "1",
      inputs: { ...open, "dockerhub:password": secret },
    };
    const second = resources.filter(isSecond).map((one) => ({ ...one, provider: `${urn}::1` }));
    await fake.byHand(by, "DELETE", `${acme}/groups/release/members/bo`);
    const report = await look(
      [
        { stack: "people", state: part(resources.filter((one) => !isSecond(one))), config: (key) => values[key] },
        { stack: "release", state: part([provider, ...second]), config: () => undefined },
      ],
      { ignore: ["eve"], since: undefined },
    );
    await close();
    assert.deepEqual(
      report.checked.map(({ stack, resources: count }) => [stack, count]),
      [
        ["people", 10],
        ["release", 2],
      ],
    );
    assert.deepEqual(
      report.findings.map((one) => `${one.stack}: ${told(one)}`),
      ["release: changed GroupMembers all-release: members.bo"],
    );
  });

  it("says unknown where the log has nothing", async () => {
    const { fake, close, looked } = await world(PROGRAMS["single"]!);
    fake.store.organizations.get("acme")!.groups.get("platform")!.description = "out of thin air";
    const report = await looked();
    await close();
    assert.match(asText(report), /Group platform: description is "out of thin air", not "as declared", by unknown/);
  });

  describe("as a command", () => {
    let scene: Awaited<ReturnType<typeof world>>;
    let folder: string;
    const run = (...args: string[]) => {
      const env = {
        DOCKERHUB_ORG: "acme",
        DOCKERHUB_USERNAME: "ops",
        DOCKERHUB_PASSWORD: PASSWORD,
        DOCKERHUB_BASE_URL: scene.url,
      };
      return cli(["drift", ...args], env);
    };
    before(async () => {
      scene = await world(PROGRAMS["single"]!);
      folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-drift-"));
      writeFileSync(join(folder, "state.json"), scene.state);
    });
    after(async () => {
      rmSync(folder, { recursive: true });
      await scene.close();
    });

    it("exits with 0, 7, 2 and 1, and counts what is unmanaged only when it is strict", async () => {
      const state = join(folder, "state.json");
      assert.equal((await run("--state", state)).code, 0, "eve is declared nowhere, and that is not counted");
      const strict = await run("--state", state, "--strict", "--json");
      assert.equal(strict.code, 7);
      assert.deepEqual((JSON.parse(strict.stdout) as DriftReport).findings.map(told), ["unmanaged OrgMember eve"]);
      assert.equal((await run("--state", state, "--strict", "--ignore", "e*")).code, 0);
      await scene.fake.byHand("eve", "DELETE", `${acme}/groups/platform/members/ada`);
      const changed = await run("--state", state);
      assert.equal(changed.code, 7, changed.stderr);
      assert.match(changed.stdout, /GroupMembership ada-platform is gone, by eve on .* \(team\.member\.remove\)/);
      assert.equal((await run("--state", state, "--since", "yesterday-ish")).code, 2);
      assert.equal((await run("--format", "xml")).code, 2);
      const broken = await run("--state", join(__dirname, "drift.test.ts"));
      assert.equal(broken.code, 1);
      assert.match(broken.stderr, /is not a state as `pulumi stack export` writes it/);
      assert.ok(![strict, changed, broken].some(({ stdout, stderr }) => (stdout + stderr).includes(PASSWORD)));
    });
  });
});

describe("The Markdown of drift", () => {
  const finding = (n: number): Finding => ({
    kind: "unmanaged",
    organization: "acme",
    stack: null,
    noun: "Group",
    name: `@team_${n}<script>`,
    id: `acme/${n}`,
    differences: [],
    by: null,
  });
  const report = (count: number): DriftReport => ({
    checked: [{ stack: "prod", organizations: ["acme"], resources: 1 }],
    findings: Array.from({ length: count }, (_, n) => finding(n)),
    notes: [],
  });

  it("has the mark by which it is known again, folds long lists, and stays under 60 kB", () => {
    assert.ok(asMarkdown(report(1)).startsWith(MARKER));
    assert.ok(!asMarkdown(report(5)).includes("<details>"));
    assert.ok(asMarkdown(report(50)).includes("<details>"));
    const long = asMarkdown(report(20_000));
    assert.ok(Buffer.byteLength(long) <= 60_000);
    assert.match(long, /… and \d+ more/);
  });

  it("mentions nobody, and lets no markup through", () => {
    const text = asMarkdown(report(1));
    assert.ok(!text.includes("@team") && !text.includes("<script>"), text);
  });
});
