import assert from "node:assert/strict";
import { askedVersion } from "../../scripts/engines";
import type { Seed } from "../../testing";
import { aFew, LargeCopy, seedWith } from "../examples/large";
import { folder, seedOf } from "../examples/world";
import { census } from "../support/census";
import { type Moment, WHEN } from "../support/kill";
import { clearLeftovers } from "../support/leftovers";
import { ProcessStack, SPEC } from "../support/processStack";
import { type Declared, PASSWORD, seed } from "../support/spec";
import { everyStory } from "./stories";

/**
 * Processes are slow: by default a few cells are killed; with SIGKILL=all, at every request of everything, and
 * with SIGKILL=5 every fifth of those.
 */
const ASKED = process.env["SIGKILL"];
const EVERY = ASKED === "all" ? 1 : Number(ASKED ?? Infinity);
const ALL = EVERY < Infinity;

interface Cell {
  at: Moment;
  /** How many tokens are left of which nobody has the value, where that is known. */
  lost?: number;
}

const TOKEN: Cell = { at: { request: "POST /v2/access-tokens", when: "after it is done, at" }, lost: 1 };
const ROLE: Cell = { at: { request: "PUT /v2/orgs/acme/members/ada", when: "after it is done, at" } };

/** A run that is killed: a program, before and after. */
interface Killed {
  name: string;
  project: string;
  seed: Seed;
  /** Left out for an example, which declares the same in every run. */
  programs?: [Declared[], Declared[]];
  /** What its configuration has beside the usual. */
  config?: Record<string, string>;
  /** What the sample has of it. */
  sampled: Cell[];
}

const ofStories = everyStory().flatMap((story): Killed[] => {
  const { name, before, create, update, replace } = story;
  const isToken = name.startsWith("PersonalAccessToken");
  const verbs: [string, Declared[], Declared[], Cell[]][] = [
    ["create", before, [...before, create], isToken ? [TOKEN] : []],
    ...(update ? ([["update", [...before, create], [...before, update], []]] as typeof verbs) : []),
    ["replace", [...before, create], [...before, replace], []],
    ["delete", [...before, create], before, []],
  ];
  return verbs.map(([verb, first, second, sampled]) => ({
    name: `${verb} of ${name}`,
    project: SPEC,
    seed,
    programs: [first, second],
    sampled,
  }));
});
const config = {
  "two-organizations:companyUsername": "ops",
  "two-organizations:companyPassword": PASSWORD,
  "two-organizations:labsUsername": "svc",
  "two-organizations:labsPassword": "labs-password",
};
const ofExamples = ["organization", "esm", "pull-requests", "two-organizations"].map((name): Killed => ({
  name: `up of the example ${name}`,
  project: folder(name),
  seed: seedOf(name),
  config,
  sampled: name === "esm" ? [ROLE, TOKEN] : [],
}));

/** The large example with a list of a few people, as every request of it is a cell. */
const large = new LargeCopy("sigkill");
large.declare(aFew());
after(() => large.remove());
const ofLarge: Killed = {
  name: "up of the example large-organization, with fewer people",
  project: large.project,
  seed: seedWith(aFew(), []),
  sampled: [],
};

async function started({ seed, project, programs, config }: Killed): Promise<ProcessStack> {
  const stack = await ProcessStack.open(seed, project, config);
  if (programs !== undefined) {
    stack.declare(programs[0]);
    if (programs[0].length > 0) assert.equal((await stack.run("up")).code, 0);
    stack.declare(programs[1]);
  }
  return stack;
}

let [possible, cells] = [0, 0];
const began = Date.now();

describe(`SIGKILL of engine, program and provider (${ALL ? `SIGKILL=${ASKED}` : "a sample; SIGKILL=all for every request"})`, () => {
  for (const killed of [...ofStories, ...ofExamples, ofLarge].filter(({ sampled }) => ALL || sampled.length > 0)) {
    it(`in ${killed.name} is mended by one further up`, async function () {
      this.timeout(ALL ? 3_600_000 : 240_000);
      const easy = await started(killed);
      const already = easy.fake.log.length;
      assert.equal((await easy.run("up")).code, 0);
      const count = easy.fake.log.length - already;
      const expected = census(easy);
      await easy.close();
      const requests = Array.from({ length: count }, (_, index) => index + 1);
      const every = requests.flatMap((request) => WHEN.map((when): Cell => ({ at: { request, when } })));
      for (const one of ALL ? every.filter(() => possible++ % EVERY === 0) : killed.sampled)
        await play(killed, one, expected);
    });
  }
});

after(async () => {
  const engine = (await askedVersion()) ?? "offline engine";
  console.log(`\n  SIGKILL: ${cells} cells in ${Math.round((Date.now() - began) / 1000)} s (${engine})`);
});

async function play(killed: Killed, { at, lost }: Cell, expected: object): Promise<void> {
  cells += 1;
  const where = `${at.when} request ${at.request}`;
  const world = await started(killed);
  const { command, fake } = world;
  try {
    await world.kill(at);
    await command.unlock();
    let told = await world.run("up");
    // What the run has not named is found by the census, and what it should not have named by the plan.
    const left = await clearLeftovers(fake, told.output);
    assert.equal(left.length, lost ?? left.length, `${where}: ${told.output}`);
    if (told.code !== 0 && left.length > 0) told = await world.run("up");
    assert.equal(told.code, 0, `${where}: ${told.output}`);
    await command.tidy();
    assert.deepEqual(await command.pending(), [], where);
    const plan = await world.run("preview", "--refresh", "--expect-no-changes");
    assert.equal(plan.code, 0, `${where}: ${plan.output}`);
    assert.deepEqual(census(world), expected, where);
  } finally {
    await world.close();
  }
}
