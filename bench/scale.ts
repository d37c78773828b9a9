import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "../provider/engine/check";
import type { Connection } from "../provider/engine/connection";
import { diff } from "../provider/engine/diff";
import { registry } from "../provider/resources";
import { Run } from "../run/run";
import { listGroupMembers } from "../provider/hub/memberships";
import { listMembers } from "../provider/hub/members";
import type { Hub } from "../provider/hub/hub";
import { offlineStack } from "../scripts/engines";
import { DEFAULT_PASSWORD } from "../testing";
import { company, connected, name, RAILS, replayed, SIZES } from "./company";
import { type Figure, figure, median, paired, timed } from "./figure";
import { refresh, resources } from "./refresh";

/** What thousands of people take. */
export async function scale(): Promise<Figure[]> {
  return [await checkAndDiff(), ...(await previewAndState()), ...(await latency()), await memory(), await growth()];
}

const unbound: Connection<Hub> = {
  fallback: () => "acme",
  advice: () => "",
  problem: () => undefined,
  rails: () => RAILS,
  run: new Run(registry),
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
      return diff(definition, "acme/all", state, checked.inputs, unbound.run);
    },
    () => JSON.parse(json) as unknown,
  );
  return figure("time of check and diff of a set of 5,000, to parsing the same as JSON", "ms", ours, parsing, 5);
}

/** People as single resources beside the same people as one set. */
async function previewAndState(): Promise<Figure[]> {
  const fake = company(SIZES[2]!);
  const { url, close } = await fake.serve();
  const people = [...fake.store.organizations.get("acme")!.members];
  const config = {
    "dockerhub:org": "acme",
    "dockerhub:username": "ops",
    "dockerhub:password": { secret: DEFAULT_PASSWORD },
    "dockerhub:baseUrl": url,
  };
  const folder = mkdtempSync(join(tmpdir(), "pulumi-dockerhub-bench-"));
  const run = async (spec: object[]) => {
    const file = join(folder, "spec.json");
    writeFileSync(file, JSON.stringify(spec));
    const stack = offlineStack({
      project: join(__dirname, "../tests/programs/spec"),
      config,
      env: { ...process.env, SPEC: file },
    });
    const ms = await timed(async () => {
      const { exitCode, text } = await stack.preview();
      if (exitCode !== 0) throw new Error(text);
    });
    return { stack, ms };
  };
  const set = [{ type: "OrgMembers", name: "all", args: { members: Object.fromEntries(people) } }];
  const edges = people.map(([username, role]) => ({ type: "OrgMember", name: username, args: { username, role } }));
  const [ofSet, ofEdges] = [await run(set), await run(edges)];
  const bytes = await stateBytes(run);
  ofSet.stack.close();
  ofEdges.stack.close();
  await close();
  rmSync(folder, { recursive: true });
  return [
    figure(
      "time of a preview of 5,000 people as a set, to single people",
      ofSet.stack.engine,
      ofSet.ms,
      ofEdges.ms,
      1 / 20,
    ),
    ...bytes,
  ];
}

async function stateBytes(
  run: (spec: object[]) => Promise<{ stack: ReturnType<typeof offlineStack> }>,
): Promise<Figure[]> {
  const names = Array.from({ length: 200 }, (_, n) => `user${String(n).padStart(5, "0")}`);
  const group = { type: "Group", name: "g", args: { name: "bench" } };
  const size = async (spec: object[]) => {
    const { stack } = await run(spec);
    const { exitCode, text } = await stack.up();
    if (exitCode !== 0) throw new Error(text);
    const saved = JSON.parse(readFileSync(stack.stateFile, "utf8")) as { resources: { type: string }[] };
    const kept = saved.resources.filter(({ type }) => /GroupMember/.test(type));
    await stack.destroy();
    stack.close();
    return JSON.stringify(kept).length / names.length;
  };
  const bySet = await size([
    group,
    { type: "GroupMembers", name: "m", args: { group: { $: "g.name" }, members: names } },
  ]);
  const byEdge = await size([
    group,
    ...names.map((username) => ({
      type: "GroupMembership",
      name: username,
      args: { group: { $: "g.name" }, username },
    })),
  ]);
  return [
    figure("bytes of state for a membership in a set", "200 memberships", bySet, 1, 60),
    figure("bytes of state for a membership in a set, to a single one", "200 memberships", bySet, byEdge, 1 / 30),
  ];
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
