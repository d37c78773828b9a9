import assert from "node:assert/strict";
import { FakeHub } from "../../../testing";
import { seed } from "../../support/spec";
import { type Client, client } from "./client";

interface Page {
  count: number;
  next: string | null;
  previous: string | null;
  results: { username: string }[];
}

const LISTS = [
  "/v2/orgs/acme/members",
  "/v2/orgs/acme/groups",
  "/v2/orgs/acme/groups/owners/members",
  "/v2/access-tokens",
  "/v2/namespaces/acme/repositories",
  "/v2/search/repositories",
  "/v2/orgs/acme/access-tokens",
];
const NO_NUMBERS = ["0", "-1", "text", "", "1.5", "1e1", "+1", " 1", "0x1", "99999999999", "NaN", "Infinity"];

describe("The fake Hub's queries", () => {
  let hub: FakeHub;
  let ops: Client;
  beforeEach(async () => {
    hub = new FakeHub({ seed, rateLimit: false });
    ops = await client(hub);
  });

  for (const list of [...LISTS, "/v2/user/orgs"]) {
    it(`pages ${list} by whole numbers alone, never for ever and never without its last row`, async () => {
      for (const number of NO_NUMBERS) {
        const given = encodeURIComponent(number);
        const sized = await ops("GET", `${list}?page_size=${given}`);
        assert.equal(sized.status, 400, `page_size=${number}`);
        assert.match((sized.body as { message: string }).message, /^page_size: must be a whole number/);
        const paged = await ops("GET", `${list}?page=${given}`);
        assert.deepEqual(
          [paged.status, (paged.body as { detail: string }).detail],
          [404, "Invalid page."],
          `page=${number}`,
        );
      }
      assert.equal((await ops("GET", `${list}?page=2`)).status, 404, "beyond the end");
      assert.equal((await ops("GET", `${list}?page=1`)).status, 200, "even of an empty list");
    });
  }

  it("gives every row once, whatever the size of a page, by its own links", async () => {
    for (const size of [1, 2, 3, 100, 1000]) {
      const names: string[] = [];
      let next: string | null = `/v2/orgs/acme/members?page_size=${size}`;
      for (let pages = 0; next !== null && pages < 9; pages++) {
        const page: Page = (await ops("GET", next.replace("http://hub.test", ""))).body;
        names.push(...page.results.map(({ username }) => username));
        next = page.next;
      }
      assert.deepEqual(names, ["ada", "bo", "ops"], `page_size=${size}`);
    }
  });

  it("refuses numbers and moments of the audit log that are none, in the words of that route", async () => {
    await ops("POST", "/v2/orgs/acme/groups", { name: "qa" });
    for (const name of ["page", "page_size"]) {
      for (const number of NO_NUMBERS) {
        const { status, body } = await ops("GET", `/v2/auditlogs/acme?${name}=${encodeURIComponent(number)}`);
        assert.deepEqual([status, (body as { code: number }).code], [400, 3], `${name}=${number}`);
      }
    }
    for (const name of ["from", "to"]) {
      for (const moment of ["yesterday", "", "2030", "2030-13-01T00:00:00Z", "1767225600", "2030-01-01"]) {
        const { status, body } = await ops("GET", `/v2/auditlogs/acme?${name}=${encodeURIComponent(moment)}`);
        assert.equal(status, 400, `${name}=${moment}`);
        assert.match((body as { message: string }).message, new RegExp(`parameter ${name} must be a date and time`));
      }
    }
    const found = async (query: string) => (await ops("GET", `/v2/auditlogs/acme?${query}`)).body as { logs: object[] };
    assert.equal((await found("from=2020-01-01T00:00:00%2B02:00&to=2999-01-01T00:00:00.123456Z")).logs.length, 1);
    assert.equal((await found("to=2020-01-01T00:00:00Z")).logs.length, 0);
    assert.equal((await found("page=2")).logs.length, 0, "beyond the end");
  });

  it("refuses values of a query that are none of those it takes", async () => {
    const members = "/v2/orgs/acme/members";
    for (const query of ["type=everybody", "role=boss", "role=", "invites=yes", "type=__proto__"]) {
      const { status, body } = await ops("GET", `${members}?${query}`);
      assert.equal(status, 400, query);
      assert.match((body as { message: string }).message, /must be one of/);
    }
    const count = async (query: string) => ((await ops("GET", `${members}?${query}`)).body as Page).count;
    await ops("POST", "/v2/invites/bulk", { org: "acme", invitees: ["x@example.com"] });
    assert.deepEqual(
      [await count("role=Owner"), await count("type=ALL"), await count("invites=true"), await count("type=invitee")],
      [1, 4, 4, 1],
    );
  });

  it("gives everybody an id of their own, though names begin with the same 16 letters", async () => {
    const names = ["a-very-long-name-1", "a-very-long-name-2", "a-very-long-name-1@example.com", "ada"];
    const members = names.slice(0, 2).map((username) => ({ username }));
    hub = new FakeHub({
      seed: {
        accounts: [{ username: "ops" }],
        organizations: [{ name: "acme", members: [{ username: "ops", role: "owner" }, ...members] }],
      },
    });
    ops = await client(hub);
    await ops("POST", "/v2/invites/bulk", { org: "acme", invitees: ["a-very-long-name-1@example.com"] });
    const { results } = (await ops("GET", "/v2/orgs/acme/members?type=all")).body as { results: { id: string }[] };
    const again = (await ops("GET", "/v2/orgs/acme/members?type=all")).body as { results: { id: string }[] };
    assert.equal(new Set(results.map(({ id }) => id)).size, 4);
    assert.ok(results.every(({ id }) => /^[0-9a-f]{32}$/.test(id)));
    assert.deepEqual(again.results, results);
  });
});
