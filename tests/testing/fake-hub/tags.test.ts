import assert from "node:assert/strict";
import { FakeHub, type Seed } from "../../../testing";
import { type Client, client, send } from "./client";

const DIGEST = `sha256:${"a".repeat(64)}`;
const DAY_MS = 24 * 3_600_000;

const seed: Seed = {
  accounts: ["ops", "ada", "eli"].map((username) => ({ username })),
  organizations: [
    {
      name: "acme",
      members: [{ username: "ops", role: "owner" }, { username: "ada" }],
      groups: [{ name: "dev", members: ["ada"] }],
      repositories: [
        { name: "api", isPrivate: true, permissions: { dev: "write" }, tags: [{ name: "1.0" }] },
        {
          name: "web",
          description: "A site",
          immutableTags: { enabled: true, rules: ["v.*"] },
          tags: [
            { name: "v1", digest: DIGEST, size: 7, pushedBy: "ada", pushedAt: "2020-01-01T00:00:00Z" },
            {
              name: "Latest",
              images: [
                { architecture: "amd64", size: 3 },
                { architecture: "arm64", variant: "v8" },
              ],
            },
          ],
        },
      ],
    },
    { name: "library", repositories: [{ name: "python", description: "A language", pulls: 9, stars: 2 }] },
  ],
};

interface Row {
  name: string;
  digest: string;
  tag_status: string;
  tag_last_pulled: string | null;
  last_updater_username: string;
  full_size: number;
  images: { architecture: string; variant: string | null; digest: string }[];
}

describe("The fake Hub's tags", () => {
  const AT = "/v2/namespaces/acme/repositories";
  let hub: FakeHub;
  let ops: Client;
  let at = Date.parse("2020-01-15T00:00:00Z");
  beforeEach(async () => {
    at = Date.parse("2020-01-15T00:00:00Z");
    hub = new FakeHub({ seed, rateLimit: false, now: () => at });
    ops = await client(hub);
  });
  const tag = async (name: string) => (await send(hub, "GET", `${AT}/web/tags/${name}`)).body as Row;

  it("are read by everybody where the repository is public, as it was written", async () => {
    for (const path of [`${AT}/web/tags`, "/v2/repositories/acme/web/tags/"]) {
      const { status, body } = await send(hub, "GET", path);
      const names = (body as { results: Row[] }).results.map(({ name }) => name);
      assert.deepEqual([status, names], [200, ["v1", "Latest"]]);
      assert.equal((await send(hub, "HEAD", path)).status, 200);
    }
    const { digest, full_size, last_updater_username } = await tag("v1");
    assert.deepEqual([digest, full_size, last_updater_username], [DIGEST, 7, "ada"]);
    assert.deepEqual(
      (await tag("Latest")).images.map(({ architecture, variant }) => [architecture, variant]),
      [["amd64", null], ["arm64", "v8"]], // prettier-ignore
    );
    assert.equal((await send(hub, "GET", `${AT}/web/tags/latest`)).status, 404, "tags have capitals");
    assert.equal((await send(hub, "HEAD", `${AT}/web/tags/Latest`)).status, 200);
  });

  it("of a private repository are read by those who may read it", async () => {
    for (const path of [`${AT}/api/tags`, `${AT}/api/tags/1.0`]) {
      assert.equal((await send(hub, "GET", path)).status, 404);
      assert.equal((await (await client(hub, "eli"))("GET", path)).status, 404);
      assert.equal((await (await client(hub, "ada"))("GET", path)).status, 200);
      assert.equal((await ops("GET", path)).status, 200);
    }
  });

  it("come ten to a page", async () => {
    for (let n = 0; n < 12; n++) hub.push("ops", "acme/api", `t${n}`);
    const { count, results } = (await ops("GET", `${AT}/api/tags`)).body as { count: number; results: Row[] };
    assert.deepEqual([count, results.length], [13, 10]);
    assert.equal(((await ops("GET", `${AT}/api/tags?page_size=100`)).body as { results: Row[] }).results.length, 13);
  });

  it("are active for a month after a push or a pull", async () => {
    assert.equal((await tag("v1")).tag_status, "active");
    at += 30 * DAY_MS;
    assert.deepEqual([(await tag("v1")).tag_status, (await tag("v1")).tag_last_pulled], ["inactive", null]);
    hub.pull("acme/web", "v1");
    assert.equal((await tag("v1")).tag_status, "active");
    assert.equal((await tag("v1")).tag_last_pulled, new Date(at).toISOString());
    const { pull_count } = (await send(hub, "GET", `${AT}/web`)).body as { pull_count: number };
    assert.equal(pull_count, 1);
    assert.throws(() => hub.pull("acme/web", "v9"), /not found/);
  });

  it("are pushed by those who may write, which the audit log tells and the repository shows", async () => {
    at += DAY_MS;
    ops = await client(hub);
    const before = (await tag("Latest")).digest;
    const { digest } = hub.push("ops", "acme/web", "Latest");
    assert.notEqual(digest, before);
    assert.equal((await tag("Latest")).digest, digest);
    hub.push("ada", "acme/api", "2.0");
    assert.throws(() => hub.push("ada", "acme/web", "Latest"), /denied: ada may not push/);
    assert.throws(() => hub.push("eli", "acme/api", "2.0"), /denied/);
    assert.throws(() => hub.push("ops", "acme/nothing", "2.0"), /not found/);
    assert.throws(() => hub.push("ops", "acme/web", "no tag"), /not a name/);
    const { logs } = (await ops("GET", "/v2/auditlogs/acme")).body as {
      logs: { action: string; name: string; actor: string; data: object }[];
    };
    assert.deepEqual(
      logs.map(({ action, name, actor }) => [action, name, actor]),
      [
        ["repo.tag.push", "acme/api", "ada"],
        ["repo.tag.push", "acme/web", "ops"],
      ],
    );
    assert.deepEqual(logs[1]!.data, { digest, tag: "Latest" });
    const { last_updated } = (await ops("GET", `${AT}/web`)).body as { last_updated: string };
    assert.equal(last_updated, new Date(at).toISOString());
  });

  it("that are immutable take no other image, and those that no rule describes do", async () => {
    assert.throws(() => hub.push("ops", "acme/web", "v1"), /the tag v1 of acme\/web is immutable/);
    hub.push("ops", "acme/web", "v1", { digest: DIGEST });
    hub.push("ops", "acme/web", "v2");
    hub.push("ops", "acme/web", "Latest");
    await ops("PATCH", `${AT}/web/immutabletags`, { immutable_tags: true, immutable_tags_rules: [] });
    assert.throws(() => hub.push("ops", "acme/web", "Latest"), /immutable/);
    await ops("PATCH", `${AT}/web/immutabletags`, { immutable_tags: false, immutable_tags_rules: ["v.*"] });
    hub.push("ops", "acme/web", "v1");
  });

  it("belong to what a search finds, unless it is private", async () => {
    const search = async (query: string) =>
      (
        (await send(hub, "GET", `/v2/search/repositories/?query=${query}`)).body as {
          results: { repo_name: string; is_official: boolean; pull_count: number; star_count: number }[];
        }
      ).results;
    assert.deepEqual(
      (await search("")).map(({ repo_name }) => repo_name),
      ["library/python", "acme/web"],
    );
    const [python] = await search("LANGUAGE");
    assert.deepEqual([python!.is_official, python!.pull_count, python!.star_count], [true, 9, 2]);
    assert.deepEqual(
      (await search("acme/")).map(({ repo_name, is_official }) => [repo_name, is_official]),
      [["acme/web", false]],
    );
    assert.deepEqual(await search("api"), []);
  });
});
