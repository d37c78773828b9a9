import assert from "node:assert/strict";
import type { Fault, FaultRule } from "../../testing";
import { DIALECTS } from "../../testing/fake-hub/middleware/rateLimit";
import { everyNoun } from "../nouns";
import type { Sample } from "../nouns/noun";
import { census } from "../support/census";
import { InProcess, type Outs } from "../support/inProcess";
import { clearLost } from "../support/leftovers";

const ALL = process.env["STORIES"] === "all";

/**
 * Everything that can go wrong with a request, by a name for the test. What comes in several guises is met in all of
 * them at each place with `STORIES=all`, and in one after the other else: which one it is concerns the client alone.
 */
const FAULTS: Record<string, Fault | readonly Fault[]> = {
  "too many requests": [
    ...DIALECTS.map((dialect): Fault => ({ kind: "429", dialect, seconds: 20 })),
    // By a clock that is minutes ahead, or behind.
    { kind: "429", dialect: "x-retry-after timestamp", seconds: 20, clockOff: 600 },
    { kind: "429", dialect: "retry-after date", seconds: 20, clockOff: -600 },
  ],
  "an error of the server": [500, 502, 503, 504].flatMap((status) =>
    (["json", "html", "empty"] as const).map((body): Fault => ({ kind: "status", status, body })),
  ),
  "a connection that is refused": { kind: "refused" },
  "a body that comes slowly": { kind: "slow after", ms: 5 },
  "401 in mid-run": { kind: "status", status: 401 },
  "403 on one route": { kind: "status", status: 403 },
  "cut before it is done": { kind: "cut before" },
  "cut after it is done": { kind: "cut after" },
  "a body that is cut short": { kind: "truncated after" },
  "HTML with 200": { kind: "html after" },
  "a redirect to another host": { kind: "redirect" },
  "a field more": { kind: "reshaped after", how: "a field more" },
  "a field less": { kind: "reshaped after", how: "a field less" },
  "an unknown role": { kind: "reshaped after", how: "an unknown role" },
  "a next link to elsewhere": { kind: "reshaped after", how: "next leads elsewhere" },
};

/** Which requests of a verb are hit: one of the first three, as far as it has so many, or all of them. */
const PLACES: Record<string, Partial<FaultRule>> = {
  "the first request": { times: 1 },
  "the second request": { skip: 1, times: 1 },
  "the third request": { skip: 2, times: 1 },
  "every request": { times: 1e6 },
};

const VERBS = ["create", "read", "update", "delete"] as const;
type Verb = (typeof VERBS)[number];

/** A resource as the engine would keep it: its state if it exists, and what is declared. */
class Kept {
  id = "";
  outs: Outs | undefined;

  constructor(
    private readonly world: InProcess,
    private readonly type: string,
    private readonly sample: Sample,
  ) {}

  async run(verb: Verb): Promise<void> {
    this.world.nextRun();
    const provider = this.world.provider(this.type);
    const args = verb === "update" ? (this.sample.changed ?? this.sample.args) : this.sample.args;
    if (verb === "read") {
      const { id, props } = await provider.read(this.id, this.outs!);
      if (id === "") this.outs = undefined;
      else this.outs = props as Outs;
    } else if (verb === "delete") {
      await this.world.remove(this.type, this.id, this.outs!);
      this.outs = undefined;
    } else {
      await this.declare(args);
    }
  }

  /** Creates or updates, and keeps what exists when that fails half-way. */
  private async declare(args: Outs): Promise<void> {
    const provider = this.world.provider(this.type);
    try {
      const { inputs } = await provider.check(this.outs ?? {}, args);
      if (this.outs === undefined) {
        const { id, outs } = await provider.create(inputs);
        [this.id, this.outs] = [id, outs as Outs];
      } else if ((await provider.diff(this.id, this.outs, inputs)).changes !== false) {
        this.outs = (await provider.update(this.id, this.outs, inputs)).outs as Outs;
      }
    } catch (error) {
      const { id, properties } = error as { id?: string; properties?: Outs };
      if (id !== undefined) [this.id, this.outs] = [id, properties];
      throw error;
    }
  }
}

/** What may be hit: every request but the sign-in and what it tells of the account. */
const HIT = /^\/v2\/(?!auth\/|users?\b)/;

