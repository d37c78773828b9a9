import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { nouns } from "../../sdk/nouns";
import { nameOf } from "../nouns";
import { FILE, forget, recording } from "./recording";
import { tables } from "./tables";

const LIMIT = 300_000;
const names = Object.values(tables).flatMap((table) => table.map(({ name }) => name));

describe("The recording of the real command", () => {
  before(() => process.env["RECORD"] !== undefined && forget(new Set(names)));

  it("has every scenario of every table, once, and no other", () => {
    assert.equal(new Set(names).size, names.length, "two scenarios have the same name");
    assert.deepEqual(Object.keys(recording().scenarios), [...names].sort());
  });

  for (const noun of Object.keys(nouns)) {
    it(`knows every verb of ${noun}`, () => {
      const steps = new Set(
        Object.values(recording().scenarios).flatMap((acts) => acts.flatMap((act) => act.steps ?? [])),
      );
      const does = (op: string) => [...steps].some((step) => step.startsWith(`${op} ${noun} `));
      const where = `add one to the verbs in tests/nouns/${nameOf(noun)}.ts, and record it`;
      assert.ok(
        does("create") && does("delete") && (does("update") || does("replace")),
        `No scenario creates, changes and deletes ${noun}: ${where}.`,
      );
      assert.ok(does("refresh update") || does("refresh delete"), `No scenario has drift of ${noun}: ${where}.`);
    });
  }

  it("says which versions were recorded, and stays small", () => {
    const { pulumi, sdk } = recording();
    assert.match(pulumi, /^v3\.\d+\.\d+$/);
    assert.match(sdk, /^3\.\d+\.\d+$/);
    assert.ok(statSync(FILE).size < LIMIT);
  });
});
