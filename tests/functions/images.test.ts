import assert from "node:assert/strict";
import { NOBODY } from "../../provider/hub/credential";
import { pageOf, Stub } from "../provider/hub/stub";
import { calling } from "./calling";

type Tags = { tags: { name: string }[] };

const NGINX = "/v2/namespaces/library/repositories/nginx";
const tag = (name: string, pushed: string | null, pulled: string | null, digest: string | null = `sha256:${name}`) => ({
  name,
  full_size: 6,
  digest,
  last_updated: pushed,
  tag_status: "active",
  tag_last_pushed: pushed,
  tag_last_pulled: pulled,
  images: [
    { os: "linux", architecture: "arm64", digest: `sha256:arm-${name}`, size: 3 },
    { os: "linux", architecture: "amd64", digest: `sha256:amd-${name}`, size: 3 },
  ],
});
const TAGS = [
  tag("1.26", "2029-01-01T00:00:00Z", "2030-05-30T00:00:00Z"),
  tag("1.27", "2030-05-01T00:00:00Z", null),
  tag("old", "2029-02-01T00:00:00Z", null),
  tag("older", "2029-01-01T00:00:00Z", "2029-03-01T00:00:00Z"),
  tag("unknown", null, null),
];
const row = (namespace: string, name: string) => ({ namespace, name, is_private: false, pull_count: 7 });

/** What is public, asked for by nobody in particular. */
const serving = (signsIn = NOBODY) =>
  new Stub(
    (route, sent) => {
      if (route === `GET ${NGINX}/tags`) return pageOf(TAGS, sent);
      if (route === `GET ${NGINX}`)
        return {
          body: {
            ...row("library", "nginx"),
            full_description: "# nginx",
            immutable_tags_settings: { enabled: true, rules: ["v.*"] },
          },
        };
      if (route === "GET /v2/namespaces/acme/repositories")
        return pageOf([row("acme", "web"), row("acme", "api")], sent);
      const one = TAGS.find(({ name }) => route === `GET ${NGINX}/tags/${name}`);
      if (one !== undefined) return { body: one };
      if (route === `GET ${NGINX}/tags/undigested`) return { body: tag("undigested", null, null, null) };
      if (route !== "GET /v2/search/repositories/") return undefined;
      const found = [
        { repo_name: "nginx", is_official: true, star_count: 2 },
        { repo_name: "acme/nginx", short_description: "ours" },
      ];
      return pageOf(found, sent);
    },
    { signsIn },
  );

