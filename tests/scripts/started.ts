import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { QUICK } from "../../scripts/quick";
import { below, isAlive } from "../support/processes";

const CLONE = join(__dirname, "../..");
const STAND_IN = join(__dirname, "../support/standIn");
/** What may stay of programs that were started: caches of compiled code, and the folder where programs meet. */
const CACHES = /^(tsx-|ts-node-|node-compile-cache|pulumi-dockerhub-(compile-cache|\d+)$)/;
/** What tsx keeps of what it compiled. Source: its temporary-directory. */
const COMPILED = `tsx-${process.geteuid?.() ?? userInfo().username}`;
/** Ends within so many seconds of a signal; closing needs a fraction of one, and a busy machine more. */
const PROMPT = 10;

const node = dirname(process.execPath);
/** Where the stand-in is the pulumi. */
export const withStandIn = [STAND_IN, node, "/usr/bin", "/bin"].join(":");
/** Where no pulumi is. */
export const alone = join(CLONE, "node_modules/.bin");

/** A script that runs, with a folder for temporary files of its own. */
export class Started {
  text = "";
  private readonly before = changed();
  private readonly folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-broken-"));
  private readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;

  /** @param script with its arguments, by a path from the clone */
  constructor([script, ...args]: readonly [string, ...string[]], env: NodeJS.ProcessEnv) {
    // What compiles TypeScript need not begin anew, and what is started need not load all of the SDK.
    if (existsSync(join(tmpdir(), COMPILED))) symlinkSync(join(tmpdir(), COMPILED), join(this.folder, COMPILED));
    this.child = spawn(process.execPath, ["--import", "tsx", join(CLONE, script), ...args], {
      cwd: CLONE,
      env: { ...process.env, ...QUICK, NO_COLOR: "1", TMPDIR: this.folder, ...env },
      // A process group of its own, by which all that it starts is known.
      detached: true,
    });
    for (const stream of [this.child.stdout!, this.child.stderr!])
      stream.on("data", (chunk) => (this.text += String(chunk)));
    this.ended = new Promise((resolve) => this.child.once("close", resolve));
  }

  /** Waits until it has ended, and whatever it has started as well: processes write their caches as they end. */
  async over(): Promise<number | null> {
    const code = await this.ended;
    const at = Date.now();
    while (isAlive({ pid: -this.child.pid! })) {
      assert.ok(Date.now() - at < PROMPT * 1000, "something that it has started goes on");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return code;
  }

  /** Waits until it has said something. */
  async until(said: string): Promise<void> {
    while (!this.text.includes(said)) {
      assert.equal(this.child.exitCode, null, this.text);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Waits until it has started commands of a name, and returns them. */
  async started(name: string) {
    for (;;) {
      const found = below(this.child.pid!).filter(({ command }) => command.includes(`/${name} `));
      if (found.length > 0) return found;
      assert.equal(this.child.exitCode, null, this.text);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async stop(signal: NodeJS.Signals): Promise<number | null> {
    const at = Date.now();
    this.child.kill(signal);
    const code = await this.over();
    assert.ok(Date.now() - at < PROMPT * 1000, `it took ${Date.now() - at} ms`);
    return code;
  }

  leftNothing(): void {
    const left = readdirSync(this.folder).filter((name) => !CACHES.test(name));
    rmSync(this.folder, { recursive: true });
    assert.deepEqual(left, [], "temporary files");
    assert.equal(changed(), this.before, "git status");
  }
}

/** What git sees in the clone; the same text where there is no git. */
function changed(): string {
  try {
    return execFileSync("git", ["status", "--porcelain"], { cwd: CLONE, encoding: "utf8" });
  } catch {
    return "";
  }
}
