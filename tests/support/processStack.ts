import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { askedVersion } from "../../scripts/engines";
import { QUICK } from "../../scripts/quick";
import { FakeHub, type Seed } from "../../testing";
import type { Receive } from "../../testing/fake-hub/exchange";
import { listen } from "../../testing/fake-hub/serve";
import { type Command, offlineCommand, realCommand } from "./command";
import { type Moment, wireThatKills } from "./kill";
import { below, kill, type Process } from "./processes";
import { type Declared, PASSWORD } from "./spec";

/** A program that declares what a file says; see there. */
export const SPEC = join(__dirname, "../programs/spec");

/** What a command said, and how it ended. */
interface Ended {
  code: number | null;
  output: string;
}

/** A stack of which engine, program and provider are processes that can be killed, on a Hub on a port. */
export class ProcessStack {
  private receive: Receive;

  private constructor(
    readonly fake: FakeHub,
    /** Holds what the program declares. */
    readonly folder: string,
    /** The engine, and what people type beside the verbs. */
    readonly command: Command,
    private readonly stop: () => Promise<void>,
  ) {
    this.receive = fake.receive;
  }

  /** On the engine that is asked for; see `askedVersion`. */
  static async open(seed: Seed, project = SPEC, config: Record<string, string> = {}): Promise<ProcessStack> {
    const open = (await askedVersion()) === undefined ? offlineCommand : realCommand;
    const fake = new FakeHub({ seed, rateLimit: { limit: 1e6 } });
    fake.store.accounts.get("ops")!.password = PASSWORD;
    const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-kill-"));
    const served = await listen((arrival) => stack.receive(arrival), 0);
    const close = async () => {
      rmSync(folder, { recursive: true, force: true });
      await served.close();
    };
    const command = await open({
      project,
      env: { ...process.env, ...QUICK, SPEC: join(folder, "spec.json") },
      config: {
        "dockerhub:org": "acme",
        "dockerhub:username": "ops",
        "dockerhub:password": { secret: PASSWORD },
        "dockerhub:baseUrl": served.url,
        ...config,
      },
    }).catch(async (error: unknown) => {
      await close();
      throw error;
    });
    const stack = new ProcessStack(fake, folder, command, close);
    return stack;
  }

  /** What the program declares from now on; an example always declares the same. */
  declare(program: readonly Declared[]): void {
    writeFileSync(join(this.folder, "spec.json"), JSON.stringify(program));
  }

  run(verb: "up" | "preview" | "destroy" | "refresh", ...flags: string[]): Promise<Ended> {
    return ended(this.command.start(verb, flags));
  }

  /** Runs `up`, and ends it at a request by SIGKILL, the program and the provider with it. */
  async kill(at: Moment, ...flags: string[]): Promise<void> {
    await this.killAt(at, flags, (engine) => kill([...below(engine.pid), engine]));
  }

  /** Runs `up`, and ends the engine alone at a request by SIGKILL. Returns what it had started. */
  async killEngine(at: Moment): Promise<Process[]> {
    let started: Process[] = [];
    await this.killAt(at, [], (engine) => {
      started = below(engine.pid);
      kill([engine]);
    });
    return started;
  }

  async close(): Promise<void> {
    this.command.close();
    await this.stop();
  }

  private async killAt(at: Moment, flags: string[], end: (engine: { pid: number }) => void): Promise<void> {
    const { wire, killed } = wireThatKills(this.fake.receive, at);
    this.receive = wire;
    const child = this.command.startWhole("up", flags);
    const over = ended(child);
    if ((await Promise.race([killed, over])) === undefined) end({ pid: child.pid! });
    await over;
    this.receive = this.fake.receive;
  }
}

async function ended(child: ChildProcess): Promise<Ended> {
  let output = "";
  for (const stream of [child.stdout!, child.stderr!]) stream.on("data", (chunk) => (output += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output };
}
