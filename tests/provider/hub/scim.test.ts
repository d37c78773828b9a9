import assert from "node:assert/strict";
import { NOBODY } from "../../../provider/hub/credential";
import { AuthenticationError, ConfigError, UnexpectedReplyError } from "../../../provider/hub/errors";
import { listMembers } from "../../../provider/hub/members";
import {
  createScimUser,
  findScimUser,
  getScimUser,
  listScimUsers,
  ScimUserTakenError,
  updateScimUser,
} from "../../../provider/hub/scim";
import { type Answer, type Sent, Stub } from "./stub";

const USERS = "/v2/scim/2.0/Users";
const MEDIA = "application/scim+json";

/** The users of a SCIM connection. */
class Directory {
  readonly rows = new Map<string, Record<string, unknown>>();
  loses: string | undefined;

  constructor(private readonly key: "resources" | "Resources" = "resources") {}

  readonly answer = (route: string, sent: Sent): Answer | undefined => {
    const answer = this.carriedOut(route, sent);
    const lost = route.split(" ")[0] === this.loses;
    if (lost) this.loses = undefined;
    return lost ? "lost" : answer && answer !== "lost" ? { type: MEDIA, ...answer } : answer;
  };

  private carriedOut(route: string, { path, body, headers }: Sent): Answer | undefined {
    if (headers.get("authorization") !== "Bearer scim-secret") return { status: 401, body: { detail: "who?" } };
    const query = new URL(path, "http://127.0.0.1").searchParams;
    const told = (body ?? {}) as Record<string, unknown>;
    if (route === `GET ${USERS}`) {
      const name = /^userName eq "(.*)"$/.exec(query.get("filter") ?? "")?.[1];
      const all = [...this.rows.values()].filter(({ userName }) => name === undefined || userName === name);
      const [start, count] = [Number(query.get("startIndex")), Number(query.get("count"))];
      return { body: { totalResults: all.length, [this.key]: all.slice(start - 1, start - 1 + count) } };
    }
    if (route === `POST ${USERS}`) {
      if ([...this.rows.values()].some(({ userName }) => userName === told["userName"]))
        return { status: 409, body: { detail: "exists", scimType: "uniqueness" } };
      const id = `id-${this.rows.size + 1}`;
      this.rows.set(id, { id, ...told, active: true });
      return { status: 201, body: this.rows.get(id) };
    }
    const id = route.slice(route.lastIndexOf("/") + 1);
    const row = this.rows.get(id);
    if (row === undefined) return undefined;
    if (route.startsWith("PUT"))
      Object.assign(row, { name: told["name"] ?? row["name"], active: told["enabled"] ?? false });
    return { body: row };
  }
}

const stubbed = (directory: Directory) => new Stub(directory.answer, { scimToken: "scim-secret", signsIn: NOBODY });
const ada = { userName: "ada@example.com", givenName: "Ada", familyName: "Byron" };

describe("SCIM", () => {
  it("takes its own token, never a session, and speaks its own media type", async () => {
    const stub = new Stub(new Directory().answer, { scimToken: "scim-secret" });
    await createScimUser(stub.hub, ada);
    assert.ok(stub.sent.every(({ headers }) => headers.get("authorization") === "Bearer scim-secret"));
    assert.ok(stub.sent.every(({ path }) => path.startsWith(USERS)));
    const { headers } = stub.sent.find(({ method }) => method === "POST")!;
    assert.deepEqual([headers.get("content-type"), headers.get("accept")!.split(",")[0]], [MEDIA, MEDIA]);
  });

  it("keeps its token from everything else", async () => {
    const stub = new Stub((route) => (route.endsWith("/members") ? { body: { count: 0, results: [] } } : undefined), {
      scimToken: "scim-secret",
    });
    await listMembers(stub.hub, "acme");
    assert.ok(stub.sent.every(({ headers }) => headers.get("authorization") !== "Bearer scim-secret"));
  });

  it("without a token says what to set, and sends nothing", async () => {
    const stub = new Stub(new Directory().answer);
    await assert.rejects(listScimUsers(stub.hub), (error: Error) => {
      assert.ok(error instanceof ConfigError);
      assert.match(error.message, /dockerhub:scimToken is missing: .*DOCKERHUB_SCIM_TOKEN/);
      return true;
    });
    assert.equal(stub.sent.length, 0);
  });

  it("with a token that is refused asks once, and does not print it", async () => {
    const stub = new Stub(new Directory().answer, { scimToken: "old-secret" });
    await assert.rejects(listScimUsers(stub.hub), (error: Error) => {
      assert.ok(error instanceof AuthenticationError);
      assert.match(error.message, /refuses dockerhub:scimToken/);
      assert.doesNotMatch(error.message, /old-secret/);
      return true;
    });
    assert.equal(stub.sent.length, 1);
  });

  for (const key of ["resources", "Resources"] as const) {
    it(`lists users by 200 under ${key}`, async () => {
      const directory = new Directory(key);
      for (let n = 0; n < 401; n++) directory.rows.set(`id-${n}`, { id: `id-${n}`, userName: `U${n}@example.com` });
      const stub = stubbed(directory);
      assert.equal((await listScimUsers(stub.hub)).get("u400@example.com")!.scimId, "id-400");
      assert.equal(stub.routes.length, 3);
    });
  }

  it("takes a list that is shorter than it says for an error", async () => {
    const short = new Stub(() => ({ type: MEDIA, body: { totalResults: 3, resources: [] } }), { scimToken: "x" });
    await assert.rejects(listScimUsers(short.hub), UnexpectedReplyError);
  });

  it("makes, renames, deactivates and activates somebody", async () => {
    const stub = stubbed(new Directory());
    const { scimId } = await createScimUser(stub.hub, ada);
    await updateScimUser(stub.hub, scimId, { ...ada, familyName: "Lovelace", active: false });
    const now = (await getScimUser(stub.hub, scimId))!;
    assert.deepEqual([now.givenName, now.familyName, now.active], ["Ada", "Lovelace", false]);
    await updateScimUser(stub.hub, scimId, { userName: ada.userName, givenName: "", familyName: "", active: true });
    const again = (await findScimUser(stub.hub, "ada@example.com"))!;
    assert.deepEqual([again.familyName, again.active], ["Lovelace", true]);
    assert.equal((await listScimUsers(stub.hub)).get("ada@example.com")!.active, true);
    assert.equal(await getScimUser(stub.hub, "id-9"), undefined);
  });

  it("makes somebody once when the reply was lost, and does not take whoever was there for made", async () => {
    const directory = new Directory();
    const stub = stubbed(directory);
    directory.loses = "POST";
    assert.equal((await createScimUser(stub.hub, ada)).scimId, "id-1");
    assert.equal(stub.routes.filter((route) => route.startsWith("POST")).length, 1);
    directory.loses = "POST";
    await assert.rejects(createScimUser(stubbed(directory).hub, ada), (error: ScimUserTakenError) => {
      assert.ok(error instanceof ScimUserTakenError);
      assert.equal(error.by.scimId, "id-1");
      return true;
    });
  });
});
