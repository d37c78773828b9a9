import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { QUICK } from "../../scripts/quick";
import { FakeHub, type Seed } from "../../testing";
import { listen } from "../../testing/fake-hub/serve";
import { type Moment, wireThatKills } from "./kill";
import { type Declared, PASSWORD } from "./spec";

/** A program that declares what a file says; see there. */
export const SPEC = join(__dirname, "../programs/spec");

/** A stack of which engine, program and provider are processes that can be killed, on a Hub on a port. */
export class ProcessStack {
  readonly fake: FakeHub;
  private readonly folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-kill-"));
  private fetch: (request: Request) => Promise<Response>;
  private served: { url: string; close(): Promise<void> } | undefined;

  private constructor(
    seed: Seed,
    private readonly project: string,
    private readonly config: Record<string, string>,
  ) {
    this.fake = new FakeHub({ seed, rateLimit: { limit: 1e6 } });
    this.fake.store.accounts.get("ops")!.password = PASSWORD;
    this.fetch = this.fake.fetch;
  }

  static async open(seed: Seed, project = SPEC, config: Record<string, string> = {}): Promise<ProcessStack> {
    const stack = new ProcessStack(seed, project, config);
    stack.served = await listen(createServer(), (request) => stack.fetch(request), 0);
    return stack;
  }

  /** What the program declares from now on; an example always declares the same. */
  declare(program: readonly Declared[]): void {
    writeFileSync(join(this.folder, "spec.json"), JSON.stringify(program));
  }

  async run(verb: "up" | "preview" | "destroy", ...flags: string[]): Promise<{ code: number | null; output: string }> {
    const child = this.start(verb, flags);
    let output = "";
    for (const stream of [child.stdout!, child.stderr!]) stream.on("data", (chunk) => (output += String(chunk)));
    const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
    return { code, output };
  }

  /** Runs `up`, and ends it at a request, the program and the provider with it, by SIGKILL. */
  async kill(at: Moment, ...flags: string[]): Promise<void> {
    const { wire, killed } = wireThatKills(this.fake.fetch, at);
    this.fetch = wire;
    const child = this.start("up", flags);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    await Promise.race([killed, ended]);
    if (child.exitCode === null) process.kill(-child.pid!, "SIGKILL");
    await ended;
    this.fetch = this.fake.fetch;
  }

  async close(): Promise<void> {
    await this.served?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** In a process group of its own, with everything it starts. */
  private start(verb: string, flags: string[]): ChildProcess {
    const config = {
      "dockerhub:org": "acme",
      "dockerhub:username": "ops",
      "dockerhub:password": { secret: PASSWORD },
      "dockerhub:baseUrl": this.served!.url,
      ...this.config,
    };
    const env = {
      ...process.env,
      SPEC: join(this.folder, "spec.json"),
      SHIM_STATE: join(this.folder, "state.json"),
      SHIM_CONFIG: JSON.stringify(config),
      ...QUICK,
    };
    const args = [join(__dirname, "shim/pulumi"), verb, "--stack", "dev", ...flags];
    return spawn(process.execPath, args, { cwd: this.project, env, detached: true });
  }
}
