import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { askedVersion, type Kept } from "../../scripts/engines";
import type { FakeHub } from "../../testing";
import { Scene } from "../support/spec";
import { normalised, type Told } from "./normalise";
import type { Act, Scenario } from "./scenario";

/** What the real command did, by scenario; written by a run with RECORD=1, without --parallel and with a `pulumi` on the PATH. */
const RECORDING = join(__dirname, "recording.json");
interface Recording {
  pulumi: string;
  scenarios: Record<string, Told[]>;
}

const recording = existsSync(RECORDING) ? (JSON.parse(readFileSync(RECORDING, "utf8")) as Recording) : undefined;

async function play({ acts }: Scenario, live: string | undefined): Promise<Told[]> {
  const scene = await Scene.open({}, live);
  const told: Told[] = [];
  try {
    for (const act of acts) told.push(await perform(scene, act));
  } finally {
    await scene.close();
  }
  return told;
}

async function perform(scene: Scene, act: Act): Promise<Told> {
  scene.hub.faults.clear();
  await act.before?.(scene.hub);
  if (act.declare !== undefined) scene.declare(act.declare);
  if (act.export !== undefined) scene.export(act.export);
  if (act.configure !== undefined) await scene.stack.configure(act.configure);
  const lost = new Set<string>();
  const stop = scene.hub.watch(() => losses(scene.hub, act.keeps ?? []).forEach((one) => lost.add(one)));
  const run = act.do === "import" ? await importing(scene, act) : await scene.run(act.do, act.flags);
  const steps = run.happened
    .filter(({ op, noun }) => counts(act, op) && noun !== "Stack" && !noun.startsWith("pulumi-nodejs"))
    .map(({ op, noun, name }) => `${op} ${noun} ${name}`);
  stop();
  assert.equal(run.exitCode, act.exit ?? 0, run.text);
  assert.deepEqual([...lost], [], `lost on the way: ${run.text}`);
  if (act.steps !== undefined) assert.deepEqual(steps.sort(), [...act.steps].sort(), run.text);
  if (act.says !== undefined) assert.match(run.text, act.says);
  if (act.once !== undefined) {
    assert.equal(run.text.match(new RegExp(act.once, "g"))?.length, 1, run.text);
    assert.doesNotMatch(run.text, /^\s+at /m);
  }
  await act.then?.(scene);
  return {
    steps: act.steps === undefined ? [] : steps,
    exit: run.exitCode,
    state: normalised((await scene.stack.state()) as Kept[]),
  };
}

/** What a refresh of another command finds is not counted: the steps after it tell. */
function counts(act: Act, op: string): boolean {
  if (!op.startsWith("refresh")) return op !== "same";
  return act.do === "refresh" && op !== "refresh same";
}

/** Those of the kept things that are not there now. */
function losses(hub: FakeHub, keeps: readonly string[]): string[] {
  const { members, groups, invites } = hub.store.organizations.get("acme")!;
  const known = new Set([...members.keys(), ...[...invites.values()].map(({ invitee }) => invitee), ...groups.keys()]);
  return keeps.filter((one) => {
    const [person, group] = one.split(" in ");
    return group === undefined ? !known.has(one) : !groups.get(group)?.members.has(person!);
  });
}

async function importing(scene: Scene, act: Act) {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-import-"));
  const file = join(folder, "import.json");
  writeFileSync(file, JSON.stringify(act.import!(scene.hub)));
  return scene.import(file).finally(() => rmSync(folder, { recursive: true }));
}

/**
 * The suite of one table: on the offline engine, on the real command where there is one, and
 * against what the real command did when it was recorded. What cannot be run counts as skipped.
 */
export function differential(scenarios: readonly Scenario[]): void {
  const offline = new Map<string, Told[]>();

  describe("On the offline engine", () => {
    for (const scenario of scenarios) {
      it(scenario.name, async function () {
        if (scenario.more === true && process.env["STORIES"] !== "all") return this.skip();
        offline.set(scenario.name, await play(scenario, undefined));
      });
    }
  });

  describe("On the real command", () => {
    let version: string | undefined;
    before(async () => (version = await askedVersion()));
    for (const scenario of scenarios) {
      it(scenario.name, async function () {
        if (version === undefined) return this.skip();
        const told = await play(scenario, version);
        if (process.env["RECORD"] !== undefined) record(version, scenario.name, told);
        const there = offline.get(scenario.name);
        if (there !== undefined) assert.deepEqual(there, told, "the two engines differ");
      });
    }
  });

  describe(`As the real command was recorded (${recording?.pulumi ?? "no recording yet"})`, () => {
    for (const scenario of scenarios) {
      it(scenario.name, function () {
        const recorded = recording?.scenarios[scenario.name];
        const there = offline.get(scenario.name);
        if (recorded === undefined || there === undefined) return this.skip();
        assert.deepEqual(there, recorded);
      });
    }
  });
}

function record(pulumi: string, name: string, told: Told[]): void {
  const before = existsSync(RECORDING) ? (JSON.parse(readFileSync(RECORDING, "utf8")) as Recording) : undefined;
  const scenarios = { ...(before?.pulumi === pulumi ? before.scenarios : {}), [name]: told };
  writeFileSync(RECORDING, JSON.stringify({ pulumi, scenarios }, undefined, 1));
}
