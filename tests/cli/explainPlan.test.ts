import assert from "node:assert/strict";
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

  it("waits on a pipe for a plan that takes its time, where it failed with EAGAIN", async () => {
    const { code, stdout, stderr } = await cli(["explain", "-"], {}, __dirname, (child) => {
      setTimeout(() => child.stdin!.end('{"duration":1,"steps":[]}'), 300);
    });
    assert.deepEqual([code, stderr], [0, ""]);
    assert.match(stdout, /Nothing changes/);
  });
});
