import assert from "node:assert/strict";
import { InvalidRequestError, MissingListError, NotFoundError } from "../../../provider/hub/errors";
import { setImmutableTags, tagsMatching } from "../../../provider/hub/immutableTags";
import { getRepository, listRepositories } from "../../../provider/hub/repositories";
import {
  createRepository,
  deleteRepository,
  describeRepository,
  RepositoryTakenError,
  setPrivacy,
} from "../../../provider/hub/repositoryChanges";
import { type Answer, pageOf, type Sent, Stub } from "./stub";

interface Row {
  namespace: string;
  name: string;
  description: string | null;
  full_description: string | null;
  is_private: boolean;
  immutable_tags_settings: { enabled: boolean; rules: string[] };
}

const row = (name: string, more: Partial<Row> = {}): Row => ({
  namespace: "acme",
  name,
  description: null,
  full_description: null,
  is_private: false,
  immutable_tags_settings: { enabled: false, rules: [] },
  ...more,
});
const listed = ({ full_description: _, immutable_tags_settings: __, ...more }: Row) => more;

/** A namespace with repositories, of which one write may be carried out without that anybody hears of it. */
class Namespace {
  readonly rows: Map<string, Row>;
  tags: string[] = [];
  /** Route of the write whose reply is lost, once. */
  loses: string | undefined;

  constructor(...rows: Row[]) {
    this.rows = new Map(rows.map((one) => [one.name, one]));
  }

  readonly answer = (route: string, sent: Sent): Answer | undefined => {
    const answer = this.carriedOut(route, sent);
    const lost = this.loses !== undefined && route.startsWith(this.loses);
    if (lost) this.loses = undefined;
    return lost ? "lost" : answer;
  };

  private carriedOut(route: string, sent: Sent): Answer | undefined {
    const body = (sent.body ?? {}) as Row & { immutable_tags: boolean; immutable_tags_rules: string[]; regex: string };
    if (route === "GET /v2/namespaces/acme/repositories") return pageOf([...this.rows.values()].map(listed), sent);
    if (route === "POST /v2/namespaces/acme/repositories") {
      if (this.rows.has(body.name)) return { status: 400, body: { detail: "already exists" } };
      this.rows.set(body.name, { ...row(body.name), ...body });
      return { status: 201, body: this.rows.get(body.name) };
    }
    const [, method, name, rest] =
      /^(\w+) \/v2\/(?:namespaces\/acme\/repositories|repositories\/acme)\/([^/]+)\/?(.*)$/.exec(route)!;
    const one = this.rows.get(name!);
    if (one === undefined) return undefined;
    switch (`${method} ${rest}`) {
      case "GET ":
        return { body: one };
      case "GET tags":
        return pageOf(
          this.tags.map((tag) => ({ name: tag })),
          sent,
        );
      case "PATCH ":
        Object.assign(one, body);
        return { body: one };
      case "POST privacy":
        one.is_private = body.is_private;
        return { status: 200 };
      case "PATCH immutabletags":
        one.immutable_tags_settings = { enabled: body.immutable_tags, rules: body.immutable_tags_rules };
        return { body: one };
      case "POST immutabletags/verify":
        if (body.regex === "(") return { status: 400, body: { detail: "invalid regex" } };
        return { body: { tags: this.tags.filter((tag) => new RegExp(body.regex).test(tag)) } };
      case "DELETE ":
        this.rows.delete(name!);
        return { status: 204 };
    }
    return undefined;
  }
}

const wanted = { name: "app", description: "", fullDescription: "# App", isPrivate: true };

