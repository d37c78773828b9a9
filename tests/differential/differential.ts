import assert from "node:assert/strict";
import { askedVersion } from "../../scripts/engines";
import { isNative } from "../support/form";
import { play } from "./play";
import { record, recording } from "./recording";
import type { Scenario } from "./scenario";
import type { Told } from "./told";

/** True while the real command is recorded. */
const RECORDING = process.env["RECORD"] !== undefined && !isNative;
/** The real command takes seconds for what the offline engine does in one, and more on a busy machine. */
const LIVE_TIMEOUT = 900_000;
const HOW = "PULUMI=real RECORD=1 npx mocha --no-parallel tests/differential/*.test.ts";

/**
 * The suite of one table. The offline engine plays each scenario once, against what the table names and against what
 * the real command did when it was recorded; with PULUMI=real the real command plays it too.
 */
export function differential(scenarios: readonly Scenario[]): void {
  const { pulumi, scenarios: recorded } = recording();
  const offline = new Map<string, Told[]>();

  describe(`On the offline engine, as pulumi ${pulumi} was recorded`, () => {
    for (const scenario of scenarios) {
      it(scenario.name, async () => {
        const told = await play(scenario, undefined);
        offline.set(scenario.name, told);
        if (RECORDING || (isNative && scenario.notNative !== undefined)) return;
        assert.ok(recorded[scenario.name] !== undefined, `It is not recorded yet: ${HOW}`);
        assert.deepEqual(told, recorded[scenario.name], "the offline engine strays from the real command");
      });
    }
  });

  describe("On the real command", () => {
    let version: string | undefined;
    before(async () => (version = await askedVersion()));
    for (const scenario of scenarios) {
      it(scenario.name, async function () {
        if (version === undefined) return this.skip();
        this.timeout(LIVE_TIMEOUT);
        const told = await play(scenario, version);
        if (RECORDING) record(version, scenario.name, told);
        const there = offline.get(scenario.name);
        if (there !== undefined) assert.deepEqual(there, told, "the two engines differ");
      });
    }
  });
}
