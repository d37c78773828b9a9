import assert from "node:assert/strict";
import { asMarkdown } from "../../../cli/conformance/markdown";
import { rows } from "../../../cli/conformance/rows";
import { planted } from "./plants/plant";
import { readingPlants } from "./plants/reading";
import { writingPlants } from "./plants/writing";
import { CANARY, World } from "./world";

const plants = { ...readingPlants, ...writingPlants };

/** Rows about lists that are longer than a page. */
const LONG = /(usual|large|largest) page$/;

describe("What differs is found by the row that expects it", () => {
  for (const row of rows) {
    it(row.name, async () => {
      const plant = plants[row.name];
      assert.ok(plant, `nothing is planted for the row "${row.name}": add it to tests/cli/conformance/plants`);
      const world = new World(LONG.test(row.name) ? "large" : "small");
      const before = world.contents();
      world.fetch = planted(world.fetch, plant);
      const run = await world.run([row], { ...(plant.credential && { credential: plant.credential }) });
      const [told] = run.rows;
      assert.deepEqual([told!.name, told!.verdict], [row.name, "differs"], told!.said);
      assert.doesNotMatch(asMarkdown({ ...run, service: "another address" }), CANARY);
      assert.equal(world.contents(), before, "something was left behind, or somebody was touched");
      assert.deepEqual(run.left, []);
    });
  }

  it("and no plant is there for a row that is not", () => {
    const names = new Set(rows.map(({ name }) => name));
    assert.deepEqual(
      Object.keys(plants).filter((name) => !names.has(name)),
      [],
    );
  });
});