describe("Functions that read what is public", () => {
  it("getTag pins an official image by its digest in one request, without a credential", async () => {
    const stub = serving();
    const found = await calling<{ digest: string; pinned: string; images: { digest: string }[] }>(stub.hub, "getTag", {
      repository: "nginx",
      tag: "1.27",
    });
    assert.equal(found.pinned, "nginx@sha256:1.27");
    assert.equal(found.digest, "sha256:1.27");
    assert.deepEqual(
      found.images.map(({ digest }) => digest),
      ["sha256:arm-1.27", "sha256:amd-1.27"],
    );
    await calling(stub.hub, "getTag", { repository: "library/nginx", tag: "1.27" });
    assert.deepEqual(
      stub.sent.map(({ method, path, headers }) => [method, path, headers.get("authorization")]),
      [["GET", `${NGINX}/tags/1.27`, null]],
    );
  });

  it("getTag takes the digest from the list where that was read", async () => {
    const stub = serving();
    await calling(stub.hub, "getTags", { repository: "nginx" });
    assert.equal(
      (await calling<{ digest: string }>(stub.hub, "getTag", { repository: "nginx", tag: "old" })).digest,
      "sha256:old",
    );
    assert.equal(stub.sent.length, 1);
  });

  it("getTag refuses a tag that there is not, and one that nothing can pin", async () => {
    const { hub } = serving();
    await assert.rejects(
      calling(hub, "getTag", { repository: "nginx" }),
      /there is no tag latest in nginx, or no such repository .* dockerhub.getTags/,
    );
    await assert.rejects(
      calling(hub, "getTag", { repository: "nginx", tag: "undigested" }),
      /no digest of nginx:undigested, so that nothing can pin it/,
    );
  });

  it("take a repository as people write it, without its tag", async () => {
    const { hub, sent } = serving();
    for (const repository of ["nginx:1.27", "nginx@sha256:1", "Acme/app", "a/b/c", ""])
      await assert.rejects(calling(hub, "getTags", { repository }), /^InvalidRequestError: repository: it is /);
    assert.equal(sent.length, 0);
  });

  it("getTags gives the latest first, and refuses a repository that is not public", async () => {
    const { hub } = serving();
    const { tags } = await calling<Tags>(hub, "getTags", { repository: "nginx" });
    assert.deepEqual(
      tags.map(({ name }) => name),
      ["1.27", "old", "1.26", "older", "unknown"],
    );
    await assert.rejects(
      calling(hub, "getTags", { repository: "acme/secret" }),
      /there is no public repository acme\/secret; where it is private, sign in/,
    );
    await assert.rejects(
      calling(hub, "getRepository", { repository: "acme/secret" }),
      /there is no public repository acme\/secret/,
    );
    await assert.rejects(
      calling(hub, "getRepository", { repository: "secret" }),
      /no public repository secret; .*A name alone is that of an official image, library\/secret: write namespace\/name/,
    );
  });

  it("staleTags gives those that were neither pulled nor pushed, and none of which nobody knows", async () => {
    const { hub, sent } = serving();
    const stale = async (given: object) =>
      (await calling<Tags>(hub, "staleTags", { repository: "nginx", ...given })).tags.map(({ name }) => name);
    assert.deepEqual(await stale({ days: 90 }), ["old", "older"]);
    assert.deepEqual(await stale({ since: "2029-02-15" }), ["old"]);
    assert.deepEqual(await stale({ since: "2020-01-01" }), []);
    assert.equal(sent.length, 1);
    for (const given of [{}, { days: 1, since: "2029-02-15" }])
      await assert.rejects(stale(given), /it takes either since or days, and one of them/);
  });

  it("getRepository and getRepositories give what there is of each", async () => {
    const { hub } = serving();
    const found = await calling<Record<string, unknown>>(hub, "getRepository", { repository: "nginx" });
    assert.deepEqual(
      [found["namespace"], found["fullDescription"], found["immutableTags"], found["immutableTagsRules"]],
      ["library", "# nginx", true, ["v.*"]],
    );
    const { repositories } = await calling<{ repositories: { name: string; pullCount: number }[] }>(
      hub,
      "getRepositories",
    );
    assert.deepEqual(
      repositories.map(({ name, pullCount }) => [name, pullCount]),
      [
        ["api", 7],
        ["web", 7],
      ],
    );
  });

  it("searchRepositories puts official images under library, and asks once", async () => {
    const { hub, sent } = serving();
    const { repositories } = await calling<{ repositories: object[] }>(hub, "searchRepositories", { query: "nginx" });
    assert.deepEqual(
      repositories.map((one) => Object.values(one).slice(0, 3)),
      [
        ["library", "nginx", ""],
        ["acme", "nginx", "ours"],
      ],
    );
    const official = await calling<{ repositories: object[] }>(hub, "searchRepositories", {
      query: "nginx",
      official: true,
    });
    assert.equal(official.repositories.length, 1);
    assert.equal(sent.length, 1);
  });
});

describe("What the version 1 index gave", () => {
  it("is answered with what replaced it, by its arguments and by its addresses, and nothing is sent", async () => {
    const { hub, sent } = serving();
    const answers: [name: string, given: object, said: RegExp][] = [
      [
        "searchRepositories",
        { q: "nginx" },
        /q: .*version 1 index .* is gone: dockerhub.searchRepositories takes query\./,
      ],
      [
        "getRepository",
        { repository: "nginx", images: true },
        /images: .*dockerhub.getTags lists tags with the digests/,
      ],
      [
        "getTags",
        { repository: "https://index.docker.io/v1/repositories/library/nginx/images" },
        /version 1 index .*dockerhub.getTags lists/,
      ],
      [
        "getRepository",
        { repository: "index.docker.io/v1/repositories/acme/app/auth" },
        /docker login and docker pull/,
      ],
      ["getRepository", { repository: "index.docker.io/library/nginx" }, /the API is at https:\/\/hub.docker.com/],
    ];
    for (const [name, given, said] of answers) await assert.rejects(calling(hub, name, given), said);
    assert.equal(sent.length, 0);
  });
});
