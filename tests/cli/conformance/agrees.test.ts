import assert from "node:assert/strict";
import type { Told } from "../../../cli/conformance/report";
import { rows } from "../../../cli/conformance/rows";
import { type Credential, CREDENTIALS, World } from "./world";

const differing = (told: readonly Told[]) =>
  told.filter(({ verdict }) => verdict === "differs").map(({ name, said }) => `${name}: ${said}`);

describe("The fake Hub agrees with the table of conformance", () => {
  const agreed = new Set<string>();
  const run = async (world: World, credential: Credential, write: boolean) => {
    const told = (await world.run(rows, { credential, write })).rows;
    assert.deepEqual(differing(told), []);
    for (const { name, verdict } of told) if (verdict === "agrees") agreed.add(name);
  };

  it("has a name of its own for each row", () => {
    const names = rows.map(({ name }) => name);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });

  for (const credential of Object.keys(CREDENTIALS) as Credential[]) {
    it(`in each row that can be told when signed in with ${credential}`, () =>
      run(new World("large"), credential, true));
  }

  it("in a small organization, only reading, and changes nothing", async () => {
    const world = new World("small");
    const before = world.contents();
    await run(world, "password", false);
    assert.equal(world.contents(), before);
    assert.deepEqual(world.fake.writes(), []);
  });

  it("when somebody else uses up the rate limit in the middle", async () => {
    const world = new World("small", { rateLimit: { limit: 100, window: 60_000 } });
    const other = () => world.fake.fetch(new Request("https://canary.example/v2/access-tokens"));
    world.fetch = async (request) => {
      if (world.fake.log.length === 40) for (let count = 0; count < 60; count++) await other();
      return world.fake.fetch(request);
    };
    await run(world, "password", true);
  });

  it("in every row: there is none that nobody can tell", () => {
    assert.deepEqual(
      rows.map(({ name }) => name).filter((name) => !agreed.has(name)),
      [],
    );
  });
});
