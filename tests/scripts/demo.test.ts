import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { below, isAlive } from "../support/processes";

const CLONE = join(__dirname, "../..");
const STAND_IN = join(__dirname, "../support/standIn");
/** What may stay of programs that were started: caches of compiled code, and the folder where programs meet. */
const CACHES = /^(tsx-|ts-node-|node-compile-cache|pulumi-dockerhub-(compile-cache|\d+)$)/;
const ALL = process.env["STORIES"] === "all";
/** Ends within so many seconds of a signal; closing needs a fraction of one, and a busy machine more. */
const PROMPT = 10;

interface Broken {
  /** Command of the stand-in that breaks, and how. */
  breaks: string;
  how: string;
  says: RegExp;
  /** Much of the tour is over by then, which takes long. */
  late?: true;
}

const broken: Broken[] = [
  {
    breaks: "version",
    how: "an error",
    says: /The demo stops: the pulumi on the PATH does not work\..*version is broken/,
  },
  { breaks: "version", how: "nonsense", says: /The demo stops: the pulumi on the PATH does not work\..*<html>/ },
  { breaks: "stack init", how: "an error", says: /The demo stops: error: stack init is broken/ },
  { breaks: "config set-all", how: "nothing", says: /The demo stops: pulumi ended with exit code 3 and said nothing/ },
  {
    breaks: "preview",
    how: "a crash",
    says: /ended by SIGKILL[^]*The demo stops: exit code 0 was expected, and it was 1/,
  },
  {
    breaks: "up",
    how: "an error",
    says: /up is broken[^]*The demo stops: exit code 0 was expected, and it was 255/,
    late: true,
  },
  {
    breaks: "stack export",
    how: "nonsense",
    says: /prod\.json is not a state[^]*The demo stops: exit code 7 was expected/,
    late: true,
  },
  {
    breaks: "import",
    how: "an error",
    says: /import is broken[^]*The demo stops: exit code 0 was expected/,
    late: true,
  },
];

describe("npm run demo, when something breaks, ends within seconds with a sentence and leaves nothing behind", () => {
  for (const { breaks, how, says } of broken.filter(({ late }) => ALL || !late)) {
    it(`a pulumi of which ${breaks} gives ${how}`, async () => {
      const demo = new Demo({ PATH: withStandIn, STAND_IN_BREAKS: breaks, STAND_IN_HOW: how });
      assert.equal(await demo.over(), 1);
      assert.match(demo.text, says);
      demo.leftNothing();
    });
  }

  for (const how of ["no end", "no end, whoever asks"]) {
    it(`Ctrl-C while a pulumi comes to ${how}`, async () => {
      const demo = new Demo({ PATH: withStandIn, STAND_IN_BREAKS: "preview", STAND_IN_HOW: how });
      await demo.until("1. pulumi preview");
      const started = await demo.started("pulumi");
      assert.equal(await demo.stop("SIGINT"), 130);
      assert.match(demo.text, /The demo was stopped\./);
      assert.ok(
        started.every((one) => !isAlive(one)),
        "the command lives on",
      );
      demo.leftNothing();
    });
  }

  const chapters = Array.from({ length: 11 }, (_, n) => n + 1);
  for (const chapter of ALL ? chapters : [2]) {
    for (const signal of ALL && chapter === 2 ? (["SIGINT", "SIGTERM"] as const) : (["SIGINT"] as const)) {
      it(`${signal} in chapter ${chapter}, on the offline engine`, async () => {
        const demo = new Demo({ PATH: alone });
        await demo.until(`\n${chapter}. `);
        assert.equal(await demo.stop(signal), signal === "SIGINT" ? 130 : 143);
        assert.match(demo.text, /The demo was stopped\./);
        demo.leftNothing();
      });
    }
  }
});

const node = dirname(process.execPath);
const withStandIn = [STAND_IN, node, "/usr/bin", "/bin"].join(":");
/** Where no pulumi is. */
const alone = join(CLONE, "node_modules/.bin");

/** A demo that runs, with a folder for temporary files of its own. */
class Demo {
  text = "";
  private readonly before = changed();
  private readonly folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-broken-"));
  private readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;

  constructor(env: NodeJS.ProcessEnv) {
    const main = join(CLONE, "scripts/demo/main.ts");
    this.child = spawn(process.execPath, ["--import", "tsx", main], {
      cwd: CLONE,
      env: { ...process.env, NO_COLOR: "1", TMPDIR: this.folder, ...env },
    });
    for (const stream of [this.child.stdout!, this.child.stderr!])
      stream.on("data", (chunk) => (this.text += String(chunk)));
    this.ended = new Promise((resolve) => this.child.once("close", resolve));
  }

  over(): Promise<number | null> {
    return this.ended;
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
    const code = await this.ended;
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
