import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import sinon from "sinon";
import { HubClient } from "../../../provider/hub/client";
import { credential } from "../../../provider/hub/credential";
import { findMember, listMembers } from "../../../provider/hub/members";
import { createGroup } from "../../../provider/hub/groupChanges";
import { DIALECTS } from "../../../testing/fake-hub/middleware/rateLimit";
import { InProcess } from "../../support/inProcess";
import { PASSWORD } from "../../support/spec";

describe("The Hub client", () => {
  for (const dialect of DIALECTS) {
    it(`waits as a 429 asks that says it by ${dialect}, and announces it once`, async () => {
      const world = new InProcess();
      await listMembers(world.hub, "acme");
      world.hub.snapshot.forget("members of acme");
      world.fake.faults.add({ fault: { kind: "429", dialect, seconds: 41 } });
      const before = world.clock.time;
      await listMembers(world.hub, "acme");
      const waited = (world.clock.time - before) / 1000;
      assert.ok(waited >= (dialect === "nothing" ? 10 : 41) && waited < 45, `${waited} s`);
      assert.equal(world.notices.length, 1);
      assert.match(world.notices[0]!, /rate limit is used up; going on in \d+ s, at \d\d:\d\d:\d\d UTC/);
    });
  }

  it("gets no 429 at all in a thousand writes against a limit of 180 a minute", async () => {
    const world = new InProcess({ rateLimit: { limit: 180, window: 60_000 } });
    await Promise.all(
      Array.from({ length: 1000 }, (_, n) => createGroup(world.hub, "acme", { name: `g${n}`, description: "" })),
    );
    assert.equal(world.fake.store.organizations.get("acme")!.groups.size, 1001);
    assert.deepEqual(
      world.fake.log.filter(({ status }) => status === 429),
      [],
    );
    assert.ok(world.notices.length >= 5 && world.notices.length <= 6, `${world.notices.length} notices`);
  });

  it("says when it will not wait that long", async () => {
    const world = new InProcess();
    world.fake.faults.add({
      fault: { kind: "429", dialect: "x-retry-after timestamp", seconds: 3600 },
      path: /members/,
    });
    await assert.rejects(
      listMembers(world.hub, "acme"),
      /asks to wait until 13:00:0\d UTC, longer than the 300 s that dockerhub:maxWait allows/,
    );
  });

  it("gives up on a limit that never opens, within the deadline", async () => {
    const world = new InProcess();
    world.fake.faults.add({
      fault: { kind: "429", dialect: "retry-after seconds", seconds: 60 },
      path: /members/,
      times: 1e6,
    });
    const before = world.clock.time;
    await assert.rejects(listMembers(world.hub, "acme"), /429.*run again in a few minutes/);
    assert.ok(world.clock.time - before < 11 * 60_000);
  });

  for (const body of ["json", "html", "empty"] as const) {
    it(`repeats a GET after 500, 502, 503 with ${body} bodies, a few times`, async () => {
      const world = new InProcess();
      for (const status of [500, 502, 503])
        world.fake.faults.add({ fault: { kind: "status", status, body }, path: /members/ });
      assert.equal((await listMembers(world.hub, "acme")).size, 3);
      world.hub.snapshot.forget("members of acme");
      world.fake.faults.add({ fault: { kind: "status", status: 503, body }, path: /members/, times: 99 });
      await assert.rejects(
        listMembers(world.hub, "acme"),
        /GET \/v2\/orgs\/acme\/members: Docker Hub answered 503.*run again/,
      );
    });
  }

  it("repeats a GET of which the connection was cut, or the body stalled", async () => {
    const world = new InProcess();
    for (const kind of ["cut before", "cut after", "stalled after"] as const)
      world.fake.faults.add({ fault: { kind }, path: /members/ });
    assert.equal((await listMembers(world.hub, "acme")).size, 3);
  }).timeout(5000);

  it("gives up on a stalled body though its request is garbage by then", async () => {
    setFlagsFromString("--expose-gc");
    const collect = setInterval(runInNewContext("gc") as () => void, 50).unref();
    const world = new InProcess();
    world.fake.faults.add({ fault: { kind: "stalled after" }, path: /members/ });
    const read = listMembers(world.hub, "acme").finally(() => clearInterval(collect));
    assert.equal((await read).size, 3);
  }).timeout(5000);

  for (const [kind, said] of [
    ["html after", /answered 200 with text\/html where JSON was expected.*proxy/],
    ["truncated after", /\(200\) is not whole JSON/],
    ["redirect", /answered with a redirect \(302\).*organization's name/],
  ] as const) {
    it(`says what came in place of JSON: ${kind}`, async () => {
      const world = new InProcess();
      world.fake.faults.add({ fault: { kind }, path: /members/ });
      await assert.rejects(listMembers(world.hub, "acme"), said);
    });
  }

  it("says that the address is wrong, once, where the Hub has no such page", async () => {
    const world = new InProcess();
    world.wire = (request) => world.fake.fetch(new Request(request.url.replace("/v2/", "/api/v2/"), request));
    world.hub = world.restart();
    await assert.rejects(
      listMembers(world.hub, "acme"),
      /^UnexpectedReplyError: POST \/v2\/auth\/token: Docker Hub answered 404 with text\/html where JSON was expected\. Check dockerhub:baseUrl/,
    );
    assert.equal(world.fake.log.length, 1);
  });

  it("follows no redirect for an organization that is not there", async () => {
    const world = new InProcess();
    await assert.rejects(
      world.hub.client.call({ method: "GET", path: "v2/orgs/nowhere", area: "members" }),
      /answered with a redirect \(308\), as it does for names that do not exist\. Check the organization's name/,
    );
    assert.deepEqual(
      world.fake.log.map(({ path }) => path),
      ["/v2/auth/token", "/v2/orgs/nowhere"],
    );
  });

  it("says where a reply has another shape", async () => {
    const world = new InProcess();
    const fetch = world.fake.fetch;
    sinon
      .stub(world.fake, "fetch")
      .callsFake(async (request: Request) =>
        request.url.includes("/members") ? Response.json({ count: 1, results: [{ username: "ada" }] }) : fetch(request),
      );
    await assert.rejects(
      listMembers(world.hub, "acme"),
      /reply \(200\) has another shape than expected at results\.0\.role/,
    );
  });

  it("takes a 404 of a list for a wrong address, never for people who are gone", async () => {
    const world = new InProcess();
    world.fake.faults.add({ fault: { kind: "status", status: 404 }, path: /members/ });
    await assert.rejects(findMember(world.hub, "acme", "ada"), /knows no such list.*nothing is taken for gone/);
  });

  it("sends nothing more once its engine has ended, neither anew nor again", async () => {
    const ended = new AbortController();
    const arrived = Promise.withResolvers<void>();
    let requests = 0;
    const client = new HubClient({
      baseUrl: "http://127.0.0.1:1",
      credential: credential({ username: "ops", org: "acme", secret: PASSWORD }),
      requestTimeout: 60_000,
      deadline: 600_000,
      maxWait: 300_000,
      maxInFlight: { reads: 64, writes: 8 },
      ended: ended.signal,
      fetch: async () => {
        requests += 1;
        arrived.resolve();
        return new Promise(() => undefined);
      },
    });
    const call = () => client.call({ method: "DELETE", path: "v2/orgs/acme/groups/platform", area: "groups" });
    const underWay = call();
    await arrived.promise;
    ended.abort(new Error("The engine of this run has ended."));
    await assert.rejects(underWay, /engine of this run has ended/);
    await assert.rejects(call(), /engine of this run has ended/);
    assert.equal(requests, 1);
  });
});
