import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { askedVersion } from "../../scripts/engines";
import { clearLeftovers } from "../support/leftovers";
import { ProcessStack } from "../support/processStack";
import { seed } from "../support/spec";

const README = readFileSync(join(__dirname, "../../README.md"), "utf8");
const [, SHELL = ""] = /### After a kill[^]*?```sh\n([^]*?)```/.exec(README) ?? [];
/** What the README says to type after a kill, in its order. */
const [CANCEL, FIND, UP, CLEAR] = SHELL.trim().split("\n") as [string, string, string, string];

const program = [
  { type: "Group", name: "platform", args: { name: "platform" } },
  { type: "PersonalAccessToken", name: "ci", args: { scopes: ["repo:read"] }, options: { dependsOn: ["platform"] } },
];

describe("After a kill of the real command, what the README says to type", () => {
  it("takes the lock, the empty file and the warning away, and names the token", async function () {
    if ((await askedVersion()) === undefined) return this.skip();
    this.timeout(240_000);
    const stack = await ProcessStack.open(seed);
    const { fake, command } = stack;
    const { folder, stateFile, here, stack: named, pulumi } = command.real!;
    const type = (line: string) => {
      const [, verb = "", ...flags] = line.split(" ");
      return pulumi(verb, ...flags, ...(verb === "up" ? ["--yes"] : []), ...(verb === "cancel" ? named : here));
    };
    try {
      stack.declare(program);
      await stack.kill({ request: "POST /v2/access-tokens", when: "after it is done, at" });
      truncateSync(`${stateFile}.attrs`);

      assert.match((await type(UP)).text, /failed to load checkpoint: EOF/);
      execFileSync("sh", ["-c", FIND], { cwd: folder });
      assert.match((await type(UP)).text, /the stack is currently locked by 1 lock/);
      assert.equal((await type(CANCEL)).exitCode, 0);
      const told = await type(UP);
      assert.equal(told.exitCode, 0, told.text);
      assert.match(told.text, /with 1 pending operations/);
      assert.equal((await clearLeftovers(fake, told.text)).length, 1);

      assert.match((await type(UP)).text, /with 1 pending operations/);
      const cleared = await type(CLEAR);
      assert.equal(cleared.exitCode, 0, cleared.text);
      const quiet = await type(UP);
      assert.equal(quiet.exitCode, 0, quiet.text);
      assert.doesNotMatch(quiet.text, /pending operations|token labelled/);
      assert.equal(fake.store.tokens.size, 1);
    } finally {
      await stack.close();
    }
  });
});
