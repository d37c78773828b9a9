import assert from "node:assert/strict";
import { InvalidRequestError, NotFoundError, UnexpectedReplyError } from "../../../provider/hub/errors";
import { getOrgAccessToken, listOrgAccessTokens } from "../../../provider/hub/orgAccessTokens";
import {
  createOrgAccessToken,
  deleteOrgAccessToken,
  updateOrgAccessToken,
} from "../../../provider/hub/orgAccessTokenChanges";
import { type Answer, pageOf, type Sent, Stub } from "./stub";

interface Row {
  id: string;
  label: string;
  is_active: boolean;
  resources: { type: string; path: string; scopes: string[] }[];
  expires_at?: string | null;
  created_at?: string | null;
  last_used_at?: string | null;
  created_by?: string | null;
}

const BASE = "/v2/orgs/acme/access-tokens";

/** Access tokens of an organization, which says "" where it has nothing to say. */
class Tokens {
  readonly rows = new Map<string, Row>();
  /** Method of the write whose reply is lost, once. */
  loses: string | undefined;
  private made = 0;

  readonly answer = (route: string, sent: Sent): Answer | undefined => {
    const answer = this.carriedOut(route, sent);
    const lost = route.split(" ")[0] === this.loses;
    if (lost) this.loses = undefined;
    return lost ? "lost" : answer;
  };

  private carriedOut(route: string, sent: Sent): Answer | undefined {
    const body = (sent.body ?? {}) as Partial<Row> & { description?: string };
    const { description: _, ...shown } = body;
    if (route === `GET ${BASE}`)
      return pageOf(
        [...this.rows.values()].map(({ resources: __, ...more }) => more),
        sent,
        "total",
      );
    if (route === `POST ${BASE}`) {
      const id = `id-${++this.made}`;
      const row = { id, label: "", is_active: true, resources: [], expires_at: "", last_used_at: null, ...shown };
      this.rows.set(id, row);
      return { status: 201, body: { ...row, token: `dckr_oat_${id}` } };
    }
    const row = this.rows.get(route.slice(route.lastIndexOf("/") + 1));
    if (row === undefined) return undefined;
    if (route.startsWith("DELETE")) this.rows.delete(row.id);
    Object.assign(row, shown);
    return { status: route.startsWith("DELETE") ? 204 : 200, body: row };
  }
}

const resources = [{ type: "TYPE_REPO", path: "acme/app", scopes: ["scope-image-pull"] }];
const wanted = { label: "ci", description: "for CI", resources, expiresAt: undefined };
const writes = ({ routes }: Stub) => routes.filter((route) => !route.startsWith("GET"));

