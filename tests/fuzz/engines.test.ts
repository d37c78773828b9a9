import assert from "node:assert/strict";
import { askedVersion } from "../../scripts/engines";
import { FakeHub } from "../../testing";
import type { Declared } from "../support/spec";
import type { Playing } from "./engines/play";
import { openBoth, playEngines } from "./engines/run";
import { company } from "./refactor/company";

/** `npm run fuzz -- --engines both --seeds 200` goes on where this stops. */
const SEEDS = 3;

/** An engine that does nothing, and says of each command what `says` makes of its program. */
function mute(says: (program: readonly Declared[]) => string[]): Playing {
  let program: readonly Declared[] = [];
  return {
    fake: new FakeHub({ seed: company }),
    reset: () => undefined,
    declare: (declared) => void (program = declared),
    run: async () => ({ steps: says(program), exit: 0, state: {}, hub: {}, text: "" }),
  };
}

describe("Random stories on both engines", () => {
  it("are told as a command and a small story where the engines differ", async () => {
    const isToken = ({ type }: Declared) => type === "PersonalAccessToken";
    const real = mute((program) => (program.some(isToken) ? ["create a token"] : []));
    const stages = { real, offline: mute(() => []), commands: 0 };
    let told: string | undefined;
    for (let seed = 0; told === undefined && seed < 20; seed++) told = await playEngines(stages, seed);
    assert.match(told!, /^npm run fuzz -- --engines both --seed \d+\n/);
    assert.match(told!, /the engines differ after up/);
    const program = told!.split("\n").filter((line) => /^ {2}[A-Z]\w+ \w+ \{/.test(line));
    assert.ok(program.some((line) => line.includes("PersonalAccessToken")) && program.length <= 4, told);
    assert.equal(told!.match(/^pulumi /gm)?.length, 1, told);
  });

  it(`end alike, for ${SEEDS} seeds`, async function () {
    if ((await askedVersion()) === undefined) return this.skip();
    this.timeout(600_000);
    const both = await openBoth();
    try {
      for (let seed = 0; seed < SEEDS; seed++) assert.equal(await playEngines(both, seed), undefined);
    } finally {
      await both.close();
    }
  });
});