/** Plays a verb without faults, for the census afterwards and for how many requests can be hit. */
async function untroubled(type: string, sample: Sample, verb: Verb): Promise<{ expected: object; requests: number }> {
  const world = new InProcess();
  await sample.prepare?.(world);
  const kept = new Kept(world, type, sample);
  if (verb !== "create") await kept.run("create");
  world.restart();
  const before = world.fake.log.length;
  await kept.run(verb);
  const requests = world.fake.log.slice(before).filter(({ path }) => HIT.test(path)).length;
  return { expected: census(world), requests };
}

/** The sample of every noun, and what else is worth troubling. */
const PLAYED = everyNoun("sample").flatMap(([type, sample]): [type: string, sample: Sample, what: string][] => [
  [type, sample, type],
  ...Object.entries(sample.also ?? {}).map(([what, also]): [string, Sample, string] => [
    type,
    { ...also, bad: [] },
    `${type} ${what}`,
  ]),
]);

let cells = 0;
/** Counts on, so that each guise has its turn. */
let turn = 0;

/** The guises of a fault to be met at each of so many places. */
function guises(fault: Fault | readonly Fault[], places: number): Fault[][] {
  const all = Array.isArray(fault) ? (fault as readonly Fault[]) : [fault as Fault];
  const at = Array.from({ length: places }, () => (ALL ? [...all] : [all[turn++ % all.length]!]));
  // Else a place would meet the same few only.
  turn++;
  return at;
}

for (const [type, sample, what] of PLAYED) {
  for (const verb of VERBS) {
    if (sample.quiet?.some((quiet) => quiet === verb)) {
      it(`${verb} of ${what} sends nothing that could be troubled`, async () =>
        assert.equal((await untroubled(type, sample, verb)).requests, 0));
      continue;
    }
    describe(`${verb} of ${what} survives`, () => {
      let expected: object;
      let places: [string, Partial<FaultRule>][];
      before(async () => {
        const easy = await untroubled(type, sample, verb);
        expected = easy.expected;
        places = Object.entries(PLACES).filter(([, { skip = 0 }]) => skip < easy.requests);
        assert.ok(places.length > 0, "something can be hit");
      });
      for (const [name, fault] of Object.entries(FAULTS)) {
        it(name, async () => {
          const met = guises(fault, places.length).flatMap((ones, at) =>
            ones.map((one) => [one, places[at]!] as const),
          );
          cells += met.length;
          // Each has a world of its own, and some of them wait.
          await Promise.all(
            met.map(([one, [place, rule]]) => {
              const where = `${JSON.stringify(one)} at ${place}`;
              return cell(type, sample, verb, { fault: one, path: HIT, ...rule }, expected, where);
            }),
          );
        });
      }
    });
  }
}

after(() => console.log(`\n  fault matrix: ${cells} cells`));

async function cell(
  type: string,
  sample: Sample,
  verb: Verb,
  rule: FaultRule,
  expected: object,
  place: string,
): Promise<void> {
  const world = new InProcess();
  await sample.prepare?.(world);
  const kept = new Kept(world, type, sample);
  if (verb !== "create") await kept.run("create");
  world.restart();
  const before = world.clock.time;
  world.fake.faults.add(rule);
  const error = await kept.run(verb).then(
    () => undefined,
    (thrown: unknown) => thrown as Error,
  );
  world.fake.faults.clear();
  assert.ok(world.clock.time - before < 31 * 60_000, `${place}: it took too long`);
  if (error !== undefined) assert.match(error.message, new RegExp(`Could not ${verb} ${type} `), place);
  if (verb === "read") assert.ok(kept.outs !== undefined, `${place}: it was taken for gone`);

  // The value of a token that was lost cannot be had again: the error asks for a hand.
  await clearLost(world.fake, error?.message ?? "");
  world.restart();
  if (error !== undefined) await kept.run(verb);
  if (verb === "delete") return assert.deepEqual(census(world), expected, place);
  // A role nobody knows was read in mid-trouble; the next run reads again and sets it right.
  await kept.run("read");
  await kept.run(verb === "create" ? "create" : "update");
  if (verb !== "read") assert.deepEqual(census(world), expected, place);
}
