import { check } from "../provider/engine/check";
import type { Connection } from "../provider/engine/connection";
import { diff } from "../provider/engine/diff";
import { registry } from "../provider/resources";
import { Run } from "../run/run";
import { listGroupMembers } from "../provider/hub/memberships";
import { listMembers } from "../provider/hub/members";
import type { Hub } from "../provider/hub/hub";
import { company, connected, name, RAILS, replayed, SIZES } from "./company";
import { type Figure, figure, median, paired, timed } from "./figure";
import { refresh, resources } from "./refresh";

/** What thousands of people take. */
export async function scale(): Promise<Figure[]> {
  return [await checkAndDiff(), ...(await latency()), await memory(), await growth()];
}

const unbound: Connection<Hub> = {
  fallback: () => "acme",
  advice: () => "",
  problem: () => undefined,
  rails: () => RAILS,
  run: new Run(registry),
  now: Date.now,
  notice: () => undefined,
  open: () => {
    throw new Error("nothing is sent");
  },
  isGone: () => false,
};

async function checkAndDiff(): Promise<Figure> {
  const definition = registry.get("GroupMembers")!;
  const members = Array.from({ length: 5000 }, (_, n) => `user${n}`);
  const args = { group: "all", members };
  const { inputs } = await check(definition, unbound, {}, args);
  const state = { ...inputs, groupId: 1 };
  const json = JSON.stringify([args, inputs, inputs, state]);
  const [ours, parsing] = await paired(
    31,
    async () => {
      const checked = await check(definition, unbound, inputs, args);
      return diff(definition, "acme/all", state, checked.inputs, unbound);
    },
    () => JSON.parse(json) as unknown,
  );
  return figure("time of check and diff of a set of 5,000, to parsing the same as JSON", "ms", ours, parsing, 5);
}

async function latency(): Promise<Figure[]> {
  const MS = 50;
  const figures: Figure[] = [];
  for (const size of SIZES.slice(1)) {
    const fake = company(size);
    const all = resources(fake, "sets");
    const replies = { fetch: replayed(fake) };
    await refresh(connected(replies), all);
    const times: number[] = [];
    for (let n = 0; n < 9; n++) times.push(await timed(() => refresh(connected(replies, MS), all)));
    // Sign-in, the first page of every list, and then all other pages at once.
    const trips = size.people > 100 ? 3 : 2;
    figures.push(
      figure(
        "time of a refresh with 50 ms of latency, to the fewest round trips",
        name(size),
        median(times),
        trips * MS,
        1.3,
      ),
    );
  }
  return figures;
}

/** Memory of the snapshot of 5,000 people and their groups, above the client without it. */
async function memory(): Promise<Figure> {
  const fake = company(SIZES[2]!);
  const replies = { fetch: replayed(fake) };
  await listMembers(connected(replies), "acme");
  const used = async () => {
    for (let n = 0; n < 3; n++) {
      globalThis.gc?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    return process.memoryUsage().heapUsed;
  };
  const hub = connected(replies);
  await listGroupMembers(hub, "acme", "owners");
  const before = await used();
  const kept = await listMembers(hub, "acme");
  const held = ((await used()) - before) / 2 ** 20;
  if (kept.size !== SIZES[2]!.people) throw new Error("the snapshot is not whole");
  return figure("MB of memory for the snapshot of 5,000 people", name(SIZES[2]!), Math.max(held, 0), 1, 30);
}

async function growth(): Promise<Figure> {
  const small = { people: 500, groups: 30, memberships: 2000, invites: 10, tokens: 2 };
  const perPerson = async (size: typeof small) => {
    const fake = company(size);
    const all = resources(fake, "sets");
    const replies = { fetch: replayed(fake) };
    const times: number[] = [];
    for (let n = 0; n < 9; n++) times.push(await timed(() => refresh(connected(replies), all)));
    return median(times) / size.people;
  };
  const [large, little] = [await perPerson(SIZES[2]!), await perPerson(small)];
  return figure("time of a refresh per person at 5,000 people, to 500", "ms", large, little, 1.2);
}
