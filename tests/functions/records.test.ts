import assert from "node:assert/strict";
import { InProcess } from "../support/inProcess";
import { pageOf, Stub } from "../provider/hub/stub";
import { calling } from "./calling";

type Logs = { events: { action: string; actor: string; name: string; at: string }[]; hasMore: boolean };

/** A log of so many events, one a minute, the newest first; every tenth is a push, which is written with `org.` before it. */
const logOf = (many: number) =>
  Array.from({ length: many }, (_, n) => ({
    account: "acme",
    action: n % 10 === 0 ? "org.access_token.create" : "team.member.add",
    name: `thing${n}`,
    actor: n % 2 === 0 ? "ada" : "bo",
    timestamp: new Date(Date.parse("2030-06-01T00:00:00Z") - n * 60_000).toISOString(),
    data: { team_name: "platform" },
  }));

function serving(many: number): Stub {
  const all = logOf(many);
  return new Stub((route, { path }) => {
    if (route !== "GET /v2/auditlogs/acme") return undefined;
    const query = new URL(path, "http://127.0.0.1").searchParams;
    const [page, size] = [Number(query.get("page")), Number(query.get("page_size"))];
    const from = Date.parse(query.get("from") ?? "1970-01-01");
    const found = all.filter(
      (one) => Date.parse(one.timestamp) >= from && (query.get("actor") ?? one.actor) === one.actor,
    );
    return { body: { logs: found.slice((page - 1) * size, page * size) } };
  });
}

describe("getAuditLogs", () => {
  it("reads no more pages than it gives events of, and none twice", async () => {
    const stub = serving(450);
    const first = await calling<Logs>(stub.hub, "getAuditLogs", { limit: 20 });
    assert.deepEqual([first.events.length, first.hasMore, stub.routes.length], [20, true, 1]);
    const more = await calling<Logs>(stub.hub, "getAuditLogs", { limit: 150 });
    assert.deepEqual([more.events.length, more.hasMore, stub.routes.length], [150, true, 2]);
    const all = await calling<Logs>(stub.hub, "getAuditLogs", { limit: 1000 });
    assert.deepEqual([all.events.length, all.hasMore, stub.routes.length], [450, false, 5]);
  });

  it("finds an action with and without a leading org., in the log and in the argument", async () => {
    const stub = serving(30);
    for (const action of ["access_token.create", "org.access_token.create"]) {
      const { events } = await calling<Logs>(stub.hub, "getAuditLogs", { action });
      assert.deepEqual(
        events.map(({ name, action: said }) => [name, said]),
        ["thing0", "thing10", "thing20"].map((name) => [name, "access_token.create"]),
      );
    }
    const { events } = await calling<Logs>(stub.hub, "getAuditLogs", { action: "org.team.member.add" });
    assert.equal(events.length, 27);
    assert.equal(stub.routes.length, 1);
  });

  it("asks for an actor and a time, a day as well", async () => {
    const stub = serving(3000);
    const { events } = await calling<Logs>(stub.hub, "getAuditLogs", {
      actor: "Bo",
      since: "2030-05-31",
      limit: 10_000,
    });
    assert.ok(events.every(({ actor, at }) => actor === "bo" && at >= "2030-05-31T00:00:00.000Z"));
    assert.equal(events.length, 720);
    assert.match(stub.routes[0]!, /from=2030-05-31T00%3A00%3A00Z/);
    await assert.rejects(
      calling(stub.hub, "getAuditLogs", { since: "yesterday" }),
      /since: it must be a day, such as "2030-01-31", or a moment/,
    );
    await assert.rejects(calling(stub.hub, "getAuditLogs", { limit: 0 }), /limit: it is 1 or more/);
  });

  it("says that the log goes on where it stops reading", async () => {
    const stub = serving(6000);
    const { events, hasMore } = await calling<Logs>(stub.hub, "getAuditLogs", { limit: 10_000 });
    assert.deepEqual([events.length, hasMore, stub.routes.length], [5000, true, 50]);
  });
});

describe("Functions that read tokens", () => {
  it("give no value of a token", async () => {
    const world = new InProcess();
    await world.fake.byHand("ops", "POST", "/v2/access-tokens", { token_label: "ci", scopes: ["repo:read"] });
    const result = await calling<{ tokens: object[] }>(world.hub, "getTokens");
    const values = [...world.fake.store.tokens.values()].map(({ value }) => value);
    assert.equal(values.length, 1);
    assert.ok(!JSON.stringify(result).includes(values[0]!));
    assert.deepEqual(
      Object.keys(result.tokens[0]!).filter((key) => /token|value/.test(key)),
      [],
    );
    await assert.rejects(
      calling(world.hub, "getTokens", { org: "acme" }),
      /org: there is no such argument; it takes none\./,
    );
  });

  it("give those of the organization by label", async () => {
    const token = (label: string) => ({
      id: `id-${label}`,
      label,
      is_active: true,
      created_by: "ops",
      created_at: "2030-01-01T00:00:00Z",
      expires_at: "",
      last_used_at: null,
    });
    const stub = new Stub((route, sent) =>
      route === "GET /v2/orgs/acme/access-tokens" ? pageOf([token("deploy"), token("ci")], sent, "total") : undefined,
    );
    const { tokens } = await calling<{ tokens: { label: string; uuid: string; expiresAt?: string }[] }>(
      stub.hub,
      "getOrgAccessTokens",
    );
    assert.deepEqual(
      tokens.map(({ label, uuid, expiresAt }) => [label, uuid, expiresAt]),
      [
        ["ci", "id-ci", undefined],
        ["deploy", "id-deploy", undefined],
      ],
    );
  });
});

describe("Functions that read what single sign-on and spreadsheets know", () => {
  it("getScimUsers carries the SCIM token alone, and filters by who may sign in", async () => {
    const user = (userName: string, active: boolean) => ({
      id: `id-${userName}`,
      userName,
      active,
      name: { givenName: "A" },
    });
    const stub = new Stub(
      (route) =>
        route === "GET /v2/scim/2.0/Users"
          ? {
              type: "application/scim+json",
              body: { totalResults: 2, resources: [user("bo@example.com", false), user("ada@example.com", true)] },
            }
          : undefined,
      { scimToken: "planted-scim" },
    );
    const users = async (given: object) =>
      (await calling<{ users: { userName: string }[] }>(stub.hub, "getScimUsers", given)).users.map(
        ({ userName }) => userName,
      );
    assert.deepEqual(await users({}), ["ada@example.com", "bo@example.com"]);
    assert.deepEqual(await users({ active: false }), ["bo@example.com"]);
    assert.equal(stub.sent.length, 1);
    assert.equal(stub.sent[0]!.headers.get("authorization"), "Bearer planted-scim");
  });

  it("exportMembers gives the table and what stands in it, once", async () => {
    const csv =
      'Name,Username,Email,Type,Permission,Teams,Date Joined\nAda,ada,ada@example.com,User,Owner,"platform, dev",2030-01-01\n';
    const stub = new Stub((route) =>
      route === "GET /v2/orgs/acme/members/export" ? { type: "text/csv", body: csv } : undefined,
    );
    const all = [1, 2].map(() =>
      calling<{ csv: string; members: { username: string; groups: string[] }[] }>(stub.hub, "exportMembers"),
    );
    const [result] = await Promise.all(all);
    assert.equal(result!.csv, csv);
    assert.deepEqual(
      result!.members.map(({ username, groups }) => [username, groups]),
      [["ada", ["platform", "dev"]]],
    );
    assert.equal(stub.routes.length, 1);
  });
});
