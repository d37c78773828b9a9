import assert from "node:assert/strict";
import { FakeHub } from "../../../testing";
import { type Client, client } from "./client";
import { AT, make, namesOf, OLDER, seed, type Shown } from "./repositories";

describe("The fake Hub's repositories", () => {
  let hub: FakeHub;
  let ops: Client;
  beforeEach(async () => {
    hub = new FakeHub({ seed, rateLimit: false });
    ops = await client(hub);
  });

  const shown = async (name: string) => (await ops("GET", `${AT}/${name}`)).body as Shown;

  it("has less in the list than in the single read", async () => {
    const [row] = ((await ops("GET", AT)).body as { results: Shown[] }).results;
    assert.deepEqual([row!.name, row!.description, row!.is_private], ["api", "The API", true]);
    assert.ok(!("full_description" in row!) && !("immutable_tags_settings" in row!));
    assert.equal((await shown("api")).full_description, "# API");
    assert.equal((await shown("web")).storage_size, 5);
  });

  it("gives ten rows of a list unless it is asked for more, by name and in the orders of the contract", async () => {
    for (let n = 0; n < 12; n++) await make(ops, `more-${n}`);
    const { count, results } = (await ops("GET", AT)).body as { count: number; results: Shown[] };
    assert.deepEqual([count, results.length], [14, 10]);
    assert.deepEqual(await namesOf(ops, "?page_size=3&ordering=name"), ["api", "more-0", "more-1"]);
    assert.deepEqual(await namesOf(ops, "?page_size=2&ordering=-name"), ["web", "more-9"]);
    assert.deepEqual(await namesOf(ops, "?page_size=1&ordering=-pull_count"), ["web"]);
    assert.deepEqual(await namesOf(ops, "?name=RE-1"), ["more-1", "more-10", "more-11"]);
    const refused = await ops("GET", `${AT}?ordering=stars`);
    assert.equal(refused.status, 400);
    assert.deepEqual(Object.keys((refused.body as { fields: object }).fields), ["ordering"]);
    assert.equal((await ops("GET", `${AT}?page=9`)).status, 404);
  });

  it("makes what is asked for, and answers a name that is taken with 400: the contract has no 409", async () => {
    const { status, body } = await make(ops, "new", {
      description: "x",
      full_description: "y",
      is_private: true,
      registry: "docker.io",
    });
    const { description, full_description, is_private, immutable_tags_settings, storage_size } = body as Shown;
    assert.deepEqual([status, description, full_description, is_private, storage_size], [201, "x", "y", true, null]);
    assert.deepEqual(immutable_tags_settings, { enabled: false, rules: [] });
    assert.deepEqual(body, await shown("new"));
    const twice = await make(ops, "new");
    assert.equal(twice.status, 400);
    assert.match((twice.body as { message: string }).message, /already exists/);
  });

  it("takes names and texts that the contract takes", async () => {
    const good = ["ab", "a.b", "a_b", "a-b", "1x", "x".repeat(255)];
    const bad = ["a", "x".repeat(256), "Ab", "a--b", "a__b", "-a", "a-", "a/b", "a b", "", "ü", 5, null, undefined];
    for (const name of good) assert.equal((await make(ops, name)).status, 201, name);
    for (const name of bad) assert.equal((await make(ops, name)).status, 400, String(name));
    assert.equal((await make(ops, "texts", { description: "x".repeat(101) })).status, 400);
    assert.equal((await make(ops, "texts", { full_description: "x".repeat(25_001) })).status, 400);
    assert.equal((await make(ops, "texts", { is_private: "yes" })).status, 400);
    assert.equal((await make(ops, "texts", { namespace: "other" })).status, 400);
    assert.equal((await make(ops, "texts", { namespace: undefined })).status, 400);
    const fits = { description: "x".repeat(100), full_description: "x".repeat(25_000) };
    assert.equal((await make(ops, "texts", fits)).status, 201);
    assert.equal((await ops("PATCH", `${OLDER}/texts/`, { description: "x".repeat(101) })).status, 400);
    assert.equal((await ops("POST", `${OLDER}/texts/privacy`, {})).status, 400);
    assert.equal(
      (await ops("POST", "/v2/namespaces/nowhere/repositories", { name: "ab", namespace: "nowhere" })).status,
      403,
    );
  });

  it("has repositories of accounts, whom alone they belong to", async () => {
    const eli = await client(hub, "eli");
    const mine = { name: "mine", namespace: "eli", is_private: true };
    assert.equal((await ops("POST", "/v2/namespaces/eli/repositories", mine)).status, 403);
    assert.equal((await eli("POST", "/v2/namespaces/eli/repositories", mine)).status, 201);
    assert.equal((await ops("GET", "/v2/repositories/eli/mine")).status, 404);
    assert.equal((await eli("DELETE", "/v2/repositories/eli/mine")).status, 202);
  });

  it("changes only what a change names", async () => {
    await ops("PATCH", `${OLDER}/api/`, { full_description: "new" });
    await ops("POST", `${OLDER}/api/privacy`, { is_private: false });
    const rules = { immutable_tags: true, immutable_tags_rules: ["v.*", ".*-RELEASE"] };
    const { body } = await ops("PATCH", `${AT}/api/immutabletags`, rules);
    assert.deepEqual(body, await shown("api"));
    const { description, full_description, is_private, immutable_tags_settings } = await shown("api");
    assert.deepEqual([description, full_description, is_private], ["The API", "new", false]);
    assert.deepEqual(immutable_tags_settings, { enabled: true, rules: ["v.*", ".*-RELEASE"] });
    for (const wrong of [
      { immutable_tags: true },
      { immutable_tags_rules: [] },
      { ...rules, immutable_tags_rules: ["("] },
    ])
      assert.equal((await ops("PATCH", `${AT}/api/immutabletags`, wrong)).status, 400, JSON.stringify(wrong));
    assert.deepEqual((await shown("api")).immutable_tags_settings.rules.length, 2);
  });

  it("tells which tags a rule describes, as a whole, and refuses one that takes for ever", async () => {
    const tags = async (regex: string) => {
      const { status, body } = await ops("POST", `${AT}/web/immutabletags/verify`, { regex });
      return status === 200 ? (body as { tags: string[] }).tags : status;
    };
    assert.deepEqual(await tags("v.*"), ["v1", "v1-RELEASE"]);
    assert.deepEqual(await tags("v1"), ["v1"]);
    assert.deepEqual(await tags(".*-RELEASE"), ["v1-RELEASE"]);
    assert.deepEqual(await tags("x|latest"), ["latest"]);
    assert.equal(await tags("v("), 400);
    hub.push("ops", "acme/web", "a".repeat(100));
    assert.equal(await tags("((a+)+)+b"), 400);
  });

  it("takes every image along when one is deleted, and makes an empty one of the same name", async () => {
    assert.equal((await ops("DELETE", `${OLDER}/web/`)).status, 202);
    assert.equal((await ops("GET", `${AT}/web`)).status, 404);
    assert.equal((await ops("DELETE", `${OLDER}/web/`)).status, 404);
    await make(ops, "web");
    assert.equal((await shown("web")).storage_size, null);
  });

  it("records what was done by the service's names", async () => {
    await make(ops, "new");
    await ops("PATCH", `${OLDER}/new/`, { description: "x" });
    await ops("POST", `${OLDER}/new/privacy`, { is_private: true });
    await ops("PATCH", `${AT}/new/immutabletags`, { immutable_tags: true, immutable_tags_rules: [] });
    await ops("DELETE", `${OLDER}/new/`);
    const { logs } = (await ops("GET", "/v2/auditlogs/acme")).body as { logs: { action: string; name: string }[] };
    const done = ["delete", "immutable.tags.updated", "change_privacy", "update", "create"];
    assert.deepEqual(
      logs.map(({ action, name }) => [action, name]),
      done.map((action) => [`repo.${action}`, "acme/new"]),
    );
    const { actions } = (await ops("GET", "/v2/auditlogs/acme/actions")).body as {
      actions: { repo: { actions: { name: string }[] } };
    };
    for (const action of done)
      assert.ok(
        actions.repo.actions.some(({ name }) => name === action),
        action,
      );
  });
});
