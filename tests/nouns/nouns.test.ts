import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { registry } from "../../provider/resources";
import { nameOf, PARTS, partOf } from ".";

const SHARED = ["index.ts", "noun.ts", "nouns.test.ts"];

describe("What the suites know of nouns", () => {
  it("is a file for each noun of the registry, and no other", () => {
    const files = readdirSync(__dirname).filter((name) => !SHARED.includes(name));
    assert.deepEqual(files.sort(), [...registry.keys()].map((noun) => `${nameOf(noun)}.ts`).sort());
  });

  for (const noun of registry.keys()) {
    it(`is all that they ask of ${noun}`, () => PARTS.forEach((part) => void partOf(noun, part)));
  }

  it("is missed by the name of the noun", () => {
    assert.throws(() => partOf("Nothing", "drift"), /Nothing has no tests\/nouns\/nothing\.ts: write it like/);
  });
});