describe("Organization access tokens", () => {
  it("are listed by a total, a hundred a request, and read alone for what they are good for", async () => {
    const tokens = new Tokens();
    for (let n = 0; n < 101; n++) tokens.rows.set(`t${n}`, { id: `t${n}`, label: `l${n}`, is_active: true, resources });
    const stub = new Stub(tokens.answer);
    assert.equal((await listOrgAccessTokens(stub.hub, "acme")).size, 101);
    assert.equal(stub.routes.length, 2);
    for (let again = 0; again < 3; again++)
      assert.deepEqual((await getOrgAccessToken(stub.hub, "acme", "t7"))!.resources, resources);
    assert.deepEqual(stub.routes.slice(2), [`GET ${BASE}/t7`]);
    assert.equal(await getOrgAccessToken(stub.hub, "acme", "t101"), undefined);
  });

  it('are the same whether the Hub says null, "" or nothing', async () => {
    for (const nothing of [null, "", undefined]) {
      const tokens = new Tokens();
      const row = {
        expires_at: nothing,
        created_at: nothing,
        last_used_at: nothing,
        created_by: nothing,
      } as Partial<Row>;
      tokens.rows.set("t", { id: "t", label: "ci", is_active: true, resources: [], ...row });
      const token = (await listOrgAccessTokens(new Stub(tokens.answer).hub, "acme")).get("t")!;
      const { expiresAt, createdAt, lastUsedAt, createdBy } = token;
      assert.deepEqual([expiresAt, createdAt, lastUsedAt, createdBy], Array(4).fill(undefined));
    }
  });

  it("show their value once, and are known to the list without being read again", async () => {
    const stub = new Stub(new Tokens().answer);
    const made = await createOrgAccessToken(stub.hub, "acme", wanted, undefined);
    assert.equal(made.token, "dckr_oat_id-1");
    const listed = (await listOrgAccessTokens(stub.hub, "acme")).get("id-1")!;
    assert.equal(listed.label, "ci");
    assert.doesNotMatch(JSON.stringify(listed), /dckr_oat/);
    assert.deepEqual(stub.sent.at(-1)!.body, { label: "ci", description: "for CI", resources });
    const { isActive } = await updateOrgAccessToken(stub.hub, "acme", "id-1", { isActive: false });
    assert.equal(isActive, false);
    assert.deepEqual(stub.sent.at(-1)!.body, { is_active: false });
    await deleteOrgAccessToken(stub.hub, "acme", "id-1");
    assert.equal((await listOrgAccessTokens(stub.hub, "acme")).size, 0);
    await assert.rejects(deleteOrgAccessToken(stub.hub, "acme", "id-1"), NotFoundError);
  });

  it("of a label that somebody chose are not made while there is one", async () => {
    const tokens = new Tokens();
    tokens.rows.set("t", { id: "t", label: "ci", is_active: true, resources: [] });
    const stub = new Stub(tokens.answer);
    await assert.rejects(createOrgAccessToken(stub.hub, "acme", wanted, undefined), (error: Error) => {
      assert.ok(error instanceof InvalidRequestError);
      assert.match(
        error.message,
        /the organization acme has a token labelled "ci" already \(t, .*in the settings of acme/,
      );
      return true;
    });
    assert.deepEqual(writes(stub), []);
  });

  it("of a drawn label that a lost reply left are deleted and made again", async () => {
    const tokens = new Tokens();
    const stub = new Stub(tokens.answer);
    tokens.loses = "POST";
    const label = "app::ci 0123456789ab";
    const made = await createOrgAccessToken(stub.hub, "acme", { ...wanted, label }, "app::ci ");
    assert.deepEqual([...tokens.rows.keys()], [made.uuid]);
    assert.deepEqual(writes(stub), [`POST ${BASE}`, `DELETE ${BASE}/id-1`, `POST ${BASE}`]);
  });

  it("of a chosen label that a lost reply left are named, and nothing is deleted", async () => {
    const tokens = new Tokens();
    const stub = new Stub(tokens.answer);
    tokens.loses = "POST";
    await assert.rejects(createOrgAccessToken(stub.hub, "acme", wanted, undefined), (error: Error) => {
      assert.ok(error instanceof UnexpectedReplyError);
      assert.match(error.message, /Delete token id-1 in the settings of acme/);
      return true;
    });
    assert.deepEqual([...tokens.rows.keys()], ["id-1"]);
  });

  it("that an earlier run left are named by the next one", async () => {
    const tokens = new Tokens();
    tokens.rows.set("t", { id: "t", label: "app::ci ba9876543210", is_active: true, resources: [] });
    const stub = new Stub(tokens.answer);
    const label = "app::ci 0123456789ab";
    await createOrgAccessToken(stub.hub, "acme", { ...wanted, label }, "app::ci ");
    assert.match(stub.notices.join("\n"), /the organization acme has a token labelled "app::ci ba9876543210" \(t,/);
    assert.equal(tokens.rows.size, 2);
  });

  it("are changed once when the reply was lost, but for a description, which no reply tells", async () => {
    for (const [change, times] of [
      [{ resources: [{ ...resources[0]!, scopes: ["b", "a"] }], label: "new" }, 1],
      [{ description: "new" }, 2],
    ] as const) {
      const tokens = new Tokens();
      tokens.rows.set("t", { id: "t", label: "ci", is_active: true, resources: [] });
      const stub = new Stub(tokens.answer);
      tokens.loses = "PATCH";
      await updateOrgAccessToken(stub.hub, "acme", "t", change);
      assert.equal(writes(stub).length, times);
    }
  });
});
