import assert from "node:assert/strict";
import type { Seed } from "../../testing";
import { aFew, LargeCopy, seedWith } from "../examples/large";
import { folder, seedOf } from "../examples/world";
import { census } from "../support/census";
import { type Moment, WHEN } from "../support/kill";
import { ProcessStack, SPEC } from "../support/processStack";
import { type Declared, PASSWORD, seed } from "../support/spec";
import { stories, type Story } from "./stories";

/** Processes are slow: by default a sample is killed; with SIGKILL=all, at every request of everything. */
const ALL = process.env["SIGKILL"] === "all";

/** A token is made, and nobody has its value. */
const LOST_TOKEN: Moment[] = [{ request: 3, when: "after it is done, at" }];
const IN_THE_MIDDLE: Moment[] = [{ request: 9, when: "after it is done, at" }];

/** A run that is killed: a program, before and after. */
interface Killed {
  name: string;
  project: string;
  seed: Seed;
  /** Left out for an example, which declares the same in every run. */
  programs?: [Declared[], Declared[]];
  /** What its configuration has beside the usual. */
  config?: Record<string, string>;
  leftover?: Story["leftover"];
  /** What the sample has of it. */
  sampled: Moment[];
}

const ofStories = stories.flatMap((story): Killed[] => {
  const { name, before, create, update, replace, leftover } = story;
  const verbs: [string, Declared[], Declared[], Moment[]][] = [
    ["create", before, [...before, create], name === "PersonalAccessToken without a label" ? LOST_TOKEN : []],
    ...(update ? ([["update", [...before, create], [...before, update], []]] as typeof verbs) : []),
    ["replace", [...before, create], [...before, replace], []],
    ["delete", [...before, create], before, []],
  ];
  return verbs.map(([verb, first, second, sampled]) => ({
    name: `${verb} of ${name}`,
    project: SPEC,
    seed,
    programs: [first, second],
    ...(leftover && { leftover }),
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
  sampled: name === "esm" ? IN_THE_MIDDLE : [],
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

let cells = 0;

describe(`SIGKILL of engine, program and provider (${ALL ? "every request" : "a sample; SIGKILL=all for every request"})`, () => {
  for (const killed of [...ofStories, ...ofExamples, ofLarge].filter(({ sampled }) => ALL || sampled.length > 0)) {
    it(`in ${killed.name} is mended by one further up`, async function () {
      this.timeout(ALL ? 3_600_000 : 120_000);
      const easy = await started(killed);
      const already = easy.fake.log.length;
      assert.equal((await easy.run("up")).code, 0);
      const count = easy.fake.log.length - already;
      const expected = census(easy);
      await easy.close();
      const requests = Array.from({ length: count }, (_, index) => index + 1);
      const every = requests.flatMap((request) => WHEN.map((when): Moment => ({ request, when })));
      for (const at of ALL ? every : killed.sampled) await cell(killed, at, expected);
    });
  }
});

after(() => console.log(`\n  SIGKILL: ${cells} cells`));

async function cell(killed: Killed, at: Moment, expected: object): Promise<void> {
  cells += 1;
  const where = `${at.when} request ${at.request}`;
  const world = await started(killed);
  try {
    await world.kill(at);
    let told = await world.run("up");
    const left = killed.leftover?.exec(told.output)?.[1];
    if (left !== undefined) {
      await world.fake.byHand("ops", "DELETE", `/v2/access-tokens/${left}`);
      if (told.code !== 0) told = await world.run("up");
    }
    assert.equal(told.code, 0, `${where}: ${told.output}`);
    const plan = await world.run("preview", "--refresh", "--expect-no-changes");
    assert.equal(plan.code, 0, `${where}: ${plan.output}`);
    assert.deepEqual(census(world), expected, where);
  } finally {
    await world.close();
  }
}
