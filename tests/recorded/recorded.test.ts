import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commentOn } from "../../cli/explain/comment";
import { readPlan } from "../../cli/pulumi/plan";
import { readStackConfig } from "../../cli/pulumi/stackConfig";
import { readState } from "../../cli/pulumi/state";
import { play } from "./play";
import { stories } from "./stories";

const pathOf = (file: string) => join(__dirname, file);
const recorded = (file: string) => readFileSync(pathOf(file), "utf8");

const byName = (all: readonly { noun: string; name: string; op?: string }[]) =>
  [...all].sort((a, b) => (`${a.noun} ${a.name} ${a.op}` < `${b.noun} ${b.name} ${b.op}` ? -1 : 1));

/** What the commands make of a configuration. */
function config(text: string): unknown {
  const read = readStackConfig(text, "dev");
  return ["org", "username", "password", "baseUrl", "token"].map((key) => read(`dockerhub:${key}`));
}

/** What the commands make of a state, but for the time itself. */
function state(text: string): unknown {
  const { resources, config: saved, configOf } = readState(text, "it");
  const other = resources.find(({ name }) => name === "release")!.provider;
  const kept = resources.map(({ createdAt, modifiedAt, secret, ...one }) => {
    return { ...one, secret: [...secret], times: [typeof createdAt, typeof modifiedAt] };
  });
  return { kept: byName(kept), saved: saved("dockerhub:password"), other: configOf(other)?.("dockerhub:password") };
}

/** What the commands make of a plan; suites start programs without stacks, and Node then writes an error in brackets. */
function plan(text: string): unknown {
  const { changes, failed, errors, leftOut } = readPlan(text);
  const plain = errors.map(({ of, message }) => ({ of, message: message.replace(/^\[(.*)\]$/m, "$1") }));
  return { changes: byName(changes), failed, errors: plain, leftOut };
}

const readers: Record<string, (text: string) => unknown> = { "config.json": config, "state.json": state };
const read = (file: string, text: string) => (readers[file] ?? plan)(text);

describe("What the commands read", () => {
  describe("is printed as the real command was recorded", () => {
    let printed: Map<string, string>;
    before(async function () {
      this.timeout(300_000);
      printed = await play();
      if (process.env["RECORD"] === undefined) return;
      assert.equal(process.env["PULUMI"], "real", "Only what the real command prints is worth recording.");
      for (const [file, text] of printed) writeFileSync(pathOf(file), text);
    });
    for (const { file } of stories)
      it(file, () => assert.deepEqual(read(file, printed.get(file)!), read(file, recorded(file))));
  });

  it("has configuration, and providers with theirs, and knows secrets and times", () => {
    assert.deepEqual(config(recorded("config.json")), ["acme", "ops", "not-a-secret", "http://127.0.0.1:1", undefined]);
    const { kept, saved, other } = state(recorded("state.json")) as { kept: Kept[]; saved: string; other: string };
    assert.deepEqual([saved, other], ["not-a-secret", "not-a-secret"]);
    const platform = kept.find(({ noun, name }) => noun === "Group" && name === "platform")!;
    assert.deepEqual([platform.secret, platform.times], [["description"], ["string", "string"]]);
  });

  it("is the same in both forms of a plan", () => {
    assert.deepEqual(plan(recorded("changed.jsonl")), plan(recorded("changed.json")));
    assert.deepEqual(plan(recorded("refused.jsonl")), plan(recorded("refused.json")));
  });

  const told: Record<string, RegExp[]> = {
    "changed.json": [
      /\*\*ada\*\* loses the group platform and the group release\.\n\*\*bo\*\* gains the group platform and the group release\./,
      /\*\*ops\*\* gains the group release\.\nThe group platform is described anew\.\nThe settings of the organization change\./,
      /5 resources change/,
    ],
    "short.json": [/The plan does not tell of 5 resources that stay the same/],
    "forbidden.json": [
      /failed\*\*.*\n\n- \*\*Group platform\*\*, \*\*Group release\*\*, .*: GET \/v2\/orgs\/acme\/groups: Docker Hub answered 403.*\n$/,
    ],
    "refused.json": [
      /failed\*\*.*\n\n- \*\*Group platform\*\*: description: it is too long; 255 characters are the most\.\n$/,
    ],
    "logged.json": [
      /\*\*The preview failed, or its program has logged an error\*\*.*\n\n- Somebody should look at this\n$/,
    ],
    "logged.jsonl": [
      /\*\*An error was logged\*\*, which stops nothing\.\n\n- Somebody should look at this\n\n\*\*ada\*\* loses/,
    ],
    "crashed.json": [
      /failed\*\*.*\n\n- Running program .* unhandled exception: TypeError: kind is not a constructor\n$/,
    ],
  };
  for (const [file, lines] of Object.entries(told)) {
    it(`is told in sentences: ${file}`, () => {
      const text = commentOn(readPlan(recorded(file)), "Plan").replaceAll("\\", "");
      for (const line of lines) assert.match(text, line);
    });
  }

  it("has no secret in it, and nothing of a machine", () => {
    for (const { file } of stories) {
      assert.doesNotMatch(recorded(file), /planted|dckr_|\/home|\/root|\/tmp|\/Users|127\.0\.0\.1:\d\d/, file);
    }
  });
});

interface Kept {
  noun: string;
  name: string;
  secret: string[];
  times: string[];
}
