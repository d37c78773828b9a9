import assert from "node:assert/strict";
import sinon from "sinon";
import { FakeHub } from "../../../testing";
import { seed } from "../../support/spec";
import { type Client, client, say, send, statuses } from "./client";

describe("The fake Hub as a server of HTTP", () => {
  let hub: FakeHub;
  let ops: Client;
  beforeEach(async () => {
    hub = new FakeHub({ seed, rateLimit: false });
    ops = await client(hub);
  });

  for (const path of ["/", "/v2", "/v2/", "/v2/orgs", "/v2/orgs/acme/nothing", "/v2/orgs/acme//members", "/v2/%20"]) {
    it(`answers ${path}, which it does not have, with the page for browsers, whoever asks`, async () => {
      for (const { status, headers, body } of [await ops("GET", path), await send(hub, "POST", path, { body: {} })]) {
        assert.equal(status, 404);
        assert.equal(headers.get("content-type"), "text/html; charset=utf-8");
        assert.match(body as string, /^<!doctype html>/);
      }
    });
  }

  it("refuses a wrong method of a route with 405, and says which it has", async () => {
    for (const [method, path, allow] of [
      ["POST", "/v2/orgs/acme/members", "GET, HEAD"],
      ["DELETE", "/v2/orgs/acme/groups/", "GET, HEAD, POST"],
      ["OPTIONS", "/v2/orgs/acme/groups/qa", "GET, HEAD, PUT, PATCH, DELETE"],
      ["GET", "/v2/auth/token", "POST"],
      ["HEAD", "/v2/invites/bulk", "POST, DELETE"],
    ] as const) {
      const { status, headers, body } = await ops(method, path);
      assert.deepEqual([status, headers.get("allow")], [405, allow], `${method} ${path}`);
      if (method !== "HEAD") assert.match((body as { detail: string }).detail, /not allowed/);
    }
  });

  it("answers HEAD as GET, without the body, and counts it for no write", async () => {
    for (const path of ["/v2/orgs/acme/members", "/v2/orgs/acme/groups/nobody", "/v2/nothing", "/v2/orgs/nowhere"]) {
      const [got, head] = [await ops("GET", path), await ops("HEAD", path)];
      assert.deepEqual([head.status, head.body], [got.status, ""], path);
      assert.deepEqual([...head.headers], [...got.headers]);
    }
    assert.deepEqual(hub.writes(), []);
  });

  it("refuses a path with a malformed percent, in place of cutting the connection", async () => {
    for (const path of ["/v2/orgs/%zz/members", "/v2/orgs/acme/groups/%", "/%E0%A4%A"]) {
      const { status, body } = await ops("GET", path);
      assert.equal(status, 400, path);
      assert.match((body as { message: string }).message, /percent/);
    }
  });

  it("takes the scheme of a bearer in any case", async () => {
    const token = hub.sessions.open("password", "ops");
    for (const scheme of ["Bearer", "bearer", "BEARER", "jwt", "JWT"]) {
      const headers = { authorization: `${scheme} ${token}` };
      assert.equal((await send(hub, "GET", "/v2/orgs/acme/members", { headers })).status, 200, scheme);
    }
    for (const wrong of [token, `Basic ${token}`, `Bearer${token}`, "Bearer", "Bearer  "]) {
      const headers = { authorization: wrong };
      assert.equal((await send(hub, "GET", "/v2/orgs/acme/members", { headers })).status, 401, wrong);
    }
  });

  describe("on a port", () => {
    let url: string;
    let close: () => Promise<void>;
    beforeEach(async () => ({ url, close } = await hub.serve()));
    afterEach(() => close());

    const bearer = () => `authorization: bearer ${hub.sessions.open("password", "ops")}\r\n`;
    const members = "/v2/orgs/acme/members";
    const cases: [what: string, said: () => string, status: number][] = [
      ["a GET with a body", () => `GET ${members} HTTP/1.1\r\nhost: h\r\n${bearer()}content-length: 2\r\n\r\n{}`, 200],
      ["a malformed percent", () => `GET /v2/orgs/%zz HTTP/1.1\r\nhost: h\r\n\r\n`, 400],
      ["TRACE", () => `TRACE ${members} HTTP/1.1\r\nhost: h\r\n\r\n`, 405],
      ["CONNECT", () => "CONNECT hub.docker.com:443 HTTP/1.1\r\nhost: h\r\n\r\n", 400],
      ["OPTIONS *", () => "OPTIONS * HTTP/1.1\r\nhost: h\r\n\r\n", 400],
      ["a Host that is none", () => `GET ${members} HTTP/1.1\r\nhost: a b\r\n\r\n`, 400],
      ["a Host with a path in it", () => `GET ${members} HTTP/1.1\r\nhost: h/x?y\r\n\r\n`, 400],
      ["no Host", () => `GET ${members} HTTP/1.1\r\n\r\n`, 400],
      ["two Hosts", () => `GET ${members} HTTP/1.1\r\nhost: h\r\nhost: i\r\n\r\n`, 400],
      ["HTTP 1.0, which knows no Host", () => `GET ${members} HTTP/1.0\r\n${bearer()}\r\n`, 200],
      ["a target with a scheme and host", () => `GET http://h${members} HTTP/1.1\r\nhost: i\r\n${bearer()}\r\n`, 200],
      ["a target with two slashes", () => "GET //evil.invalid/ HTTP/1.1\r\nhost: h\r\n\r\n", 404],
      ["a method that nobody knows", () => `MAKE ${members} HTTP/1.1\r\nhost: h\r\n\r\n`, 400],
      [
        "an upgrade",
        () => `GET ${members} HTTP/1.1\r\nhost: h\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n`,
        401,
      ],
      ["another expectation", () => `GET ${members} HTTP/1.1\r\nhost: h\r\nexpect: tea\r\n\r\n`, 401],
      ["large headers", () => `GET ${members} HTTP/1.1\r\nhost: h\r\nx: ${"y".repeat(20_000)}\r\n\r\n`, 431],
      ["huge headers", () => `GET ${members} HTTP/1.1\r\nhost: h\r\nx: ${"y".repeat(2_000_000)}\r\n\r\n`, 431],
      ["a body that ends early", () => "POST /v2/auth/token HTTP/1.1\r\nhost: h\r\ncontent-length: 9\r\n\r\n{}", 400],
      [
        "a chunk of nonsense",
        () => "POST /v2/auth/token HTTP/1.1\r\nhost: h\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        400,
      ],
      ["no HTTP at all", () => "\u0016\u0003\u0001\u0002\u0000\u0001\u0000", 400],
      ["half a request", () => "GET /v2/orgs/acme/mem", 400],
    ];
    for (const [what, said, status] of cases) {
      it(`answers ${what} with ${status}, in place of cutting the connection`, async () => {
        const answered = await say(url, said());
        assert.deepEqual(statuses(answered), [status], answered);
        if (status !== 404) assert.match(answered, /content-type: application\/json\r\n/);
      });
    }

    it("answers with 500 where it fails itself, in place of cutting the connection", async () => {
      sinon.stub(hub.store.organizations, "get").throws(new Error("a mistake"));
      const answered = await say(url, "GET /v2/orgs/acme HTTP/1.1\r\nhost: h\r\n\r\n");
      assert.deepEqual(statuses(answered), [500]);
      assert.match(answered, /the fake Hub failed: Error: a mistake/);
    });

    it("answers what came before nonsense first", async () => {
      const good = `GET ${members} HTTP/1.1\r\nhost: h\r\n${bearer()}\r\n`;
      assert.deepEqual(statuses(await say(url, `${good}${good}nonsense`)), [200, 200, 400]);
    });

    it("answers slowly a client that says no more after its request", async () => {
      hub.faults.add({ fault: { kind: "slow after", ms: 50 } });
      const answered = await say(url, `GET ${members} HTTP/1.1\r\nhost: h\r\n${bearer()}\r\n`);
      assert.match(answered, /^HTTP\/1\.1 200 OK[^]*"count":3,[^]*\}$/);
    });

    it("answers large headers alike without a port", async () => {
      assert.equal((await send(hub, "GET", members, { headers: { x: "y".repeat(20_000) } })).status, 431);
    });

    it("stops while connections are open", async () => {
      hub.faults.add({ fault: { kind: "stalled after" } });
      const open = [`GET ${members} HTTP/1.1\r\nhost: h\r\n${bearer()}\r\n`, ""].map((said) => say(url, said, false));
      while (hub.log.at(-1)?.path !== members) await new Promise((resolve) => setImmediate(resolve));
      await close();
      await Promise.allSettled(open);
    });
  });
});
