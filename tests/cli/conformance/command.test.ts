import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { conformance } from "../../../cli/conformance";
import { agreed, confirmed } from "../../../cli/conformance/confirm";
import { conformanceReport } from "../../../cli/conformance/report";
import { UsageError } from "../../../cli/exit";
import { cli, served } from "../cli";

const WRITE = ["conformance", "--org", "acme", "--write", "--yes"];

/** Runs something with more in the environment than there is, and nobody at a terminal. */
async function inThisEnvironment<T>(env: Record<string, string>, body: () => Promise<T>): Promise<T> {
  const [before, { isTTY }] = [{ ...process.env }, process.stdin];
  Object.assign(process.env, env);
  process.stdin.isTTY = false;
  try {
    return await body();
  } finally {
    process.env = before;
    process.stdin.isTTY = isTTY;
  }
}

/** Somebody who types a line, or leaves. */
function person(line: string | undefined) {
  const [input, output] = [Object.assign(new PassThrough(), { isTTY: true }), new PassThrough()];
  input.end(line === undefined ? "" : `${line}\n`);
  return { input, output };
}

describe("conformance, as a command", () => {
  let world: Awaited<ReturnType<typeof served>>;
  let folder: string;
  const held = () => {
    const { groups, invites, members } = world.hub.store.organizations.get("acme")!;
    return JSON.stringify([[...groups.keys()], [...invites.keys()], [...members], [...world.hub.store.tokens.keys()]]);
  };

  beforeEach(async () => {
    world = await served({});
    folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-conformance-"));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await world.close();
  });

  it("only reads, tells a table, and exits with 0 where all that can be told agrees", async () => {
    const { code, stdout, stderr } = await cli(["conformance"], world.env);
    assert.equal(code, 0, stderr + stdout);
    assert.match(stdout, /^✓ groups: id +agrees$/m);
    assert.match(stdout, /\d+ agrees, 0 differs, \d+ could not tell; \d+ requests\. More can be told with --write/);
    assert.deepEqual(
      world.hub.writes().filter(({ method }) => method !== "HEAD"),
      [],
    );
  });

  it("makes things of its own with --write, removes them, and writes a report without names", async () => {
    const before = held();
    const file = join(folder, "report.md");
    const { code, stdout, stderr } = await cli([...WRITE, "--json", "--report", file], world.env);
    assert.equal(code, 0, stderr + stdout);
    const report = conformanceReport.parse(JSON.parse(stdout));
    assert.deepEqual([report.wrote, report.left, report.unanswered], [true, [], 0]);
    assert.ok(world.hub.writes().length > 20);
    assert.equal(held(), before);
    assert.doesNotMatch(readFileSync(file, "utf8"), /acme|ops|127\.0\.0\.1|planted/);
    assert.match(readFileSync(file, "utf8"), /### 0 differs/);
  });

  it("exits with 7 where something differs, and says what was expected", async () => {
    const other = await served({ membersShape: "array" });
    const { code, stdout } = await cli(["conformance"], other.env);
    await other.close();
    assert.equal(code, 7);
    assert.match(
      stdout,
      /^✗ list of members: one page +differs: the body is a list \(expected: the list is one object/m,
    );
  });

  it("exits with 1 where nobody can sign in", async () => {
    const { code, stderr } = await cli(["conformance"], { ...world.env, DOCKERHUB_PASSWORD: "planted-wrong" });
    assert.equal(code, 1);
    assert.match(stderr, /Signing in as ops: Docker Hub answered 401/);
  });

  it("says so in place of a table where the organization is not there", async () => {
    const { code, stdout, stderr } = await cli(["conformance", "--org", "nowhere"], world.env);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /no organization nowhere, or does not show it/);
  });

  const misuses: [what: string, args: string[], says: RegExp][] = [
    ["nobody can be asked, and --yes is missing", ["--org", "acme", "--write"], /nobody can be asked here: give --yes/],
    ["--yes comes without --org", ["--write", "--yes"], /--yes needs --org/],
    ["--invitee comes without --write", ["--invitee", "x@example.com"], /--invitee goes with --write/],
    ["--invitee is no address", ["--org", "acme", "--write", "--yes", "--invitee", "ada"], /takes an address/],
  ];
  for (const [what, args, says] of misuses) {
    it(`sends nothing where ${what}`, async () => {
      const called = inThisEnvironment(world.env, () => conformance().parseAsync(args, { from: "user" }));
      await assert.rejects(called, (error) => error instanceof UsageError && says.test(error.message));
      assert.deepEqual(world.hub.log, []);
    });
  }

  for (const [signal, expected] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    it(`removes what it has made when it gets ${signal}, and exits with ${expected}`, async () => {
      const before = held();
      const { code, stderr } = await cli(WRITE, world.env, __dirname, (child) => {
        // Twice, as from a terminal where npx has started it.
        world.hub.watch(({ method, path }) => void (method === "POST" && /members$/.test(path) && child.kill(signal)));
      });
      assert.equal(code, expected, stderr);
      assert.match(stderr, /Ending; what was made is removed first/);
      assert.equal(held(), before);
    });
  }

  it("names what a killed run has left, and removes it with --clear", async () => {
    const before = held();
    const killed = await cli(WRITE, world.env, __dirname, (child) => {
      world.hub.watch(({ method, path }) => void (method === "POST" && /members$/.test(path) && child.kill("SIGKILL")));
    });
    assert.deepEqual([killed.code, killed.signal], [137, "SIGKILL"]);
    assert.notEqual(held(), before);
    const left = held();
    const named = await cli(WRITE, world.env);
    assert.match(named.stderr, /has left:\n( {2}group conformance-[0-9a-f]{8}-\w+\n)+It stays\. --clear removes it/);
    assert.equal(held(), left);
    const cleared = await cli([...WRITE, "--clear"], world.env);
    assert.equal(cleared.code, 0, cleared.stderr);
    assert.equal(held(), before);
  });

  it("fails with 1, and says by name what to do, where something cannot be removed", async () => {
    const fault = { kind: "status", status: 500 } as const;
    world.hub.faults.add({ fault, method: "DELETE", path: /-b\/?$/, times: 1_000 });
    const { code, stdout, stderr } = await cli(WRITE, world.env);
    assert.equal(code, 1, stdout);
    assert.match(stderr, /group (conformance-[0-9a-f]{8}-b): delete the group \1 on the organization's page/);
  });

  it("still tells what it has found where the report cannot be written", async () => {
    const { code, stdout, stderr } = await cli(["conformance", "--report", join(folder, "no", "r.md")], world.env);
    assert.equal(code, 1);
    assert.match(stdout, /agrees/);
    assert.match(stderr, /ENOENT/);
    assert.ok(!existsSync(join(folder, "no")));
  });

  it("goes on when the organization's name was typed, and not by another word or by leaving", async () => {
    await confirmed(person("Acme"), "acme");
    await assert.rejects(confirmed(person("yes"), "acme"), UsageError);
    await assert.rejects(confirmed(person(undefined), "acme"), UsageError);
    assert.deepEqual(
      await Promise.all(["y", "yes", "", "n", undefined].map((line) => agreed(person(line), "Remove it?"))),
      [true, true, false, false, false],
    );
  });
});
