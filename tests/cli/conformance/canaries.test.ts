import assert from "node:assert/strict";
import { asMarkdown } from "../../../cli/conformance/markdown";
import { conformanceReport } from "../../../cli/conformance/report";
import { rows } from "../../../cli/conformance/rows";
import type { Fetch } from "../../../provider/hub/transport";
import { type Credential, CANARY, CREDENTIALS, World } from "./world";

/** Own names and ids, which are no business of anybody who reads a report. */
const OWN = /conformance-[0-9a-f]{4}|[0-9a-f]{8}-[0-9a-f]{4}-|dckr_[po]at_\w/;

/** Ways in which a service could answer that nobody has thought of. */
const STRANGE: Record<string, (reply: Response, text: string) => Response> = {
  "every text of every reply": (reply, text) =>
    rewritten(reply, text, (one) => (typeof one === "string" ? "Canary" : one)),
  "every number of every reply": (reply, text) =>
    rewritten(reply, text, (one) => (typeof one === "number" ? 770_077 : one)),
  "every text and every key": (reply, text) =>
    rewritten(reply, text, (one) =>
      typeof one === "string"
        ? "Canary"
        : typeof one === "object" && one !== null && !Array.isArray(one)
          ? Object.fromEntries(Object.entries(one).map(([key, value]) => [`canary${key}`, value]))
          : one,
    ),
  "nothing in every list": (reply, text) => rewritten(reply, text, (one) => (Array.isArray(one) ? [null] : one)),
  "null in place of every reply": (reply) => Response.json(null, { status: reply.status }),
  "a list in place of every reply": (reply) =>
    Response.json(["Canary", 770_001], { status: 200, headers: reply.headers }),
  "a page in place of every reply": (reply) =>
    new Response("<title>Canary</title>", { status: reply.status, headers: { "content-type": "text/html" } }),
  "another status and other headers": () =>
    new Response("canary", {
      status: 418,
      headers: { "content-type": "canary/canary", date: "Canary", allow: "CANARY" },
    }),
  "a redirect in place of every reply": () =>
    new Response(null, { status: 302, headers: { location: "https://canary.example/770001" } }),
};

const isBare = ({ status }: Response) => [204, 205, 304].includes(status);

function rewritten(reply: Response, text: string, change: (value: unknown) => unknown): Response {
  if (isBare(reply) || !reply.headers.get("content-type")?.includes("json")) {
    return new Response(isBare(reply) ? null : text, reply);
  }
  const body = JSON.stringify(JSON.parse(text, (_, value: unknown) => change(value)));
  return new Response(body, { status: reply.status, headers: reply.headers });
}

const strange =
  (fetch: Fetch, change: (reply: Response, text: string) => Response): Fetch =>
  async (request) => {
    const reply = await fetch(request);
    return /\/v2\/(auth|users)\//.test(request.url) ? reply : change(reply, await reply.clone().text());
  };

async function report(world: World, credential: Credential = "password") {
  const run = await world.run(rows, { credential });
  const whole = conformanceReport.parse({ ...run, service: "another address" });
  const { left: _, ...told } = whole;
  return { markdown: asMarkdown(whole), told: JSON.stringify(told), rows: run.rows };
}

/** Fails when anything of the organization or of the run is in a report. */
function assertClean(text: string): void {
  for (const planted of [CANARY, OWN]) assert.equal(planted.exec(text)?.[0], undefined, "it is in the report");
  for (const { username, token } of Object.values<Record<string, string>>(CREDENTIALS)) {
    for (const secret of [username, token]) assert.ok(secret === undefined || !text.includes(secret));
  }
}

describe("The report of a conformance run holds nothing of the organization", () => {
  for (const credential of Object.keys(CREDENTIALS) as Credential[]) {
    it(`when signed in with ${credential}`, async () => {
      const { markdown, told } = await report(new World(), credential);
      assertClean(markdown);
      assertClean(told);
      assert.match(markdown, /### \d+ agrees/);
    });
  }

  for (const [what, change] of Object.entries(STRANGE)) {
    it(`when the service answers with ${what}`, async () => {
      const world = new World();
      world.fetch = strange(world.fetch, change);
      const { markdown, told, rows } = await report(world);
      assertClean(markdown);
      assertClean(told);
      assert.ok(
        rows.some(({ verdict }) => verdict === "differs"),
        "it is told that it differs",
      );
    });
  }

  it("when something could not be removed: that is counted there, and named at the terminal alone", async () => {
    const world = new World();
    world.fetch = (request) =>
      request.method === "DELETE" ? Promise.resolve(Response.json({}, { status: 500 })) : world.fake.fetch(request);
    const run = await world.run(rows);
    assert.ok(run.left.length > 0);
    const markdown = asMarkdown({ ...run, service: "Docker Hub" });
    assertClean(markdown);
    assert.match(markdown, new RegExp(`^${run.left.length} of the things that the run made could not be removed`, "m"));
  });
});
