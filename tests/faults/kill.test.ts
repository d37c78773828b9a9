import assert from "node:assert/strict";
import { census } from "../support/census";
import { InProcess } from "../support/inProcess";
import { clearLeftovers } from "../support/leftovers";
import { MemoryStack, type Told } from "../support/memoryStack";
import { type Moment, WHEN } from "../support/kill";
import { everyStory, type Story } from "./stories";

let cells = 0;

/** What the program declares before the run that is killed, and in it. */
const VERBS: Record<string, (story: Story) => [Story["before"], Story["before"]] | undefined> = {
  create: ({ before, create }) => [before, [...before, create]],
  update: ({ before, create, update }) =>
    update && [
      [...before, create],
      [...before, update],
    ],
  replace: ({ before, create, replace }) => [
    [...before, create],
    [...before, replace],
  ],
  delete: ({ before, create }) => [[...before, create], before],
};

describe("A run that is killed at any request", () => {
  for (const story of everyStory()) {
    for (const [verb, programs] of Object.entries(VERBS)) {
      const [before, after] = programs(story) ?? [];
      if (before === undefined || after === undefined) continue;
      it(`in ${verb} of ${story.name} is mended by one further run`, async () => {
        const { requests, expected } = await untroubled(before, after);
        assert.ok(requests > 0 || story.quiet, "there is something to kill at");
        for (let request = 1; request <= requests; request++) {
          for (const when of WHEN) {
            cells += 1;
            await cell(before, after, { request, when }, expected);
          }
        }
      });
    }
  }
});

after(() => console.log(`\n  kill matrix: ${cells} cells`));

async function start(before: Story["before"]): Promise<MemoryStack> {
  const stack = new MemoryStack(new InProcess());
  clean(await stack.up(before));
  return stack;
}

async function untroubled(before: Story["before"], after: Story["before"]) {
  const stack = await start(before);
  const already = stack.world.fake.log.length;
  clean(await stack.up(after));
  return { requests: stack.world.fake.log.length - already, expected: census(stack.world) };
}

async function cell(before: Story["before"], after: Story["before"], at: Moment, expected: object): Promise<void> {
  const where = `${at.when} request ${at.request}`;
  const stack = await start(before);
  await stack.upAndKill(after, at);

  let told = await stack.up(after);
  const left = await clearLeftovers(stack.fake, [...told.problems, ...stack.notices].join("\n"));
  if (left.length > 0 && told.problems.length > 0) told = await stack.up(after);
  assert.deepEqual(told.problems, [], where);
  assert.deepEqual(await stack.preview(after), { changes: [], problems: [] }, where);
  assert.deepEqual(await stack.preview(after, { refresh: true }), { changes: [], problems: [] }, `${where}, refreshed`);
  assert.deepEqual(census(stack.world), expected, where);
}

function clean({ problems }: Told): void {
  assert.deepEqual(problems, []);
}
