import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Run } from "../../scripts/engines";
import { pluginToken, typeToken } from "../../sdk/contract";
import type { FakeHub } from "../../testing";
import { FORM, type Form } from "../support/form";
import { Scene } from "../support/spec";
import type { Act, Scenario } from "./scenario";
import { changes, full, type Steady, steadyState, stepsOf, type Told, writesOf } from "./told";

/**
 * Plays a scenario, on the real command of a version or on the offline engine, and holds it to what the table names; what the
 * plugin by design makes otherwise, to what must be true in any form.
 */
export async function play(scenario: Scenario, version: string | undefined, form = FORM): Promise<Told[]> {
  const { acts, hub } = scenario;
  const otherwise = form === "native" ? scenario.notNative : undefined;
  const scene = await Scene.open(hub, version, {}, form);
  const told: Told[] = [];
  const said: string[] = [];
  let state: Steady = {};
  try {
    for (const act of acts) {
      const { run, writes } = await perform(scene, act, form);
      said.push(run.text);
      if (otherwise === undefined) hold(act, run);
      await act.then?.(scene);
      const now = steadyState(await scene.stack.state(), scene.hub);
      const what: Told = { do: spelt(act), ...(run.exitCode !== 0 && { exit: run.exitCode }) };
      if (act.races !== "everything") {
        const fixed = act.races === "writes" ? [] : writes;
        Object.assign(what, full({ steps: stepsOf(act.do, run.happened), writes: fixed, state: changes(state, now) }));
        state = now;
      }
      told.push(what);
    }
    if (otherwise?.says !== undefined) assert.match(said.join("\n"), otherwise.says);
  } finally {
    await scene.close();
  }
  return told;
}

async function perform(scene: Scene, act: Act, form: Form): Promise<{ run: Run; writes: string[] }> {
  const { hub } = scene;
  hub.faults.clear();
  await act.before?.(hub);
  if (act.declare !== undefined)
    scene.declare(typeof act.declare === "function" ? await act.declare(hub) : act.declare);
  if (act.export !== undefined) scene.export(act.export);
  if (act.configure !== undefined) await scene.stack.configure(act.configure);
  const lost = new Set<string>();
  const stop = hub.watch(() => losses(hub, act.keeps ?? []).forEach((one) => lost.add(one)));
  const written = hub.writes().length;
  const run = act.do === "import" ? await importing(scene, act, form) : await scene.run(act.do, act.flags);
  const writes = writesOf(hub.writes().slice(written));
  stop();
  assert.deepEqual([...lost], [], `lost on the way: ${run.text}`);
  return { run, writes };
}

/** Holds a command to how the table says that it comes about. */
function hold(act: Act, run: Run): void {
  assert.equal(run.exitCode, act.exit ?? 0, run.text);
  if (act.steps !== undefined) assert.deepEqual(stepsOf(act.do, run.happened), [...act.steps].sort(), run.text);
  if (act.says !== undefined) assert.match(run.text, act.says);
  if (act.once !== undefined) {
    assert.equal(run.text.match(new RegExp(act.once, "g"))?.length, 1, run.text);
    assert.doesNotMatch(run.text, /^\s+at |told with its resource/m);
  }
}

/** `up --refresh --target **::ada` */
function spelt({ do: verb, flags = {} }: Act): string {
  const words = Object.entries(flags).flatMap(([key, value]: [string, unknown]) => {
    const flag = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return Array.isArray(value) ? value.map((one) => `${flag} ${one}`) : value === true ? [flag] : [`${flag}=${value}`];
  });
  return [verb, ...words].join(" ");
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

async function importing(scene: Scene, act: Act, form: Form): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-import-"));
  const file = join(folder, "import.json");
  const written = JSON.stringify(await act.import!(scene.hub));
  writeFileSync(file, form === "native" ? nativeFile(written) : written);
  return scene.import(file, act.flags).finally(() => rmSync(folder, { recursive: true }));
}

/** An import file of dynamic resources as one for the plugin. */
function nativeFile(text: string): string {
  return JSON.stringify(JSON.parse(text), (key, value: unknown) => {
    if (key === "__provider") return undefined;
    return key === "type" ? String(value).replace(typeToken(""), pluginToken("")) : value;
  });
}
