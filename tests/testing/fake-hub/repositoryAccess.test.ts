import assert from "node:assert/strict";
import { FakeHub } from "../../../testing";
import { client, send } from "./client";
import { as, AT, make, namesOf, OLDER, seed, type Shown } from "./repositories";

describe("Who may do what with the fake Hub's repositories", () => {
  let hub: FakeHub;
  beforeEach(() => (hub = new FakeHub({ seed, rateLimit: false })));

  const seen: [who: keyof ReturnType<typeof as>, list: string[], api: number, write: number, make: number][] = [
    ["nobody", ["web"], 404, 401, 401],
    ["owner", ["api", "web"], 200, 200, 201],
    ["editor", ["api", "web"], 200, 200, 201],
    ["member with a group", ["api", "web"], 200, 403, 403],
    ["member without", ["web"], 404, 403, 403],
    ["stranger", ["web"], 404, 403, 403],
    ["organization's token that lists", ["api", "web"], 200, 403, 403],
    ["organization's token that creates", ["web"], 404, 403, 201],
  ];
  for (const [who, list, api, write, made] of seen) {
    it(`shows ${who} ${list.join(" and ")}, answers a change with ${write} and a new one with ${made}`, async () => {
      const send = await as(hub)[who]();
      assert.deepEqual(await namesOf(send), list);
      for (const path of [`${AT}/api`, `${OLDER}/api/`]) {
        assert.equal((await send("GET", path)).status, api, path);
        assert.equal((await send("HEAD", path)).status, api, path);
      }
      assert.equal((await send("GET", `${AT}/nothing`)).status, 404);
      assert.equal((await send("PATCH", `${OLDER}/api/`, { description: "x" })).status, write);
      assert.equal((await send("POST", `${OLDER}/api/privacy/`, { is_private: true })).status, write);
      const rules = { immutable_tags: false, immutable_tags_rules: [] };
      assert.equal((await send("PATCH", `${AT}/api/immutabletags`, rules)).status, write);
      assert.equal((await send("POST", `${AT}/api/immutabletags/verify`, { regex: "v.*" })).status, write);
      assert.equal((await send("GET", `${OLDER}/api/groups/`)).status, write);
      assert.equal((await make(send, "new")).status, made);
      const missing = (await send("PATCH", `${OLDER}/nothing/`, { description: "x" })).status;
      assert.equal(missing, write === 200 ? 404 : write, "a missing permission beats existence");
      assert.equal((await send("DELETE", `${OLDER}/api/`)).status, write === 200 ? 202 : write);
    });
  }

  it("refuses a session that is over, in place of hiding what it would see", async () => {
    const headers = { authorization: "Bearer x.y.z" };
    assert.equal((await send(hub, "GET", `${AT}/api`, { headers })).status, 401);
    assert.equal((await send(hub, "GET", AT, { headers })).status, 401);
  });

  it("lets a personal access token do what its scope says, and no more than its account", async () => {
    const tokens = { admin: [200, 200], write: [200, 403], read: [200, 403], public_read: [404, 403] } as const;
    for (const [scope, [api, write]] of Object.entries(tokens)) {
      for (const [owner, allowed] of [["ops", write] as const, ["ada", 403] as const]) {
        const made = await (
          await client(hub, owner)
        )("POST", "/v2/access-tokens", {
          token_label: scope,
          scopes: [`repo:${scope}`],
        });
        const send = await client(hub, owner, (made.body as { token: string }).token);
        assert.equal((await send("GET", `${AT}/api`)).status, api, `${owner} ${scope}`);
        assert.equal((await send("PATCH", `${OLDER}/api`, { description: "x" })).status, allowed, `${owner} ${scope}`);
      }
    }
    assert.equal((await (await client(hub, "ops", "dckr_pat_unknown"))("GET", `${AT}/api`)).status, 401);
  });

  it("says what whoever asks may do", async () => {
    for (const [who, permissions] of [
      ["editor", { read: true, write: true, admin: true }],
      ["member with a group", { read: true, write: true, admin: false }],
      ["organization's token that lists", { read: true, write: false, admin: false }],
    ] as const) {
      assert.deepEqual(
        ((await (await as(hub)[who]())("GET", `${AT}/api`)).body as Shown).permissions,
        permissions,
        who,
      );
    }
  });
});
