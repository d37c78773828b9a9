import assert from "node:assert/strict";
import { NotFoundError } from "../../../provider/hub/errors";
import { createWebhook, deleteWebhook, listWebhooks } from "../../../provider/hub/webhooks";
import { type Answer, pageOf, type Sent, Stub } from "./stub";

const BASE = "/v2/repositories/acme/app/webhook_pipeline/";
interface Row {
  slug: string;
  name: string;
  webhooks: { name: string; hook_url: string }[];
}

/** The webhooks of a repository. */
class Hooks {
  readonly rows: Row[] = [];
  loses = false;
  /** Whether a write whose reply is lost was carried out. */
  carriesOut = true;

  readonly answer = (route: string, sent: Sent): Answer | undefined => {
    const lost = this.loses && route.startsWith("POST");
    if (lost) this.loses = false;
    if (lost && !this.carriesOut) return "lost";
    const answer = this.carriedOut(route, sent);
    return lost ? "lost" : answer;
  };

  private carriedOut(route: string, sent: Sent): Answer | undefined {
    if (route === `GET ${BASE}`) return pageOf(this.rows, sent);
    if (route === `POST ${BASE}`) {
      const row = { ...(sent.body as Omit<Row, "slug">), slug: `slug-${this.rows.length + 1}` };
      this.rows.push(row);
      return { status: 201, body: row };
    }
    const index = this.rows.findIndex(({ slug }) => route === `DELETE ${BASE}${slug}/`);
    return index < 0 ? undefined : (this.rows.splice(index, 1), { status: 204 });
  }
}

const wanted = { name: "deploy", hookUrl: "https://example.com/hook" };

describe("Webhooks", () => {
  it("are made, listed and ended by their slugs", async () => {
    const hooks = new Hooks();
    const stub = new Stub(hooks.answer);
    const { slug } = await createWebhook(stub.hub, "acme", "app", wanted);
    assert.deepEqual(hooks.rows, [
      {
        slug: "slug-1",
        name: "deploy",
        expect_final_callback: false,
        webhooks: [{ name: "deploy", hook_url: wanted.hookUrl }],
      },
    ]);
    assert.equal((await listWebhooks(stub.hub, "acme", "app"))!.get(slug)!.hookUrl, wanted.hookUrl);
    await deleteWebhook(stub.hub, "acme", "app", slug);
    assert.equal((await listWebhooks(stub.hub, "acme", "app"))!.size, 0);
    await assert.rejects(deleteWebhook(stub.hub, "acme", "app", slug), NotFoundError);
    assert.equal(stub.routes.filter((route) => route.startsWith("GET")).length, 1);
  });

  for (const carriesOut of [true, false]) {
    it(`are made once when the reply was lost ${carriesOut ? "after" : "before"} it was done, whatever is called the same`, async () => {
      const hooks = new Hooks();
      const stub = new Stub(hooks.answer);
      await createWebhook(stub.hub, "acme", "app", wanted);
      Object.assign(hooks, { loses: true, carriesOut });
      const { slug } = await createWebhook(stub.hub, "acme", "app", wanted);
      assert.equal(slug, "slug-2");
      assert.equal(hooks.rows.length, 2);
    });
  }

  it("are gone with their repository", async () => {
    const stub = new Stub((route, sent) => (route.startsWith("GET /v2/namespaces") ? pageOf([], sent) : undefined));
    assert.equal(await listWebhooks(stub.hub, "acme", "app"), undefined);
  });
});
