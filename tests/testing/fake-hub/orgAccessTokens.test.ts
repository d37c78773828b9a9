import assert from "node:assert/strict";
import { FakeHub, type Seed } from "../../../testing";
import { type Client, client } from "./client";

const SEEDED = "dckr_oat_seeded";

const seed: Seed = {
  accounts: ["ops", "ada"].map((username) => ({ username })),
  organizations: [
    {
      name: "acme",
      members: [{ username: "ops", role: "owner" }, { username: "ada" }],
      accessTokens: [
        {
          token: SEEDED,
          label: "ram",
          scopes: ["scope-member-edit"],
          createdBy: "ops",
          expiresAt: "2030-02-01T00:00:00Z",
        },
        { token: `${SEEDED}off`, isActive: false, scopes: ["scope-member-edit"] },
      ],
      repositories: ["api", "web"].map((name) => ({ name, isPrivate: true })),
    },
  ],
};

const LIST = "/v2/orgs/acme/access-tokens";

interface Token {
  id: string;
  label: string;
  token: string;
  is_active: boolean;
  created_by: string;
  expires_at: string | null;
  last_used_at: string | null;
  resources: object[];
}

describe("The fake Hub's organization access tokens", () => {
  let hub: FakeHub;
  let ops: Client;
  let at: number;
  beforeEach(async () => {
    at = Date.parse("2030-01-01T00:00:00Z");
    hub = new FakeHub({ seed, rateLimit: false, now: () => at });
    ops = await client(hub);
  });
  const org = (...scopes: string[]) => ({ type: "TYPE_ORG", path: "acme", scopes });
  const repo = (path: string, ...scopes: string[]) => ({ type: "TYPE_REPO", path, scopes });
  const make = async (resources: object[] = [], more: object = {}) =>
    (await ops("POST", LIST, { label: "ci", description: "planted", resources, ...more })).body as Token;
  const rows = async () => ((await ops("GET", LIST)).body as { results: Token[] }).results;

  it("show the value once, the description never, and resources in the single read alone", async () => {
    const resources = [org("scope-group-read"), repo("*/*/public", "scope-image-pull")];
    const made = await make(resources);
    assert.match(made.token, /^dckr_oat_[\w-]{20,}$/);
    assert.deepEqual([made.resources, made.created_by, made.expires_at], [resources, "ops", null]);
    const single = (await ops("GET", `${LIST}/${made.id}`)).body as Token;
    assert.deepEqual(single.resources, resources);
    const list = (await ops("GET", LIST)).body as { total: number; results: Token[] };
    assert.deepEqual([list.total, list.results.length, "count" in list], [3, 3, false]);
    assert.ok(list.results.every((row) => !("resources" in row)));
    const changed = await ops("PATCH", `${LIST}/${made.id}`, { label: "x" });
    const said = JSON.stringify([single, list, changed.body]);
    assert.ok(!said.includes(made.token) && !said.includes("planted"));
  });

  it("are made, changed and ended as the log tells, without a new end", async () => {
    const { id } = await make([], { expires_at: "2030-03-01T00:00:00.5Z" });
    const wanted = { label: "x", resources: [org("a")], is_active: false, expires_at: "2031-01-01T00:00:00Z" };
    const { status, body } = await ops("PATCH", `${LIST}/${id}`, wanted);
    const { label, resources, is_active, expires_at } = body as Token;
    assert.deepEqual([status, label, resources, is_active], [200, "x", [org("a")], false]);
    assert.equal(expires_at, "2030-03-01T00:00:00.5Z");
    assert.equal((await ops("DELETE", `${LIST}/${id}`)).status, 204);
    for (const method of ["GET", "DELETE"]) assert.equal((await ops(method, `${LIST}/${id}`)).status, 404);
    const { logs } = (await ops("GET", "/v2/auditlogs/acme")).body as { logs: { action: string; name: string }[] };
    assert.deepEqual(
      logs.map(({ action, name }) => `${action} ${name}`),
      ["org.access_token.delete x", "org.access_token.update x", "org.access_token.create ci"],
    );
  });

  it("come ten to a page", async () => {
    for (let n = 0; n < 10; n++) await make();
    const { total, results } = (await ops("GET", LIST)).body as { total: number; results: Token[] };
    assert.deepEqual([total, results.length], [12, 10]);
  });

  it("are refused where they make no sense, in the words of such routes", async () => {
    for (const [body, field] of [
      [{}, "label"],
      [{ label: "" }, "label"],
      [{ label: "x", expires_at: "tomorrow" }, "expires_at"],
      [{ label: "x", expires_at: "2029-01-01T00:00:00Z" }, "expires_at"],
      [{ label: "x", resources: [{ type: "TYPE_ALL", path: "acme", scopes: [] }] }, "resources.0.type"],
      [{ label: "x", resources: [repo("acme/api"), repo("other/api", "scope-image-pull")] }, "resources.1.path"],
      [{ label: "x", resources: [{ ...org(), path: "other" }] }, "resources.0.path"],
      [{ label: "x", resources: [{ type: "TYPE_ORG", path: "acme" }] }, "resources.0.scopes"],
    ] as const) {
      const refused = await ops("POST", LIST, body);
      assert.equal(refused.status, 400, JSON.stringify(body));
      assert.deepEqual(Object.keys((refused.body as { fields: object }).fields), [field]);
    }
    for (const expires_at of [null, ""]) assert.equal((await make([], { expires_at })).expires_at, null);
  });

  it("are looked after by owners with a password alone", async () => {
    const { id, token } = await make([org("scope-member-edit")]);
    const made = await ops("POST", "/v2/access-tokens", { token_label: "ci", scopes: ["repo:admin"] });
    for (const send of [
      await client(hub, "ada"),
      await client(hub, "acme", token),
      await client(hub, "ops", (made.body as Token).token),
    ]) {
      assert.equal((await send("GET", LIST)).status, 403);
      assert.equal((await send("POST", LIST, { label: "x" })).status, 403);
      assert.equal((await send("GET", `${LIST}/${id}`)).status, 403);
      assert.equal((await send("PATCH", `${LIST}/${id}`, { label: "x" })).status, 403);
      assert.equal((await send("DELETE", `${LIST}/${id}`)).status, 403);
    }
  });

  it("sign in with what they open", async () => {
    const { id, token } = await make([org("scope-group-read"), repo("acme/api", "scope-image-pull")]);
    const send = await client(hub, "acme", token);
    assert.equal((await send("GET", "/v2/orgs/acme/groups")).status, 200);
    assert.equal((await send("POST", "/v2/orgs/acme/groups", { name: "qa" })).status, 403);
    assert.equal((await send("GET", "/v2/orgs/acme/members")).status, 403);
    const reads = async (name: string) => (await send("GET", `/v2/namespaces/acme/repositories/${name}/tags`)).status;
    assert.deepEqual([await reads("api"), await reads("web")], [200, 404]);
    const row = (await rows()).find((one) => one.id === id);
    assert.equal(row?.last_used_at, new Date(at).toISOString());
    const all = await client(hub, "acme", (await make([repo("acme/*", "scope-image-push")])).token);
    const { permissions } = (await all("GET", "/v2/repositories/acme/web")).body as { permissions: object };
    assert.deepEqual(permissions, { read: true, write: true, admin: false });
  });

  it("sign nobody in once they are switched off, over or ended", async () => {
    const signsIn = async (token: string) =>
      (await (await client(hub, "acme", token))("GET", "/v2/orgs/acme/members")).status;
    assert.equal(await signsIn(SEEDED), 200);
    assert.equal(await signsIn(`${SEEDED}off`), 401);
    const { id, token } = await make([org("scope-member-read")]);
    assert.equal(await signsIn(token), 200);
    await ops("DELETE", `${LIST}/${id}`);
    assert.equal(await signsIn(token), 401);
    at = Date.parse("2030-02-01T00:00:00Z");
    assert.equal(await signsIn(SEEDED), 401);
  });
});
