import assert from "node:assert/strict";
import { FakeHub } from "../../../testing";
import { seed } from "../../support/spec";
import { type Client, client, send } from "./client";

describe("The fake Hub, asked by clients that others wrote", () => {
  let hub: FakeHub;
  let ops: Client;
  beforeEach(async () => {
    hub = new FakeHub({ seed, rateLimit: false });
    ops = await client(hub);
  });

  it("gives times back as they were sent", async () => {
    for (const expires_at of [
      "2999-12-31T23:59:59Z",
      "2999-12-31T23:59:59.000Z",
      "2999-10-28T18:30:19.520861Z",
      "2999-12-31T23:59:59+02:00",
      "2999-12-31T23:59:59.999999999-11:30",
    ]) {
      const made = await ops("POST", "/v2/access-tokens", { token_label: "ci", scopes: ["repo:read"], expires_at });
      const { uuid, expires_at: first } = made.body as { uuid: string; expires_at: string };
      const got = (await ops("GET", `/v2/access-tokens/${uuid}`)).body as { expires_at: string };
      const changed = (await ops("PATCH", `/v2/access-tokens/${uuid}`, { token_label: "x" })).body as typeof got;
      assert.deepEqual([first, got.expires_at, changed.expires_at], [expires_at, expires_at, expires_at]);
    }
    for (const expires_at of [
      "tomorrow",
      "",
      "2999",
      "2000-01-01T00:00:00Z",
      4e12,
      { toString: 1 },
      ["2999-12-31T23:59:59Z"],
    ]) {
      const { status, body } = await ops("POST", "/v2/access-tokens", {
        token_label: "ci",
        scopes: ["repo:read"],
        expires_at,
      });
      assert.equal(status, 400, JSON.stringify(expires_at));
      assert.deepEqual(Object.keys((body as { fields: object }).fields), ["expires_at"]);
    }
  });

  it("gives descriptions, labels and scopes back as they were sent", async () => {
    const description = '  Ünïcode 🐳, "quotes", \\ and\nlines\u2028 ';
    const group = (await ops("POST", "/v2/orgs/acme/groups/", { name: "qa", description })).body as object;
    assert.deepEqual({ ...group, description }, group);
    assert.deepEqual(
      ((await ops("GET", "/v2/orgs/acme/groups/qa/")).body as { description: string }).description,
      description,
    );
    const scopes = ["repo:write", "repo:read", "repo:write"];
    const token = (await ops("POST", "/v2/access-tokens", { token_label: description, scopes })).body as object;
    assert.deepEqual({ ...token, token_label: description, scopes }, token);
  });

  it("refuses values of another kind than a field has, in place of cutting the connection", async () => {
    const wrong: unknown[] = [{ toString: 1 }, { __proto__: null }, 5, true, ["x"], [[[]]]];
    const bodies = (value: unknown): [string, string, object][] => [
      ["POST", "/v2/auth/token", { identifier: value, secret: "x" }],
      ["POST", "/v2/auth/token", { identifier: "ops", secret: value }],
      ["POST", "/v2/users/login", { username: value, password: "x" }],
      ["POST", "/v2/users/2fa-login", { login_2fa_token: value, code: value }],
      ["POST", "/v2/orgs/acme/groups", { name: value }],
      ["POST", "/v2/orgs/acme/groups", { name: "qa", description: value }],
      ["PATCH", "/v2/orgs/acme/groups/owners", { description: value }],
      ["POST", "/v2/orgs/acme/groups/owners/members", { member: value }],
      ["PUT", "/v2/orgs/acme/members/ada", { role: value }],
      ["POST", "/v2/invites/bulk", { org: value, invitees: ["x@example.com"] }],
      ["POST", "/v2/invites/bulk", { org: "acme", invitees: [value] }],
      ["POST", "/v2/invites/bulk", { org: "acme", invitees: { 0: value } }],
      ["POST", "/v2/invites/bulk", { org: "acme", invitees: ["x@example.com"], role: value }],
      ["POST", "/v2/invites/bulk", { org: "acme", invitees: ["x@example.com"], team: value }],
      ["POST", "/v2/access-tokens", { token_label: value, scopes: ["repo:read"] }],
      ["POST", "/v2/access-tokens", { token_label: "ci", scopes: [value] }],
      ["PUT", "/v2/orgs/acme/settings", { restricted_images: value }],
    ];
    for (const value of wrong) {
      for (const [method, path, body] of bodies(value)) {
        assert.equal((await ops(method, path, body)).status, 400, `${method} ${path} ${JSON.stringify(body)}`);
      }
    }
    const booleans = { org: "acme", invitees: ["x@example.com"], dry_run: "yes" };
    assert.equal((await ops("POST", "/v2/invites/bulk", booleans)).status, 400);
    assert.deepEqual(
      hub.writes().filter(({ status }) => status < 400),
      [],
    );
  });

  it("takes no harm from keys of prototypes, nor from nesting, nor from what is no UTF-8", async () => {
    const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    for (const body of [
      '{"__proto__": {"name": "evil"}, "constructor": {"prototype": {"name": "evil"}}}',
      `{"name": ${deep}}`,
      `{"other": ${deep}}`,
      "null",
      "[]",
      '"text"',
      "{",
      '{"name": "qa"} {"name": "qb"}',
    ]) {
      assert.equal((await ops("POST", "/v2/orgs/acme/groups", body)).status, 400, body.slice(0, 40));
    }
    const headers = { authorization: `Bearer ${hub.sessions.open("password", "ops")}` };
    const request = new Request("http://hub.test/v2/orgs/acme/groups", {
      method: "POST",
      headers,
      body: Buffer.from('{"name": "\xff"}', "latin1"),
    });
    assert.equal((await hub.fetch(request)).status, 400);
    assert.equal(({} as { name?: string }).name, undefined);
    assert.deepEqual([...hub.store.organizations.get("acme")!.groups.keys()], ["owners"]);
  });

  it("judges addresses in no time, however they are made", async () => {
    const invitees = [`a@${".".repeat(500_000)}`, `${"a".repeat(300)}@example.com`];
    const { body } = await ops("POST", "/v2/invites/bulk", { org: "acme", invitees });
    const statuses = (body as { invitees: { status: string }[] }).invitees.map(({ status }) => status);
    assert.deepEqual(statuses, ["invalid_email_or_docker_id", "invalid_email_or_docker_id"]);
  });

  it("tells of an organization, and leads away from one that is not there", async () => {
    for (const path of ["/v2/orgs/acme", "/v2/orgs/acme/", "/v2/orgs/ACME/"]) {
      const { status, body } = await send(hub, "GET", path);
      const { orgname, type, id } = body as { orgname: string; type: string; id: string };
      assert.deepEqual([status, orgname, type, id.length], [200, "acme", "Organization", 32]);
    }
    const leads = async (path: string) => {
      const { status, headers } = await send(hub, "GET", path);
      return [status, headers.get("location")];
    };
    assert.deepEqual(await leads("/v2/orgs/nowhere/"), [308, "/v2/users/nowhere"]);
    assert.deepEqual(await leads("/v2/orgs/n%C3%B6%20where"), [308, "/v2/users/n%C3%B6%20where"]);
    assert.deepEqual(await leads("/v2/users/acme"), [308, "/v2/orgs/acme"]);
    assert.deepEqual(await leads("/v2/users/nowhere"), [404, null]);
    assert.deepEqual(await leads("/v2/users/ada/"), [200, null]);
  });

  it("tells an account of itself and of its organizations", async () => {
    const { body } = await ops("GET", "/v2/user/");
    const { username, email, type, is_admin } = body as Record<string, unknown>;
    assert.deepEqual([username, email, type, is_admin], ["ops", "ops@example.com", "User", false]);
    const orgs = (await ops("GET", "/v2/user/orgs/?page_size=100")).body as {
      count: number;
      results: { orgname: string }[];
    };
    assert.deepEqual([orgs.count, orgs.results.map(({ orgname }) => orgname)], [1, ["acme"]]);
    const dora = (await (await client(hub, "dora"))("GET", "/v2/user/orgs")).body as { count: number };
    assert.equal(dora.count, 0);
    assert.equal((await send(hub, "GET", "/v2/user")).status, 401);
    const headers = { authorization: `Bearer ${hub.sessions.open("organization access token", "acme", [])}` };
    assert.equal((await send(hub, "GET", "/v2/user", { headers })).status, 403);
  });

  it("has the tokens under their older path as well", async () => {
    const made = await ops("POST", "/v2/api_tokens", { token_label: "ci", scopes: ["repo:admin"], is_active: false });
    const { uuid, is_active } = made.body as { uuid: string; is_active: boolean };
    assert.deepEqual([made.status, is_active], [201, true]);
    for (const path of ["/v2/api_tokens", "/v2/access-tokens"]) {
      assert.equal(((await ops("GET", `${path}?page_size=100&page=1`)).body as { count: number }).count, 1);
      assert.equal((await ops("GET", `${path}/${uuid}`)).status, 200);
    }
    assert.equal((await ops("PATCH", `/v2/api_tokens/${uuid}`, { is_active: false })).status, 200);
    assert.equal((await ops("DELETE", `/v2/api_tokens/${uuid}`)).status, 202);
    assert.equal((await ops("DELETE", `/v2/api_tokens/${uuid}`)).status, 404);
  });

  it("limits nobody, and says nothing of limits, when the limit is off", async () => {
    for (let n = 0; n < 400; n++) await send(hub, "GET", "/v2/orgs/acme");
    const { status, headers } = await send(hub, "GET", "/v2/orgs/acme");
    assert.equal(status, 200);
    assert.deepEqual(
      [...headers.keys()].filter((name) => name.startsWith("x-")),
      [],
    );
  });

  it("keeps no more requests in its log than it is told to", async () => {
    hub = new FakeHub({ seed, rateLimit: false, logged: 3 });
    for (let n = 0; n < 9; n++) await send(hub, "GET", `/v2/users/u${n}`);
    assert.deepEqual(
      hub.log.map(({ path }) => path),
      ["/v2/users/u6", "/v2/users/u7", "/v2/users/u8"],
    );
  });
});
