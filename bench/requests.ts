import { createGroup } from "../provider/hub/groupChanges";
import { registry } from "../provider/resources";
import { adoption } from "./adoption";
import { company, connected, fewestRequests, name, SIZES } from "./company";
import { type Figure, figure } from "./figure";
import { refresh, resources } from "./refresh";
import { ofRepositories } from "./repositories";
import { InProcess } from "../tests/support/inProcess";
import { fine, openStack } from "./stack";

/** How many requests things take. */
export async function requests(): Promise<Figure[]> {
  return [
    await adoption(SIZES[1]!),
    ...(await refreshes()),
    ...(await ofRepositories()),
    await emptyPreview(),
    ...(await oneChange()),
    ...(await manyWrites()),
    await withErrors(),
  ];
}

async function refreshes(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of SIZES) {
    for (const style of ["edges", "sets"] as const) {
      const fake = company(size);
      await refresh(connected(fake), resources(fake, style));
      figures.push(
        figure(
          "requests of a refresh, to the fewest possible",
          `${name(size)}, ${style}`,
          fake.log.length,
          fewestRequests(size),
          1,
        ),
      );
    }
  }
  return figures;
}

async function emptyPreview(): Promise<Figure> {
  const fake = company(SIZES[0]!);
  const { stack, declare, close } = await openStack(fake);
  declare([{ type: "Group", name: "g", args: { name: "new" } }]);
  await fine(stack.up());
  const before = fake.log.length;
  await fine(stack.preview({ expectNoChanges: true }));
  await close();
  return figure("requests of an empty preview", stack.engine, fake.log.length - before, 1, 0);
}

async function oneChange(): Promise<Figure[]> {
  const size = SIZES[1]!;
  const set = company(size);
  const before = resources(set, "sets").find(([type]) => type === "GroupMembers")![1];
  const [gone] = Object.keys(before["members"] as object);
  const { [gone!]: _, ...members } = before["members"] as Record<string, true>;
  const inputs = { ...before, members } as never;
  await registry.get("GroupMembers")!.update!(connected(set), inputs, before as never, new Set(["members"]));
  const edge = company(size);
  await registry
    .get("GroupMembership")!
    .create(connected(edge), { org: "acme", group: "group3", username: "user00001" } as never);
  const what = "requests of one changed membership, beyond sign-in";
  return [
    figure(what, `${name(size)}, sets`, set.log.length - 1, 1, 2),
    // One more looks whether the person was in the group before, whom `destroy` then keeps.
    figure(what, `${name(size)}, edges`, edge.log.length - 1, 1, 3),
  ];
}

/** A thousand writes against 180 requests a minute, on a clock that passes when somebody waits. */
async function manyWrites(): Promise<Figure[]> {
  return [await writesOf(1), await writesOf(2)];
}

async function writesOf(clients: number): Promise<Figure> {
  const world = new InProcess({ rateLimit: { limit: 180, window: 60_000 } });
  const started = world.clock.time;
  const write = (n: number) => createGroup(world.hub, "acme", { name: `g${n}`, description: "" });
  let going = true;
  const rival = async () => {
    // Somebody else who uses the same limit and does not look at it.
    for (let n = 0; going && n < 100_000; n++) {
      if (n % 40 === 0) await world.fake.fetch(new Request("http://hub.invalid/v2/orgs/acme/groups"));
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const other = clients === 2 ? rival() : undefined;
  await Promise.all(Array.from({ length: 1000 }, (_, n) => write(n)));
  going = false;
  await other;
  const ours = world.fake.log.filter(({ status, method }) => status === 429 && method === "POST").length;
  if (clients === 1) return figure("429s in 1,000 writes alone", "180 a minute", ours, 1, 0);
  const windows = Math.max(1, Math.ceil((world.clock.time - started) / 60_000));
  return figure("429s per window with a second client", "180 a minute", ours, windows, 1);
}

async function withErrors(): Promise<Figure> {
  const size = SIZES[2]!;
  const calm = company(size);
  await refresh(connected(calm), resources(calm, "sets"));
  const rough = company(size);
  const all = resources(rough, "sets");
  const failing = Math.floor(calm.log.length / 10);
  for (let n = 0; n < failing; n++)
    rough.faults.add({ fault: { kind: "status", status: 503 }, method: "GET", skip: 1 + n * 9 });
  await refresh(connected(rough), all);
  return figure(
    "requests with a tenth of them failing, to none failing",
    `${name(size)}, ${failing} answered with 503`,
    rough.log.length,
    calm.log.length,
    1.1,
  );
}
