import assert from "node:assert/strict";
import { FakeHub } from "../../../testing";
import { type Client, client } from "./client";
import { AT, OLDER, seed } from "./repositories";

describe("What groups may do with repositories of the fake Hub", () => {
  const GROUPS = `${OLDER}/api/groups`;
  let hub: FakeHub;
  let ops: Client;
  let qa: number;
  beforeEach(async () => {
    hub = new FakeHub({ seed, rateLimit: false });
    ops = await client(hub);
    qa = ((await ops("GET", "/v2/orgs/acme/groups/qa")).body as { id: number }).id;
  });
  const made = async (name: string) =>
    ((await ops("POST", "/v2/orgs/acme/groups", { name })).body as { id: number }).id;
  const rows = async () => ((await ops("GET", `${GROUPS}/`)).body as { results: object[] }).results;

  it("is given, read, changed and taken by number", async () => {
    const dev = await made("dev");
    const given = await ops("POST", `${GROUPS}/`, { group_id: dev, permission: "read" });
    assert.deepEqual([given.status, given.body], [200, { group_id: dev, group_name: "dev", permission: "read" }]);
    assert.deepEqual((await ops("GET", `${GROUPS}/${dev}/`)).body, given.body);
    const changed = await ops("PATCH", `${GROUPS}/${dev}/`, { permission: "admin" });
    assert.deepEqual([changed.status, changed.body], [200, { group_id: dev, group_name: "dev", permission: "admin" }]);
    assert.deepEqual(await rows(), [{ group_id: qa, group_name: "qa", permission: "write" }, changed.body]);
    assert.equal((await ops("DELETE", `${GROUPS}/${dev}/`)).status, 204);
    assert.equal((await ops("DELETE", `${GROUPS}/${dev}/`)).status, 404);
    assert.equal((await ops("PATCH", `${GROUPS}/${dev}/`, { permission: "read" })).status, 404);
    assert.equal((await ops("GET", `${GROUPS}/dev`)).status, 404, "not by name");
  });

  it("is refused where it makes no sense", async () => {
    for (const body of [
      {},
      { group_id: qa },
      { group_id: "1", permission: "read" },
      { group_id: qa, permission: "own" },
    ])
      assert.equal((await ops("POST", GROUPS, body)).status, 400, JSON.stringify(body));
    assert.equal((await ops("POST", GROUPS, { group_id: 1, permission: "read" })).status, 404, "no such group");
    assert.equal((await ops("POST", GROUPS, { group_id: qa, permission: "read" })).status, 400, "there already");
    assert.deepEqual(await rows(), [{ group_id: qa, group_name: "qa", permission: "write" }]);
  });

  it("counts at once, and includes what is less", async () => {
    const ada = await client(hub, "ada");
    const answers = async () => [
      (await ada("GET", `${AT}/api`)).status,
      (await ada("PATCH", `${OLDER}/api`, { description: "x" })).status,
    ];
    assert.deepEqual(await answers(), [200, 403]);
    await ops("PATCH", `${GROUPS}/${qa}`, { permission: "admin" });
    assert.deepEqual(await answers(), [200, 200]);
    await ops("DELETE", `${GROUPS}/${qa}`);
    assert.deepEqual(await answers(), [404, 403]);
  });

  it("stays with a group that is renamed, and ends with one that is deleted", async () => {
    await ops("PATCH", "/v2/orgs/acme/groups/qa", { name: "testers" });
    assert.deepEqual(await rows(), [{ group_id: qa, group_name: "testers", permission: "write" }]);
    await made("qa");
    assert.equal((await rows()).length, 1);
    await ops("DELETE", "/v2/orgs/acme/groups/testers");
    assert.deepEqual(await rows(), []);
  });

  it("comes in pages", async () => {
    for (let n = 0; n < 12; n++) {
      await ops("POST", GROUPS, { group_id: await made(`g${n}`), permission: "read" });
    }
    assert.equal((await rows()).length, 10);
    const { count, results } = (await ops("GET", `${GROUPS}?page_size=100`)).body as {
      count: number;
      results: object[];
    };
    assert.deepEqual([count, results.length], [13, 13]);
  });
});
