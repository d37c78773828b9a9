import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FakeHub, type Seed } from "../../testing";
import { listen } from "../../testing/fake-hub/serve";
import { folder, seedOf } from "../examples/world";
import { census } from "../support/census";
import { WHEN, wireThatKills } from "../support/kill";
import { type Declared, PASSWORD, seed } from "../support/spec";
import { stories, type Story } from "./stories";

/** Processes are slow: by default a sample is killed; with SIGKILL=all, at every request of everything. */
const ALL = process.env["SIGKILL"] === "all";
const SPEC = join(__dirname, "../programs/spec");

/** A run that is killed: a program, before and after. */
interface Killed {
  name: string;
  project: string;
  seed: Seed;
  /** Left out for an example, which declares the same in every run. */
  programs?: [Declared[], Declared[]];
  leftover?: Story["leftover"];
  /** Requests of the sample; 0 for none. */
  sampled: number[];
}

const ofStories = stories.flatMap((story): Killed[] => {
  const { name, before, create, update, replace, leftover } = story;
  const verbs: [string, Declared[], Declared[], number[]][] = [
    ["create", before, [...before, create], name === "PersonalAccessToken without a label" ? [3] : []],
    ...(update ? ([["update", [...before, create], [...before, update], []]] as typeof verbs) : []),
    ["replace", [...before, create], [...before, replace], []],
    ["delete", [...before, create], before, []],
  ];
  return verbs.map(([verb, first, second, sampled]) => ({
    name: `${verb} of ${name}`,
    project: SPEC,
    seed,
    programs: [first, second],
    ...(leftover && { leftover }),
    sampled,
  }));
});
const ofExamples = ["organization", "esm", "pull-requests"].map((name): Killed => ({
  name: `up of the example ${name}`,
  project: folder(name),
  seed: seedOf(name),
  sampled: name === "organization" ? [9] : [],
}));

/** A Hub that can kill who talks to it, and the offline engine as a command of its own. */
class World {
  readonly hub: FakeHub;
  private readonly state = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-kill-"));
  private fetch: (request: Request) => Promise<Response>;
  private served: { url: string; close(): Promise<void> } | undefined;

  constructor(private readonly killed: Killed) {
    this.hub = new FakeHub({ seed: killed.seed, rateLimit: { limit: 1e6 } });
    this.hub.store.accounts.get("ops")!.password = PASSWORD;
    this.fetch = this.hub.fetch;
  }

  async open(): Promise<void> {
    this.served = await listen(createServer(), (request) => this.fetch(request), 0);
  }

  declare(program: Declared[] | undefined): void {
    if (program !== undefined) writeFileSync(join(this.state, "spec.json"), JSON.stringify(program));
  }

  async run(verb: "up" | "preview", ...flags: string[]): Promise<{ code: number | null; output: string }> {
    const child = this.start(verb, flags);
    let output = "";
    for (const stream of [child.stdout!, child.stderr!]) stream.on("data", (chunk) => (output += String(chunk)));
    const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
    return { code, output };
  }

  /** Ends a run, the program and the provider with it, by SIGKILL. */
  async kill(at: { request: number; when: (typeof WHEN)[number] }): Promise<void> {
    const { wire, killed } = wireThatKills(this.hub.fetch, at);
    this.fetch = wire;
    const child = this.start("up", []);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    await Promise.race([killed, ended]);
    if (child.exitCode === null) process.kill(-child.pid!, "SIGKILL");
    await ended;
    this.fetch = this.hub.fetch;
  }

  async close(): Promise<void> {
    await this.served?.close();
    rmSync(this.state, { recursive: true, force: true });
  }

  /** In a process group of its own, with everything it starts. */
  private start(verb: string, flags: string[]): ChildProcess {
    const config = {
      "dockerhub:org": "acme",
      "dockerhub:username": "ops",
      "dockerhub:password": { secret: PASSWORD },
      "dockerhub:baseUrl": this.served!.url,
    };
    const env = {
      ...process.env,
      SPEC: join(this.state, "spec.json"),
      SHIM_STATE: join(this.state, "state.json"),
      SHIM_CONFIG: JSON.stringify(config),
      NODE_COMPILE_CACHE: join(tmpdir(), "pulumi-dockerhub-compile-cache"),
    };
    const args = [join(__dirname, "../support/shim/pulumi"), verb, "--stack", "dev", ...flags];
    return spawn(process.execPath, args, { cwd: this.killed.project, env, detached: true });
  }
}

async function started(killed: Killed): Promise<World> {
  const world = new World(killed);
  await world.open();
  if (killed.programs !== undefined) {
    world.declare(killed.programs[0]);
    if (killed.programs[0].length > 0) assert.equal((await world.run("up")).code, 0);
    world.declare(killed.programs[1]);
  }
  return world;
}

let cells = 0;

describe(`SIGKILL of engine, program and provider (${ALL ? "every request" : "a sample; SIGKILL=all for every request"})`, () => {
  for (const killed of [...ofStories, ...ofExamples].filter(({ sampled }) => ALL || sampled.length > 0)) {
    it(`in ${killed.name} is mended by one further up`, async function () {
      this.timeout(ALL ? 3_600_000 : 120_000);
      const easy = await started(killed);
      const already = easy.hub.log.length;
      assert.equal((await easy.run("up")).code, 0);
      const count = easy.hub.log.length - already;
      const expected = census({ fake: easy.hub });
      await easy.close();
      const requests = ALL ? Array.from({ length: count }, (_, index) => index + 1) : killed.sampled;
      for (const request of requests) for (const when of WHEN) await cell(killed, { request, when }, expected);
    });
  }
});

after(() => console.log(`\n  SIGKILL: ${cells} cells`));

async function cell(
  killed: Killed,
  at: { request: number; when: (typeof WHEN)[number] },
  expected: object,
): Promise<void> {
  cells += 1;
  const where = `${at.when} request ${at.request}`;
  const world = await started(killed);
  try {
    await world.kill(at);
    let told = await world.run("up");
    if (told.code !== 0 && killed.leftover !== undefined) {
      assert.match(told.output, killed.leftover.says, where);
      await killed.leftover.mend(world.hub, told.output);
      told = await world.run("up");
    }
    assert.equal(told.code, 0, `${where}: ${told.output}`);
    const plan = await world.run("preview", "--refresh", "--expect-no-changes");
    assert.equal(plan.code, 0, `${where}: ${plan.output}`);
    assert.deepEqual(census({ fake: world.hub }), expected, where);
  } finally {
    await world.close();
  }
}
