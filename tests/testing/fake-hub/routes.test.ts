import assert from "node:assert/strict";
import { DEFAULT_PASSWORD, FakeHub } from "../../../testing";
import { seed } from "../../support/spec";
import { client } from "./client";

describe("The fake Hub", () => {
  let hub: FakeHub;
  beforeEach(() => (hub = new FakeHub({ seed })));

  it("has a default password that is no word, because pulumi masks it in every sentence it prints", () => {
    assert.match(DEFAULT_PASSWORD, /^(?=.*[0-9])(?=.*-)[a-z0-9-]{12,}$/);
    assert.equal(new FakeHub().store.accounts.get("ops")!.password, DEFAULT_PASSWORD);
    hub.register("newcomer", "newcomer@example.com");
    assert.equal(hub.store.accounts.get("newcomer")!.password, DEFAULT_PASSWORD);
  });

  it("takes paths with and without a slash at the end", async () => {
    const send = await client(hub);
    for (const path of [
      "/v2/orgs/acme/groups",
      "/v2/orgs/acme/members",
      "/v2/orgs/acme/settings",
      "/v2/orgs/acme/groups/owners/members",
    ]) {
      assert.equal((await send("GET", path)).status, 200);
      assert.equal((await send("GET", `${path}/`)).status, 200);
    }
  });

  it("lets a missing permission beat existence", async () => {
    const send = await client(hub, "ada");
    for (const path of ["/v2/orgs/acme/members", "/v2/orgs/nowhere/members", "/v2/orgs/acme/groups/nothing"]) {
      assert.equal((await send("GET", path)).status, 403, path);
    }
    assert.equal((await send("GET", "/v2/access-tokens")).status, 200);
  });

  it("signs in with a JWT of three parts and a numeric exp, and asks for one", async () => {
    const { body } = await (
      await client(hub)
    )("POST", "/v2/users/login", { username: "ops", password: DEFAULT_PASSWORD });
    const parts = (body as { token: string }).token.split(".");
    assert.equal(parts.length, 3);
    assert.equal(typeof (JSON.parse(Buffer.from(parts[1]!, "base64url").toString()) as { exp: unknown }).exp, "number");
    const stranger = await client(hub, "ops", "wrong");
    assert.equal((await stranger("GET", "/v2/orgs/acme/members")).status, 401);
  });

  it("locks a user name after five failures, for ten minutes", async () => {
    for (let n = 0; n < 5; n++) await client(hub, "ops", "wrong");
    const send = await client(hub);
    assert.equal((await send("GET", "/v2/orgs/acme/members")).status, 401, "even the right password");
  });

  it("gives pages with count and absolute links, at most 100 rows", async () => {
    const send = await client(hub);
    for (let n = 0; n < 130; n++) await send("POST", "/v2/orgs/acme/groups", { name: `g${n}` });
    const { body } = await send("GET", "/v2/orgs/acme/groups?page_size=1000");
    const { count, next, previous, results } = body as {
      count: number;
      next: string;
      previous: null;
      results: object[];
    };
    assert.deepEqual([count, results.length, previous], [131, 100, null]);
    assert.match(next, /^http:\/\/hub\.test\/v2\/orgs\/acme\/groups\?.*page=2/);
  });

  it("counts every request against the limit, and says so in headers", async () => {
    hub = new FakeHub({ seed, rateLimit: { limit: 3 } });
    const send = await client(hub);
    const { headers } = await send("GET", "/v2/orgs/acme/members");
    assert.equal(headers.get("x-ratelimit-remaining"), "1");
    await send("GET", "/v2/orgs/acme/members");
    const refused = await send("GET", "/v2/orgs/acme/members");
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get("x-retry-after")) > 1e9);
  });

  it("keeps the owners group and the owner role in step, and the last owner", async () => {
    const send = await client(hub);
    await send("POST", "/v2/orgs/acme/groups/owners/members", { member: "ada" });
    assert.equal(hub.store.organizations.get("acme")!.members.get("ada"), "owner");
    await send("PUT", "/v2/orgs/acme/members/ada", { role: "member" });
    assert.equal(hub.store.organizations.get("acme")!.groups.get("owners")!.members.has("ada"), false);
    assert.equal((await send("DELETE", "/v2/orgs/acme/members/ops")).status, 400);
    assert.equal((await send("DELETE", "/v2/orgs/acme/groups/owners/members/ops")).status, 400);
  });

  it("counts pending invitations as seats, and tolerates what other clients send along", async () => {
    const send = await client(hub);
    const made = await send("POST", "/v2/orgs/acme/groups/", {
      id: 0,
      uuid: "",
      member_count: 0,
      name: "qa",
      description: "",
    });
    assert.equal(made.status, 201);
    const invited = await send("POST", "/v2/invites/bulk", {
      org: "acme",
      team: "",
      role: "member",
      invitees: ["x@example.com", "ADA", "nobody"],
    });
    assert.equal(invited.status, 202);
    assert.deepEqual(
      (invited.body as { invitees: { status: string }[] }).invitees.map(({ status }) => status),
      ["invited", "existing_org_member", "invalid_email_or_docker_id"],
    );
    hub.store.organizations.get("acme")!.seats = 4;
    assert.equal((await send("POST", "/v2/invites/bulk", { org: "acme", invitees: ["y@example.com"] })).status, 409);
    const [id] = hub.store.organizations.get("acme")!.invites.keys();
    assert.equal((await send("PATCH", `/v2/invites/${id}/resend`)).status, 204);
    assert.equal((await send("DELETE", `/v2/invites/${id}`)).status, 204);
    assert.equal((await send("DELETE", `/v2/invites/${id}`)).status, 404);
  });

  it("shows the value of a token once", async () => {
    const send = await client(hub);
    const made = await send("POST", "/v2/access-tokens", { token_label: "ci", scopes: ["repo:read"] });
    const { uuid, token } = made.body as { uuid: string; token: string };
    assert.match(token, /^dckr_pat_/);
    const all = [
      await send("GET", `/v2/access-tokens/${uuid}`),
      await send("GET", "/v2/access-tokens"),
      await send("PATCH", `/v2/access-tokens/${uuid}`, { is_active: false }),
    ];
    for (const { body } of all) assert.ok(!JSON.stringify(body).includes(token));
    const signedIn = await client(hub, "ops", token);
    assert.equal(
      (await signedIn("GET", "/v2/orgs/acme/members")).status,
      401,
      "a token that is switched off signs nobody in",
    );
  });

  it("records every change with actor and time, newest first, and finds it again", async () => {
    const send = await client(hub);
    await send("POST", "/v2/orgs/acme/groups", { name: "qa" });
    await send("POST", "/v2/orgs/acme/groups/qa/members", { member: "ada" });
    await send("PUT", "/v2/orgs/acme/members/bo", { role: "member" });
    await send("PUT", "/v2/orgs/acme/settings", {
      restricted_images: { enabled: true, allow_official_images: true, allow_verified_publishers: true },
    });
    const { logs } = (await send("GET", "/v2/auditlogs/acme")).body as {
      logs: { action: string; actor: string; timestamp: string }[];
    };
    assert.deepEqual(
      logs.map(({ action }) => action),
      ["org.settings.update", "org.member.role.change", "org.team.member.add", "org.team.create"],
    );
    assert.ok(logs.every(({ actor, timestamp }) => actor === "ops" && !Number.isNaN(Date.parse(timestamp))));
    const found = (await send("GET", "/v2/auditlogs/acme?action=org.team.member.add&name=ada")).body as {
      logs: object[];
    };
    assert.equal(found.logs.length, 1);
  });

  it("exports members as CSV, without the editor role", async () => {
    const { headers, body } = await (await client(hub))("GET", "/v2/orgs/acme/members/export");
    assert.match(headers.get("content-type")!, /text\/csv/);
    const lines = String(body).trim().split("\n");
    assert.equal(lines[0], "Name,Username,Email,Type,Permission,Teams,Date Joined");
    assert.ok(lines.some((line) => line.startsWith("bo,bo,bo@example.com,User,Member,")));
  });

  it("refuses a body that is no JSON object, and settings that are not whole", async () => {
    const send = await client(hub);
    assert.equal((await send("PUT", "/v2/orgs/acme/settings", { restricted_images: { enabled: true } })).status, 400);
    assert.equal((await send("POST", "/v2/orgs/acme/groups", ["x"])).status, 400);
  });

  it("serves on loopback, and stops", async () => {
    const { url, close } = await hub.serve();
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal((await fetch(`${url}/v2/orgs/acme/members`)).status, 401);
    await close();
    await assert.rejects(fetch(url));
  });
});
