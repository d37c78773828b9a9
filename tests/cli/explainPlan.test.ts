import assert from "node:assert/strict";
import { join } from "node:path";
import { commentOn } from "../../cli/explain/comment";
import { readPlan } from "../../cli/pulumi/plan";
import { cli } from "./cli";

describe("explain, of what the command prints", () => {
  it("refuses what is no plan, and says so of one that is cut short", () => {
    for (const text of ["error: no stack", "{}", "[]", '{"version":3,"deployment":{}}'])
      assert.throws(() => readPlan(text), /not a plan as/, text);
    const cut =
      '{"sequence":0,"preludeEvent":{}}\n{"sequence":1,"resourcePreEvent":{"metadata":{"op":"same","urn":"u"}}}';
    assert.match(commentOn(readPlan(cut), "Plan"), /- The plan ends before the preview does\./);
  });

  it("exits with 0 where an error was logged and the plan says that it stopped nothing, where it exited with 1", async () => {
    const codes = async (file: string) => (await cli(["explain", join(__dirname, "../recorded", file)])).code;
    assert.deepEqual(await Promise.all(["logged.jsonl", "logged.json", "refused.jsonl"].map(codes)), [0, 1, 1]);
  });

  it("waits on a pipe for a plan that takes its time, where it failed with EAGAIN", async () => {
    const { code, stdout, stderr } = await cli(["explain", "-"], {}, __dirname, (child) => {
      setTimeout(() => child.stdin!.end('{"duration":1,"steps":[]}'), 300);
    });
    assert.deepEqual([code, stderr], [0, ""]);
    assert.match(stdout, /Nothing changes/);
  });
});
