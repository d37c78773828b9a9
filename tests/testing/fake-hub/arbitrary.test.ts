import assert from "node:assert/strict";
import fc from "fast-check";
import { FakeHub, type Seed } from "../../../testing";
import { seed } from "../../support/spec";
import { say, statuses } from "./client";
import { type Asked, asked, requested, SCIM_TOKEN, spoil, spoilt, written } from "./requests";

/** More, and others, by `FAKE_HUB_RUNS=10000 FAKE_HUB_SEED=7 npx mocha …`; what fails is printed as small as it can be. */
const parameters = {
  numRuns: Number(process.env["FAKE_HUB_RUNS"] ?? 40),
  seed: Number(process.env["FAKE_HUB_SEED"] ?? 1),
};

const planted: Seed = {
  ...seed,
  organizations: seed.organizations!.map((one) => ({
    ...one,
    scim: { token: SCIM_TOKEN, users: [{ userName: "x@example.com" }] },
    repositories: [{ name: "api", permissions: { owners: "read" }, tags: [{ name: "v1" }] }],
  })),
};

/** A time that stands, so that two Hubs write the same. */
const now = () => Date.parse("2030-06-01T12:00:00Z");
const open = () => new FakeHub({ seed: planted, rateLimit: false, logged: 1, now });
const bearerOf = (hub: FakeHub) => hub.sessions.open("password", "ops");

/** Plays what is asked one after the other to a Hub of its own, on a port; in the end it must be well. */
async function onPort<T>(all: readonly T[], ask: (url: string, bearer: string, one: T) => Promise<void>) {
  const hub = open();
  const { url, close } = await hub.serve();
  try {
    for (const one of all) await ask(url, bearerOf(hub), one);
    assert.equal((await fetch(`${url}/v2/orgs/acme/`)).status, 200);
    assert.equal(hub.log.length, 1, "nothing grows");
  } finally {
    await close();
  }
}

/** What is drawn anew in every Hub. */
const drawn = (text: string) =>
  text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, "UUID")
    .replaceAll(/dckr_[op]at_[\w-]+|[\w-]{10,}\.[\w-]{10,}\.[\w-]{16}/g, "SECRET");

const COMPARED = ["content-type", "allow", "location", "content-length", "date"];

describe("The fake Hub answers whatever is asked", () => {
  const many = fc.array(asked, { minLength: 1, maxLength: 30 });

  async function inFormat(hub: FakeHub, one: Asked): Promise<void> {
    const response = await hub.fetch(requested(one, bearerOf(hub)));
    const text = await response.text();
    assert.ok(response.status >= 200 && response.status < 500, `${response.status} ${text}`);
    const type = response.headers.get("content-type");
    if (text === "") assert.ok(type === null || one.method === "HEAD");
    else if (type === "application/json" || type === "application/scim+json")
      assert.equal(typeof JSON.parse(text), "object");
    else if (type === "text/csv") assert.equal(response.status, 200);
    else assert.deepEqual([type, response.status], ["text/html; charset=utf-8", 404]);
    assert.equal(hub.log[0]!.status, response.status);
  }

  it("in this process: in one of its formats, never with 5xx", () =>
    fc.assert(
      fc.asyncProperty(many, async (all) => {
        const hub = open();
        for (const one of all) await inFormat(hub, one);
      }),
      parameters,
    ));

  async function alike(url: string, bearer: string, twin: FakeHub, one: Asked): Promise<void> {
    const answered = await say(url, written(one, bearer));
    const response = await twin.fetch(requested(one, bearerOf(twin)));
    const [head = "", ...rest] = answered.split("\r\n\r\n");
    const headers = new Map(head.split("\r\n").map((line) => line.split(/: (.*)/s, 2) as [string, string]));
    assert.deepEqual(statuses(answered), [response.status]);
    for (const name of COMPARED) assert.equal(headers.get(name) ?? null, response.headers.get(name), name);
    const body = Buffer.from(rest.join("\r\n\r\n"), "latin1").toString();
    assert.equal(drawn(body), drawn(await response.text()));
  }

  it("on a port: as it does in this process", () =>
    fc.assert(
      fc.asyncProperty(many, async (all) => {
        const twin = open();
        await onPort(all, (url, bearer, one) => alike(url, bearer, twin, one));
      }),
      parameters,
    ));

  async function notSilent(url: string, bytes: Buffer): Promise<void> {
    const answered = await say(url, bytes);
    const replies = statuses(answered);
    assert.ok(replies.length > 0 || /^(\r?\n)*$/.test(bytes.toString("latin1")), "silence");
    assert.ok(
      replies.every((status) => status < 500),
      answered,
    );
  }

  it("on a port: bytes that are no HTTP as well, never with 5xx, silence or a cut", () =>
    fc.assert(
      fc.asyncProperty(fc.array(spoilt, { minLength: 1, maxLength: 20 }), (all) =>
        onPort(all, (url, bearer, { asked, edits }) => notSilent(url, spoil(written(asked, bearer), edits))),
      ),
      parameters,
    ));
});
