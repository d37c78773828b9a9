import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEFAULT_PASSWORD, FakeHub } from "../../testing";
import { cli } from "./cli";

/** Runs the command until it listens, asks it, and stops it as Ctrl-C does. */
async function served(args: string[], ask: (url: string, said: string) => Promise<void>): Promise<void> {
  let child: ChildProcess | undefined;
  const ended = cli(["fake-hub", ...args], {}, __dirname, (one) => (child = one));
  try {
    const said = await new Promise<string>((resolve, reject) => {
      let text = "";
      child!.stdout!.on("data", (chunk) => {
        text += String(chunk);
        if (text.includes("DOCKERHUB_USERNAME")) resolve(text);
      });
      void ended.then(({ stderr }) => reject(new Error(stderr)));
    });
    await ask(/DOCKERHUB_BASE_URL=(\S+)/.exec(said)![1]!, said);
  } finally {
    // Twice, as from a terminal where npx has started it.
    child!.kill("SIGINT");
    child!.kill("SIGTERM");
  }
  const { code, signal } = await ended;
  assert.deepEqual([code, signal], [0, undefined]);
}

const ask = (url: string) => fetch(`${url}/v2/orgs/acme/`);

describe("fake-hub", () => {
  it("says how to sign in, and limits requests as the service does unless it is told otherwise", () =>
    served([], async (url, said) => {
      assert.match(said, new RegExp(`DOCKERHUB_USERNAME=ops DOCKERHUB_PASSWORD=${DEFAULT_PASSWORD}\n`));
      assert.equal((await ask(url)).headers.get("x-ratelimit-limit"), "180");
    }));

  it("takes number, window and dialect of the rate limit", () =>
    served(["--rate-limit", "2", "--rate-window", "3600", "--rate-dialect", "retry-after seconds"], async (url) => {
      assert.deepEqual([(await ask(url)).status, (await ask(url)).status], [200, 200]);
      const refused = await ask(url);
      assert.equal(refused.status, 429);
      const seconds = Number(refused.headers.get("retry-after"));
      assert.ok(seconds > 3_500 && seconds <= 3_600, `${seconds} s`);
    }));

  it("has no rate limit when that is off", () =>
    served(["--no-rate-limit"], async (url) => {
      for (let n = 0; n < 200; n++) assert.equal((await ask(url)).status, 200);
    }));

  it("says in a sentence what it was called wrongly with", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-fake-"));
    const file = join(folder, "hub.yaml");
    writeFileSync(file, "organizations:\n  - { name: acme, members: [{ username: ops, role: boss }] }\n");
    const { url, close } = await new FakeHub().serve();
    const cases: [args: string[], code: number, said: RegExp][] = [
      [["--rate-limit", "0"], 2, /'0' is invalid.*whole number of 1 or more/],
      [["--rate-window", "x"], 2, /whole number of 1 or more/],
      [["--rate-dialect", "smoke"], 2, /Allowed choices are retry-after seconds, /],
      [["--seed", join(folder, "none.yaml")], 1, /^The seed .* cannot be read: ENOENT/],
      [
        ["--seed", file],
        1,
        /^The seed .* is not one of a fake Hub\. organizations\.0\.members\.0\.role: Invalid option/,
      ],
      [["--port", new URL(url).port], 1, /cannot listen on port \d+: .*EADDRINUSE.* Choose another --port/],
    ];
    for (const [args, code, said] of cases) {
      const ran = await cli(["fake-hub", ...args]);
      assert.equal(ran.code, code, args.join(" "));
      assert.match(ran.stderr, said);
    }
    await close();
    rmSync(folder, { recursive: true });
  });
});
