import assert from "node:assert/strict";
import { FakeHub } from "../../../testing";
import { type Client, client, send } from "./client";
import { OLDER, seed } from "./repositories";

const AT = `${OLDER}/api/webhook_pipeline/`;

interface Hook {
  name: string;
  slug: string;
  webhooks: { name: string; hook_url: string }[];
}

describe("The fake Hub's webhooks", () => {
  let hub: FakeHub;
  let ops: Client;
  beforeEach(async () => {
    hub = new FakeHub({ seed, rateLimit: false, now: () => Date.parse("2030-01-01T00:00:00Z") });
    ops = await client(hub);
  });
  const make = (name: unknown, hook_url: unknown = "https://ci.example/x") =>
    ops("POST", AT, {
      name,
      expect_final_callback: false,
      webhooks: [{ name, hook_url }],
      registry: "registry.example",
    });
  const slugs = async () => ((await ops("GET", AT)).body as { results: Hook[] }).results.map(({ slug }) => slug);

  it("are made, listed and deleted by their slugs", async () => {
    const { status, body } = await make("My CI!");
    const { name, slug, webhooks } = body as Hook;
    assert.deepEqual([status, name, slug], [201, "My CI!", "my-ci-"]);
    assert.deepEqual([webhooks[0]!.name, webhooks[0]!.hook_url], ["My CI!", "https://ci.example/x"]);
    assert.equal(((await make("My CI!")).body as Hook).slug, "my-ci--2", "names may be alike");
    assert.deepEqual((await ops("GET", AT)).body as unknown, {
      count: 2,
      next: null,
      previous: null,
      results: [body, { ...(body as Hook), slug: "my-ci--2" }],
    });
    assert.equal((await ops("DELETE", `${AT}${slug}/`)).status, 204);
    assert.equal((await ops("DELETE", `${AT}${slug}/`)).status, 404);
    assert.deepEqual(await slugs(), ["my-ci--2"]);
  });

  it("are never changed", async () => {
    await make("ci");
    const { status, headers } = await ops("PATCH", `${AT}ci/`, { name: "x" });
    assert.deepEqual([status, headers.get("allow")], [405, "DELETE"]);
  });

  it("are for administrators of the repository", async () => {
    for (const [ask, status] of [
      [await client(hub, "bo"), 200],
      [await client(hub, "ada"), 403],
      [await client(hub, "eli"), 403],
    ] as const) {
      assert.equal((await ask("GET", AT)).status, status);
      assert.equal((await ask("DELETE", `${AT}nothing`)).status, status === 200 ? 404 : status);
    }
    assert.equal((await send(hub, "GET", AT)).status, 401);
  });

  it("take addresses and names that are some", async () => {
    for (const address of ["", "ci.example", "ftp://ci.example", 5, null])
      assert.equal((await make("ci", address)).status, 400, String(address));
    for (const name of ["", 5, undefined]) assert.equal((await make(name)).status, 400, String(name));
    assert.equal((await ops("POST", AT, { name: "ci", webhooks: [] })).status, 400);
    assert.deepEqual(await slugs(), []);
  });

  it("come from the seed as well, and go with their repository", async () => {
    const webhooks = [{ name: "CI", slug: "ci-1", url: "https://ci.example/1" }];
    hub = new FakeHub({ seed: { accounts: [{ username: "ops", repositories: [{ name: "own", webhooks }] }] } });
    ops = await client(hub);
    const at = "/v2/repositories/ops/own";
    const { results } = (await ops("GET", `${at}/webhook_pipeline`)).body as { results: Hook[] };
    assert.deepEqual([results[0]!.slug, results[0]!.webhooks[0]!.hook_url], ["ci-1", "https://ci.example/1"]);
    await ops("DELETE", at);
    assert.equal((await ops("GET", `${at}/webhook_pipeline`)).status, 404);
  });
});
