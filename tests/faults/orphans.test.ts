import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ProcessStack } from "../support/processStack";
import { isAlive, kill, type Process } from "../support/processes";
import { seed } from "../support/spec";

/** A program with a resource of somebody else's provider, which shares our process. */
const SHARED = join(__dirname, "../programs/shared-process");
const MADE = { request: "POST /v2/orgs/acme/groups", when: "before it is sent, at" } as const;
const group = { type: "Group", name: "platform", args: { name: "platform" } };

/** Those that are still there after a while, of what a killed engine had started. */
async function livingOn(started: readonly Process[]): Promise<Process[]> {
  for (let waits = 0; waits < 100 && started.some(isAlive); waits++) await sleep(100);
  return started.filter(isAlive);
}

describe("An engine that is killed alone", () => {
  it("leaves no provider and no program running, whatever was under way", async function () {
    if (process.platform === "win32") return this.skip();
    const stack = await ProcessStack.open(seed);
    stack.declare([group]);
    const started = await stack.killEngine(MADE);
    const ours = started.filter(({ command }) => /cmd\/(run|dynamic-provider)/.test(command));
    assert.ok(ours.length >= 2, `a program and a provider ran: ${JSON.stringify(started)}`);
    const left = await livingOn(ours);
    kill(started);
    await stack.close();
    assert.deepEqual(left, []);
  });

  it("lets what somebody else's provider has begun in the same process come to its end", async function () {
    if (process.platform === "win32") return this.skip();
    const stack = await ProcessStack.open(seed, SHARED);
    const started = await stack.killEngine(MADE);
    const left = await livingOn(started.filter(({ command }) => command.includes("dynamic-provider")));
    kill(started);
    const [begun, done] = ["begun", "done"].map((file) => existsSync(join(stack.folder, `spec.json.${file}`)));
    await stack.close();
    assert.deepEqual({ begun, done, left }, { begun: true, done: true, left: [] });
  });
});
