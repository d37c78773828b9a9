import assert from "node:assert/strict";
import { leftovers } from "../../../cli/conformance/leftovers";
import { removed } from "../../../cli/conformance/own";
import { rows } from "../../../cli/conformance/rows";
import type { Fault } from "../../../testing";
import { INVITEE, World } from "./world";

const ALL = process.env["STORIES"] === "all";
const writing = rows.filter(({ needs }) => needs === "write");

/** A whole run: how many requests it has, and which of them write, counted from 1. */
async function wholeRun(): Promise<{ requests: number; writes: number[] }> {
  const world = new World();
  const before = world.contents();
  const run = await world.run(writing);
  assert.equal(world.contents(), before);
  assert.deepEqual(run.left, []);
  const writes = world.fake.log.flatMap(({ method }, index) => (method === "GET" ? [] : [index + 1]));
  return { requests: run.requests, writes };
}

const isOrderly = ({ method, path }: { method: string; path: string }) =>
  method === "GET" || method === "DELETE" || path === "/v2/auth/token";

describe("A conformance run that writes", () => {
  let requests: number;
  let writes: number[];
  before(async () => ({ requests, writes } = await wholeRun()));

  it("touches nobody and nothing but what it has made", async () => {
    const world = new World();
    const org = world.fake.store.organizations.get("canaryorg")!;
    const since = org.audit.length;
    await world.run(undefined);
    for (const { action, name, data } of org.audit.slice(since)) {
      const isOwn = name.startsWith("conformance-") || /^conformance-/.test(data["team"] ?? "");
      const isMail = name === INVITEE && /^org\.member\.invite/.test(action);
      assert.ok(isOwn || isMail, `${action} ${name}`);
    }
    assert.ok(org.audit.length > since);
  });

  for (const when of ["during a write", "between two requests"] as const) {
    it(`leaves nothing behind when it is ended ${when}, whichever that is`, async () => {
      for (const at of when === "during a write" ? writes : Array.from({ length: requests }, (_, index) => index + 1)) {
        const world = new World();
        const before = world.contents();
        let [count, sent] = [0, 0];
        world.fetch = async (request) => {
          const isIt = ++count === at;
          if (isIt && when === "during a write") world.ending.abort();
          const reply = await world.fake.fetch(request);
          if (isIt) world.ending.abort();
          if (isIt) sent = world.fake.log.length;
          return reply;
        };
        const run = await world.run(writing);
        assert.equal(world.contents(), before, `ended ${when}: ${at}`);
        assert.deepEqual(run.left, []);
        assert.deepEqual(
          world.fake.log.slice(sent).filter((one) => !isOrderly(one)),
          [],
          `nothing new is begun after request ${at}`,
        );
      }
    });
  }

  const faults: Fault[] = [{ kind: "cut after" }, { kind: "status", status: 500 }, { kind: "html after" }];
  for (const [turn, fault] of faults.entries()) {
    it(`leaves nothing behind after the fault "${fault.kind}", of whichever write`, async () => {
      // The first one signs in; without that nothing is made. Writes meet one fault after the other, or all of them.
      for (const at of writes.slice(1).filter((_, n) => ALL || n % faults.length === turn)) {
        const world = new World();
        const before = world.contents();
        world.fake.faults.add({ fault, skip: at - 1 });
        const run = await world.run(writing);
        assert.equal(world.contents(), before, `${fault.kind} at request ${at}`);
        assert.deepEqual(run.left, []);
      }
    });
  }

  it("leaves nothing behind when replies to what it makes never come", async () => {
    for (const path of [/groups$/, /access-tokens$/, /invites\/bulk$/]) {
      const world = new World();
      const before = world.contents();
      world.fake.faults.add({ fault: { kind: "stalled after" }, method: "POST", path, times: 2 });
      const run = await world.run(writing, { requestTimeout: "0.05" });
      assert.equal(world.contents(), before, String(path));
      assert.deepEqual([run.left, run.unanswered > 0], [[], true]);
    }
  });

  it("sends nothing new when it is ended while it waits for the rate limit", async () => {
    const world = new World("small", { rateLimit: { limit: 20, window: 60_000 } });
    const before = world.contents();
    const { sleep } = world.clock;
    let sent = 0;
    Object.assign(world.clock, {
      sleep: async (ms: number) => {
        if (!world.ending.signal.aborted) sent = world.fake.log.length;
        world.ending.abort();
        await sleep.call(world.clock, ms);
      },
    });
    const run = await world.run(writing);
    assert.ok(run.interrupted && sent > 0);
    assert.equal(world.contents(), before);
    assert.deepEqual(
      world.fake.log.slice(sent).filter((one) => !isOrderly(one)),
      [],
    );
  });

  it("names what it cannot remove, and the next run finds all of it", async () => {
    for (let at = 2; at <= requests; at += 3) {
      const world = new World();
      const before = world.contents();
      let count = 0;
      world.fetch = (request) =>
        ++count > at
          ? Promise.reject(Object.assign(new Error("dead"), { code: "ECONNRESET" }))
          : world.fake.fetch(request);
      const { left } = await world.run(writing);
      for (const { name, how } of left) assert.match(`${name} ${how}`, /^conformance-[0-9a-f]{8}-/);
      if (world.contents() !== before) assert.ok(left.length > 0, `nothing is named after request ${at}`);

      world.fetch = world.fake.fetch;
      const wire = world.wire();
      for (const thing of await leftovers(wire, "canaryorg")) assert.ok(await removed(thing, wire));
      assert.equal(world.contents(), before, `something stays after request ${at}`);
    }
  });

  it("leaves an invitation alone that somebody else has sent to the address", async () => {
    const world = new World();
    const before = world.contents();
    const { rows: told } = await world.run(writing, { invitee: "canary-pending@canary.example" });
    assert.equal(world.contents(), before);
    const row = told.find(({ name }) => name === "life of an invitation: invite");
    assert.match(row!.said, /invited that address already/);
  });

  it("sends nothing but sign-ins and GET without --write, whatever a row wants", async () => {
    const world = new World();
    await assert.rejects(
      world.run(
        writing.map((row) => ({ ...row, needs: "read" })),
        { write: false },
      ),
      /without --write/,
    );
    assert.deepEqual(world.fake.writes(), []);
  });
});
