import assert from "node:assert/strict";
import { NOBODY } from "../../../provider/hub/credential";
import { ConfigError, NotFoundError } from "../../../provider/hub/errors";
import { listMembers } from "../../../provider/hub/members";
import { searchRepositories } from "../../../provider/hub/search";
import { countTags, getTag, listTags } from "../../../provider/hub/tags";
import { pageOf, Stub } from "./stub";

const TAGS = "/v2/namespaces/library/repositories/alpine/tags";
const image = (architecture: string) => ({
  os: "linux",
  architecture,
  digest: `sha256:${architecture}`,
  size: 3,
  variant: "",
});
const tag = (name: string) => ({
  name,
  full_size: 6,
  digest: "sha256:all",
  tag_status: "active",
  tag_last_pushed: "2030-01-01T00:00:00Z",
  tag_last_pulled: null,
  images: [image("amd64"), image("arm64")],
});

describe("What is public", () => {
  it("is read without signing in, and without a header that says who asks", async () => {
    const stub = new Stub(
      (route, sent) => (route === `GET ${TAGS}` ? pageOf([tag("3"), tag("latest")], sent) : undefined),
      {
        signsIn: NOBODY,
      },
    );
    const tags = await listTags(stub.hub, "library", "alpine");
    assert.deepEqual([...tags.keys()], ["3", "latest"]);
    assert.equal(await countTags(stub.hub, "library", "alpine"), 2);
    assert.deepEqual(
      stub.sent.map(({ headers }) => headers.get("authorization")),
      [null, null],
    );
    assert.ok(stub.sent.every(({ path }) => path.startsWith(TAGS)));
  });

  it("may not exist, or not be public, where nobody signs in", async () => {
    for (const status of [401, 404]) {
      const stub = new Stub(() => ({ status, body: { message: "no" } }), { signsIn: NOBODY });
      await assert.rejects(
        countTags(stub.hub, "acme", "secret"),
        /It does not exist, or is not public. Nobody is signed in: sign in with a credential that may pull/,
      );
    }
  });

  it("is all that nobody may ask for: nothing else is sent", async () => {
    const stub = new Stub(() => ({ body: {} }), { signsIn: NOBODY });
    await assert.rejects(listMembers(stub.hub, "acme"), (error: Error) => {
      assert.ok(error instanceof ConfigError);
      assert.match(error.message, /Nobody is signed in: .*organization owner.*dockerhub:password/);
      return true;
    });
    assert.equal(stub.sent.length, 0);
  });

  it("tells of a tag its digest, its images and when it was of use", async () => {
    const stub = new Stub((route) => (route === `GET ${TAGS}/3` ? { body: tag("3") } : undefined), { signsIn: NOBODY });
    const found = (await getTag(stub.hub, "library", "alpine", "3"))!;
    assert.equal(found.digest, "sha256:all");
    assert.deepEqual([found.lastPushed, found.lastPulled, found.isActive], ["2030-01-01T00:00:00Z", undefined, true]);
    assert.deepEqual(
      found.images.map(({ architecture, variant }) => [architecture, variant]),
      [
        ["amd64", undefined],
        ["arm64", undefined],
      ],
    );
    assert.equal(await getTag(stub.hub, "library", "alpine", "99"), undefined);
  });

  it("tells of a tag in the form of the contract as well", async () => {
    const one = { name: "3", full_size: 6, status: "inactive", images: image("amd64") };
    const stub = new Stub(() => ({ body: one }), { signsIn: NOBODY });
    const found = (await getTag(stub.hub, "library", "alpine", "3"))!;
    assert.deepEqual([found.digest, found.isActive, found.images.length], ["sha256:amd64", false, 1]);
  });

  it("is searched by pages, no more than are asked for", async () => {
    const rows = Array.from({ length: 250 }, (_, n) => ({
      repo_name: n === 0 ? "alpine" : `acme/app${n}`,
      is_official: n === 0,
    }));
    const stub = new Stub(
      (route, sent) => (route === "GET /v2/search/repositories/" ? pageOf(rows, sent) : undefined),
      {
        signsIn: NOBODY,
      },
    );
    const found = await searchRepositories(stub.hub, "app & co", 120);
    assert.equal(found.length, 120);
    assert.deepEqual([found[0]!.namespace, found[0]!.name, found[1]!.namespace], ["library", "alpine", "acme"]);
    assert.equal(stub.routes.length, 2);
    assert.match(stub.routes[0]!, /query=app\+%26\+co&page=1&page_size=100/);
    assert.equal((await searchRepositories(stub.hub, "app", 1000)).length, 250);
    assert.equal(stub.routes.length, 5);
  });

  it("is searched to the end where the page behind the last one is not found", async () => {
    const rows = Array.from({ length: 100 }, (_, n) => ({ repo_name: `acme/app${n}` }));
    const stub = new Stub((_, sent) => (sent.path.includes("page=1&") ? pageOf(rows, sent) : undefined));
    assert.equal((await searchRepositories(stub.hub, "app", 1000)).length, 100);
  });

  it("that is not there is not found, also by whoever signs in", async () => {
    const stub = new Stub(() => undefined);
    await assert.rejects(countTags(stub.hub, "acme", "app"), NotFoundError);
    assert.equal(stub.sent[0]!.path, "/v2/auth/token");
  });
});
