import assert from "node:assert/strict";
import { listGroupMembers } from "../../../provider/hub/memberships";
import { listMembers } from "../../../provider/hub/members";
import { getSettings } from "../../../provider/hub/settings";
import { listTokens } from "../../../provider/hub/tokens";
import { PASSWORD, seed } from "../../support/spec";
import { InProcess } from "../../support/inProcess";

const OAT = "dckr_oat_planted-organization-token";
const signIns = (world: InProcess) =>
  world.fake.log.filter(({ path }) => /auth\/token|login/.test(path)).map(({ path }) => path);

function withOrganizationToken(scopes: string[]): InProcess {
  const [acme] = seed.organizations!;
  const world = new InProcess(
    { seed: { ...seed, organizations: [{ ...acme!, accessTokens: [{ token: OAT, scopes }] }] } },
    { secret: OAT },
  );
  return world;
}

describe("Signing in", () => {
  it("happens once for 64 first calls at the same time", async () => {
    const world = new InProcess();
    await Promise.all(Array.from({ length: 64 }, () => listGroupMembers(world.hub, "acme", "owners")));
    assert.deepEqual(signIns(world), ["/v2/auth/token"]);
  });

  it("is renewed ahead of its expiry, and not before", async () => {
    const world = new InProcess();
    for (const minutes of [0, 8, 2, 8, 2]) {
      world.clock.time += minutes * 60_000;
      await listGroupMembers(world.hub, "acme", "owners");
    }
    assert.equal(signIns(world).length, 3);
    assert.deepEqual(
      world.fake.log.filter(({ status }) => status === 401),
      [],
    );
  });

  it("is renewed once when a session is refused in mid-run, for all who were under way", async () => {
    const world = new InProcess();
    await listGroupMembers(world.hub, "acme", "owners");
    world.fake.sessions.end();
    await Promise.all(Array.from({ length: 8 }, () => listGroupMembers(world.hub, "acme", "owners")));
    assert.equal(signIns(world).length, 2);
  });

  it("falls back to the older route for a password, never for a token", async () => {
    const world = new InProcess();
    world.fake.faults.add({ fault: { kind: "status", status: 401 }, path: /auth\/token/ });
    await listMembers(world.hub, "acme");
    assert.deepEqual(signIns(world), ["/v2/auth/token", "/v2/users/login"]);
    const token = withOrganizationToken([]);
    token.fake.faults.add({ fault: { kind: "status", status: 401 }, path: /auth\/token/ });
    await assert.rejects(listMembers(token.hub, "acme"), /Check that the organization access token is active/);
    assert.deepEqual(signIns(token), ["/v2/auth/token"]);
  });

  it("that is refused is not tried again: failures lock the user name", async () => {
    const world = new InProcess({}, { secret: "wrong-password-9d2c" });
    const attempts = await Promise.allSettled(Array.from({ length: 16 }, () => listMembers(world.hub, "acme")));
    await listTokens(world.hub).catch(() => undefined);
    assert.ok(attempts.every(({ status }) => status === "rejected"));
    assert.equal(signIns(world).length, 2);
    await assert.rejects(listMembers(world.hub, "acme"), (error: Error) => {
      assert.match(error.message, /Signing in as ops: Docker Hub answered 401 .*dockerhub:password.*single sign-on/);
      assert.ok(!error.message.includes("wrong-password-9d2c"));
      return true;
    });
  });

  it("with a second factor takes the code, and asks for it", async () => {
    const accounts = seed.accounts!.map((one) => (one.username === "ops" ? { ...one, otp: "123456" } : one));
    const without = new InProcess({ seed: { ...seed, accounts } });
    await assert.rejects(listMembers(without.hub, "acme"), /ops uses two-factor authentication: export DOCKERHUB_OTP/);
    const wrong = new InProcess({ seed: { ...seed, accounts } }, { otp: "000000" });
    await assert.rejects(listMembers(wrong.hub, "acme"), /about 30 seconds: export DOCKERHUB_OTP with a new one/);
    const world = new InProcess({ seed: { ...seed, accounts } }, { otp: "123456" });
    assert.equal((await listMembers(world.hub, "acme")).size, 3);
  });

  it("with a personal access token names what would work", async () => {
    const owner = new InProcess();
    const { outs } = await owner.create("PersonalAccessToken", { label: "ci", scopes: ["repo:admin"] });
    const secret = String(outs["token"]);
    const world = new InProcess({}, { secret });
    for (const [uuid, token] of owner.fake.store.tokens) world.fake.store.tokens.set(uuid, token);
    await assert.rejects(
      listMembers(world.hub, "acme"),
      /«token issued from personal access token is not allowed».*A personal access token cannot manage members: .*scope-member-edit/,
    );
    await assert.rejects(
      listTokens(world.hub),
      /A personal access token cannot manage tokens: .*user name and password of the account/,
    );
  });

  it("with an organization access token does what its scopes allow", async () => {
    const world = withOrganizationToken(["scope-member-read", "scope-group-edit"]);
    assert.equal((await listMembers(world.hub, "acme")).size, 3);
    await world.create("Group", { name: "platform" });
    await assert.rejects(
      world.create("Invite", { invitee: "cleo@example.com" }),
      /access token lacks scope-invite-read.*scope-invite-edit/,
    );
    await assert.rejects(getSettings(world.hub, "acme"), /An organization access token cannot manage settings/);
  });

  it("with an enforced single sign-on says so", async () => {
    const [acme] = seed.organizations!;
    const world = new InProcess(
      { seed: { ...seed, organizations: [{ ...acme!, ssoEnforced: true }] } },
      { secret: PASSWORD },
    );
    await assert.rejects(
      listMembers(world.hub, "acme"),
      /«Single sign-on is enforced.*needs an organization access token/,
    );
  });
});