describe("Repositories", () => {
  it("are listed once, a hundred a request, and each alone only for what the list lacks", async () => {
    const many = Array.from({ length: 201 }, (_, n) => row(`r${n}`, { full_description: `# ${n}` }));
    const stub = new Stub(new Namespace(...many).answer);
    const lists = await Promise.all(Array.from({ length: 50 }, () => listRepositories(stub.hub, "acme")));
    assert.equal(lists[0]!.size, 201);
    assert.equal(stub.routes.length, 3);
    const whole = await Promise.all(Array.from({ length: 5 }, () => getRepository(stub.hub, "acme", "r7")));
    assert.equal(whole[0]!.fullDescription, "# 7");
    assert.deepEqual(stub.routes.slice(3), ["GET /v2/namespaces/acme/repositories/r7"]);
  });

  it("of which one is not found are gone, and of an unknown namespace nothing is", async () => {
    const stub = new Stub(new Namespace().answer);
    assert.equal(await getRepository(stub.hub, "acme", "app"), undefined);
    const nowhere = new Stub(() => undefined);
    await assert.rejects(listRepositories(nowhere.hub, "acmee"), MissingListError);
  });

  it("are made, described, made public and ended, and the list knows it without being read again", async () => {
    const namespace = new Namespace();
    const stub = new Stub(namespace.answer);
    const { hub } = stub;
    assert.equal((await listRepositories(hub, "acme")).size, 0);
    await createRepository(hub, "acme", wanted);
    assert.equal((await getRepository(hub, "acme", "app"))!.fullDescription, "# App");
    await describeRepository(hub, "acme", "app", { description: "the app" });
    await describeRepository(hub, "acme", "app", { fullDescription: "# The app" });
    await setPrivacy(hub, "acme", "app", false);
    const now = namespace.rows.get("app")!;
    assert.deepEqual([now.description, now.full_description, now.is_private], ["the app", "# The app", false]);
    const listedNow = (await listRepositories(hub, "acme")).get("app")!;
    assert.deepEqual([listedNow.description, listedNow.isPrivate], ["the app", false]);
    assert.equal((await getRepository(hub, "acme", "app"))!.fullDescription, "# The app");
    await deleteRepository(hub, "acme", "app");
    assert.equal(namespace.rows.size, 0);
    assert.equal((await listRepositories(hub, "acme")).has("app"), false);
    await assert.rejects(deleteRepository(hub, "acme", "app"), NotFoundError);
    assert.equal(stub.routes.filter((route) => route.startsWith("GET /v2/namespaces/acme/repositories?")).length, 1);
  });

  it("that have the name already are told apart from other refusals", async () => {
    const { hub } = new Stub(new Namespace(row("app", { description: "theirs" })).answer);
    await assert.rejects(createRepository(hub, "acme", wanted), (error: RepositoryTakenError) => {
      assert.ok(error instanceof RepositoryTakenError);
      assert.equal(error.by.description, "theirs");
      return true;
    });
    const refusing = new Stub((route) =>
      route.startsWith("POST") ? { status: 400, body: { detail: "no private repositories left" } } : undefined,
    );
    await assert.rejects(createRepository(refusing.hub, "acme", wanted), (error: Error) => {
      assert.ok(error instanceof InvalidRequestError && !(error instanceof RepositoryTakenError));
      assert.match(error.message, /no private repositories left/);
      return true;
    });
  });

  it("are not made twice when the reply was lost", async () => {
    const namespace = new Namespace();
    const { hub, sent } = new Stub(namespace.answer);
    namespace.loses = "POST /v2/namespaces";
    assert.equal((await createRepository(hub, "acme", wanted)).isPrivate, true);
    assert.equal(sent.filter(({ method, path }) => method === "POST" && path.includes("repositories")).length, 1);
  });

  it("with images in them are not taken for one's own when the reply was lost", async () => {
    const namespace = new Namespace(row("app", { description: "", full_description: "# App", is_private: true }));
    namespace.tags = ["v1"];
    const { hub } = new Stub(namespace.answer);
    namespace.loses = "POST /v2/namespaces";
    await assert.rejects(createRepository(hub, "acme", wanted), RepositoryTakenError);
  });

  for (const [what, route, change] of [
    ["a description", "PATCH", (stub: Stub) => describeRepository(stub.hub, "acme", "app", { description: "the app" })],
    ["the privacy", "POST", (stub: Stub) => setPrivacy(stub.hub, "acme", "app", true)],
    [
      "immutable tags",
      "PATCH",
      (stub: Stub) => setImmutableTags(stub.hub, "acme", "app", { enabled: true, rules: ["v.*"] }),
    ],
  ] as const) {
    it(`do not get ${what} twice when the reply was lost`, async () => {
      const namespace = new Namespace(row("app"));
      const stub = new Stub(namespace.answer);
      namespace.loses = route;
      await change(stub);
      assert.equal(stub.routes.filter((one) => !one.startsWith("GET")).length, 1);
      assert.notDeepEqual(namespace.rows.get("app"), row("app"));
    });
  }

  it("say which tags a rule makes immutable, and refuse a rule that is none", async () => {
    const namespace = new Namespace(row("app"));
    namespace.tags = ["v1", "v2", "latest"];
    const { hub } = new Stub(namespace.answer);
    assert.deepEqual(await tagsMatching(hub, "acme", "app", "v.*"), ["v1", "v2"]);
    await assert.rejects(tagsMatching(hub, "acme", "app", "("), InvalidRequestError);
    namespace.loses = "POST";
    assert.deepEqual(await tagsMatching(hub, "acme", "app", "l"), ["latest"]);
    await setImmutableTags(hub, "acme", "app", { enabled: true, rules: ["v.*"] });
    assert.deepEqual((await getRepository(hub, "acme", "app"))!.immutableTags, { enabled: true, rules: ["v.*"] });
  });
});
