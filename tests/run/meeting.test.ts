import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Run } from "../../run/run";
import { ask } from "../../run/meeting";
import { registry } from "../../provider/resources";

const SPEAKER = join(__dirname, "speaker.js");

/** An address that no engine of this machine has: a port that no socket can have. */
const engine = `127.0.0.1:${70_000 + process.pid}`;
const speakers: ChildProcess[] = [];

async function speak(name: string, env: NodeJS.ProcessEnv = {}): Promise<ChildProcess> {
  const child = spawn(process.execPath, [SPEAKER, engine, name], { env: { ...process.env, ...env } });
  speakers.push(child);
  await once(child.stdout, "data");
  return child;
}

async function end(child: ChildProcess, how: "early" | "well"): Promise<void> {
  child.stdin!.write(`${how}\n`);
  await once(child, "exit");
}

const run = () => new Run(registry, { run: async () => true, ask: (question) => ask(engine, question) });
const isDeclared = (name: string, asked = run()) => asked.declares([`group/acme/${name}`], "");

describe("The processes of a run", () => {
  afterEach(() => {
    for (const child of speakers.splice(0)) child.kill("SIGKILL");
  });

  it("hear what each of them declares, wherever its temporary files are, and only once", async function () {
    if (process.platform === "win32") return this.skip();
    const elsewhere = mkdtempSync(join(tmpdir(), "a-folder-with-a-long-name-".repeat(6)));
    const both = [await speak("program"), await speak("component", { TMPDIR: elsewhere })];
    const mine = run();
    for (const name of ["program", "component"]) assert.equal(await isDeclared(name, mine), true, name);
    assert.equal((await mine.declarers("group/acme/program")).length, 1);
    assert.equal(await isDeclared("other", mine), false);
    await Promise.all(both.map((one) => end(one, "well")));
    rmSync(elsewhere, { recursive: true });
    await assert.rejects(run().endings.of("Group", {}), /does not load pulumi-dockerhub/);
  });

  it("are told when one of them has ended before the run", async function () {
    if (process.platform === "win32") return this.skip();
    await end(await speak("program"), "early");
    await assert.rejects(isDeclared("program"), /ended before the run did.*without process\.exit/);
    const next = await speak("next");
    assert.equal(await isDeclared("next"), true, "an engine of the same address, later");
    await end(next, "well");
  });
});
