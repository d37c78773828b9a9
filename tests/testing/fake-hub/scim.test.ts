import assert from "node:assert/strict";
import { FakeHub, type Seed } from "../../../testing";
import { type Client, client, send } from "./client";

const TOKEN = "planted-scim-token";
const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
const USERS = "/v2/scim/2.0/Users";

const seed: Seed = {
  accounts: ["ops", "ada"].map((username) => ({ username, email: `${username}@example.com` })),
  organizations: [
    {
      name: "acme",
      seats: 4,
      members: [{ username: "ops", role: "owner" }],
      scim: { token: TOKEN, users: [{ userName: "ops@example.com", givenName: "Olga" }] },
    },
    { name: "other", scim: { token: "other" } },
  ],
};

interface User {
  id: string;
  userName: string;
  displayName: string;
  active: boolean;
  name: { givenName: string; familyName: string };
  groups: { value: string }[];
}
interface Users {
  totalResults: number;
  startIndex: number;
  itemsPerPage: number;
  resources: User[];
}

describe("The fake Hub's SCIM", () => {
  let hub: FakeHub;
  const as =
    (token: string): Client =>
    (method, path, body) =>
      send(hub, method, path, { body, headers: { authorization: `Bearer ${token}` } });
  const idp = as(TOKEN);
  beforeEach(() => (hub = new FakeHub({ seed, rateLimit: false })));

  const make = (userName: unknown, more: object = {}) => idp("POST", USERS, { schemas: [USER], userName, ...more });
  const list = async (query = "") => (await idp("GET", `${USERS}?${query}`)).body as Users;
  const names = async (query: string) => (await list(query)).resources.map(({ userName }) => userName.split("@")[0]);
  const acme = () => hub.store.organizations.get("acme")!;
  const put = async (id: string, body: object) => idp("PUT", `${USERS}/${id}`, { schemas: [USER], ...body });

  it("has a token of its own, answers in its own type, and shows each organization its users", async () => {
    const { status, headers } = await idp("GET", USERS);
    assert.deepEqual([status, headers.get("content-type")], [200, "application/scim+json"]);
    assert.equal(((await as("other")("GET", USERS)).body as Users).totalResults, 0);
    const session = hub.sessions.open("password", "ops");
    for (const refused of [await as(session)("GET", USERS), await send(hub, "GET", USERS)]) {
      assert.deepEqual([refused.status, refused.headers.get("content-type")], [401, "application/scim+json"]);
      const { schemas, status, detail } = refused.body as { schemas: string[]; status: string; detail: string };
      assert.deepEqual([schemas, status], [["urn:ietf:params:scim:api:messages:2.0:Error"], "401"]);
      assert.match(detail, /authentication/);
    }
    assert.equal((await idp("GET", "/v2/orgs/acme/members")).status, 401, "and for nothing else");
    const { status: deleted, headers: which } = await idp("DELETE", `${USERS}/x`);
    assert.deepEqual([deleted, which.get("allow")], [405, "GET, HEAD, PUT"]);
  });

  it("refuses in its own words, also a body that is none", async () => {
    const cases: [body: unknown, status: number, type: string | undefined][] = [
      ["{", 400, undefined],
      [{ schemas: [USER], userName: "nobody" }, 400, "invalidValue"],
      [{ userName: "x@example.com" }, 400, "invalidValue"],
      [{ schemas: [USER], userName: "x@example.com", active: "yes" }, 400, "invalidValue"],
      [{ schemas: [USER], userName: "OPS@example.com" }, 409, "uniqueness"],
    ];
    for (const [body, status, scimType] of cases) {
      const refused = await idp("POST", USERS, body);
      const said = refused.body as { status: string; scimType?: string };
      assert.deepEqual([refused.status, said.status, said.scimType], [status, String(status), scimType]);
    }
    assert.equal((await idp("GET", `${USERS}/nobody`)).status, 404);
  });

  it("assigns somebody who has an account to the organization and its company group", async () => {
    const { status, body } = await make("Ada@Example.com", { name: { givenName: "Ada", familyName: "Example" } });
    const { userName, displayName, active, name, groups } = body as User;
    assert.deepEqual([status, userName, displayName, active], [201, "ada@example.com", "ada", true]);
    assert.deepEqual(name, { givenName: "Ada", familyName: "Example" });
    assert.deepEqual(groups, [{ value: "company", display: "company" }]);
    assert.equal(acme().members.get("ada"), "member");
    assert.ok(acme().groups.get("company")!.members.has("ada"));
    const { logs } = (await (await client(hub))("GET", "/v2/auditlogs/acme")).body as { logs: { action: string }[] };
    assert.deepEqual(
      logs.map(({ action }) => action),
      ["org.team.member.add", "org.member.add"],
    );
  });

  it("makes an account for somebody who has none, by another name than others have", async () => {
    assert.equal(((await make("ada@elsewhere.example")).body as User).displayName, "ada2");
    assert.equal(((await make("zoe.b@example.com")).body as User).displayName, "zoeb");
  });

  it("takes the place of an invitation, and no seat that is not there", async () => {
    const ops = await client(hub);
    await ops("POST", "/v2/invites/bulk", { org: "acme", invitees: ["ada", "zoe@example.com"] });
    await make("ada@example.com");
    await make("zoe@example.com");
    assert.equal(acme().invites.size, 0);
    await make("eli@example.com");
    const refused = await make("fay@example.com");
    assert.deepEqual([refused.status, acme().members.size], [403, 4]);
    assert.equal((await list()).totalResults, 4);
  });

  it("deactivates, by either name or by saying nothing, which takes the membership", async () => {
    const { id } = (await make("ada@example.com")).body as User;
    const states = async (body: object) => [
      ((await put(id, body)).body as User).active,
      acme().members.has("ada"),
      acme().groups.get("company")!.members.has("ada"),
    ];
    for (const off of [{ enabled: false }, { active: false }, {}]) {
      assert.deepEqual(await states(off), [false, false, false], JSON.stringify(off));
      assert.deepEqual(await states({ enabled: true }), [true, true, true]);
    }
    assert.deepEqual(await states({ active: true }), [true, true, true]);
    assert.ok(hub.store.accounts.has("ada"));
    const { id: owner } = (await list('filter=userName eq "ops@example.com"')).resources[0]!;
    assert.equal((await put(owner, { active: false })).status, 400, "the last owner");
    assert.equal(acme().members.get("ops"), "owner");
  });

  it("makes somebody who is not active yet", async () => {
    assert.equal(((await make("ada@example.com", { active: false })).body as User).active, false);
    assert.equal(acme().members.has("ada"), false);
  });

  it("changes a name, and never clears it", async () => {
    const { id } = (await make("ada@example.com", { name: { givenName: "Ada", familyName: "Old" } })).body as User;
    await put(id, { active: true, name: { familyName: "New" } });
    await put(id, { active: true });
    const { name } = (await idp("GET", `${USERS}/${id}`)).body as User;
    assert.deepEqual(name, { givenName: "Ada", familyName: "New" });
  });

  it("lists by index and count, and only the attributes that are asked for", async () => {
    for (const name of ["ada", "bo", "cy"]) await make(`${name}@example.com`);
    const { totalResults, startIndex, itemsPerPage } = await list("startIndex=2&count=2");
    assert.deepEqual([totalResults, startIndex, itemsPerPage], [4, 2, 2]);
    assert.deepEqual(await names("startIndex=2&count=2"), ["ada", "bo"]);
    assert.deepEqual(await names("startIndex=9"), []);
    assert.deepEqual(await names("sortBy=USERNAME&sortOrder=descending"), ["ops", "cy", "bo", "ada"]);
    const [first] = (await list("attributes=userName, active")).resources;
    assert.deepEqual(Object.keys(first!).sort(), ["active", "id", "schemas", "userName"]);
    for (const query of ["startIndex=0", "count=0", "count=x", "sortBy=age", "sortOrder=up"])
      assert.equal((await idp("GET", `${USERS}?${query}`)).status, 400, query);
  });

  it("finds by a filter, and refuses one that is none", async () => {
    await make("ada@example.com", { active: false });
    await make("bo@elsewhere.example", { name: { givenName: 'B "o"' } });
    const cases: [filter: string, found: string[]][] = [
      ['userName eq "ADA@example.com"', ["ada"]],
      ['USERNAME EQ "ada@example.com"', ["ada"]],
      ['userName ne "ada@example.com"', ["ops", "bo"]],
      ['userName co "elsewhere"', ["bo"]],
      ['displayName sw "o"', ["ops"]],
      ['name.givenName eq "B \\"o\\""', ["bo"]],
      ["active eq false", ["ada"]],
      ['active eq true and userName sw "b" or userName sw "a"', ["ada", "bo"]],
      ['active eq true and (userName sw "b" or userName sw "a")', ["bo"]],
      ['not (userName sw "b") and not (active eq false)', ["ops"]],
    ];
    for (const [filter, found] of cases)
      assert.deepEqual(await names(`filter=${encodeURIComponent(filter)}`), found, filter);
    const deep = `${"(".repeat(4_000)}active eq true${")".repeat(4_000)}`;
    const wrong = [
      "",
      "x",
      'age eq "1"',
      'userName is "x"',
      "userName eq x",
      'userName eq "x',
      "active eq true and",
      deep,
    ];
    for (const filter of [...wrong, "(active eq true", "active eq true)", 'userName eq "\\x"', "not"]) {
      const { status, body } = await idp("GET", `${USERS}?filter=${encodeURIComponent(filter)}`);
      assert.deepEqual([status, (body as { scimType: string }).scimType], [400, "invalidFilter"], filter.slice(0, 40));
    }
  });

  it("describes itself", async () => {
    const { resources } = (await idp("GET", "/v2/scim/2.0/Schemas")).body as { resources: { id: string }[] };
    assert.deepEqual([resources.length, resources[0]!.id], [1, USER]);
    assert.equal((await idp("GET", `/v2/scim/2.0/Schemas/${USER}`)).status, 200);
    assert.equal((await idp("GET", "/v2/scim/2.0/ResourceTypes/Group")).status, 404);
    const { patch } = (await idp("GET", "/v2/scim/2.0/ServiceProviderConfig")).body as { patch: object };
    assert.deepEqual(patch, { supported: false });
  });
});
