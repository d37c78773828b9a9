import assert from "node:assert/strict";
import { InProcess } from "../support/inProcess";
import { seed } from "../support/spec";
import { calling } from "./calling";

type Members = { members: { username: string; role: string; groups: string[]; email?: string }[] };

/** Paths that were asked for, without sign-in. */
const asked = ({ fake }: InProcess) =>
  fake.log
    .filter(({ path }) => !path.startsWith("/v2/auth"))
    .map(({ method, path }) => `${method} ${path.split("?")[0]}`);

const names = ({ members }: Members) => members.map(({ username }) => username);

describe("Functions that read the people of an organization", () => {
  let world: InProcess;

  beforeEach(async () => {
    world = new InProcess();
    await world.fake.byHand("ops", "POST", "/v2/orgs/acme/groups", { name: "platform", description: "Runs it" });
    await world.fake.byHand("ops", "POST", "/v2/orgs/acme/groups", { name: "empty" });
    await world.fake.byHand("ops", "POST", "/v2/orgs/acme/groups/platform/members", { member: "ada" });
    const invitees = ["dora", "cleo@example.com"];
    await world.fake.byHand("ops", "POST", "/v2/invites/bulk", {
      org: "acme",
      role: "member",
      invitees,
      team: "platform",
    });
    (world.fake.log as unknown[]).length = 0;
  });

  it("getMembers gives everybody with role and groups, and filters by role and group", async () => {
    const all = await calling<Members>(world.hub, "getMembers");
    assert.deepEqual(names(all), ["ada", "bo", "ops"]);
    assert.deepEqual(
      all.members.find(({ username }) => username === "ada"),
      { ...all.members[0], role: "member", groups: ["platform"], email: "ada@example.com" },
    );
    assert.deepEqual(names(await calling(world.hub, "getMembers", { role: "Owner" })), ["ops"]);
    assert.deepEqual(names(await calling(world.hub, "getMembers", { group: "platform" })), ["ada"]);
    assert.deepEqual(names(await calling(world.hub, "getMembers", { group: "platform", role: "owner" })), []);
    assert.equal(asked(world).filter((route) => route === "GET /v2/orgs/acme/members").length, 1);
  });

  it("getMembers gives nobody of an empty group, and refuses one that does not exist", async () => {
    assert.deepEqual(names(await calling(world.hub, "getMembers", { group: "empty" })), []);
    await assert.rejects(
      calling(world.hub, "getMembers", { group: "plattform" }),
      /acme has no group plattform; .*getGroups/,
    );
  });

  it("getMembers gives who is invited in place of the members, and says why not by role", async () => {
    const { members } = await calling<Members>(world.hub, "getMembers", { invited: true, group: "platform" });
    assert.deepEqual(
      members.map(({ username, role, groups, email }) => ({ username, role, groups, email })),
      [
        { username: "cleo@example.com", role: "invitee", groups: ["platform"], email: "cleo@example.com" },
        { username: "dora", role: "invitee", groups: ["platform"], email: undefined },
      ],
    );
    assert.deepEqual(asked(world), ["GET /v2/orgs/acme/invites"]);
    await assert.rejects(
      calling(world.hub, "getMembers", { invited: true, role: "owner" }),
      /tells nobody which role an invitation gives/,
    );
    await assert.rejects(
      calling(world.hub, "getMembers", { role: "Invitee" }),
      /nobody who belongs has it; invited: true gives who is invited/,
    );
  });

  it("getMember gives one of them by Docker ID or address, and refuses a stranger", async () => {
    const byName = await calling<Members["members"][0]>(world.hub, "getMember", { username: "bo" });
    assert.equal(byName.role, "editor");
    assert.deepEqual(await calling(world.hub, "getMember", { username: "Bo@example.com" }), byName);
    await assert.rejects(
      calling(world.hub, "getMember", { username: "dora" }),
      /^NotFoundError: dora is not a member of acme; dockerhub.getMembers lists who is.$/,
    );
    await assert.rejects(
      calling(world.hub, "getMember", { username: "Bo" }),
      /username: a Docker ID is written in small letters: "bo"/,
    );
    await assert.rejects(calling(world.hub, "getMember"), /username: it is required\./);
    assert.deepEqual(asked(world), ["GET /v2/orgs/acme/members"]);
  });

  it("getGroups and getGroup share one list", async () => {
    const { groups } = await calling<{ groups: { name: string }[] }>(world.hub, "getGroups");
    assert.deepEqual(
      groups.map(({ name }) => name),
      ["empty", "owners", "platform"],
    );
    const group = await calling<{ groupId: number; description: string; memberCount: number }>(world.hub, "getGroup", {
      name: "platform",
    });
    assert.equal(group.groupId, world.fake.store.organizations.get("acme")!.groups.get("platform")!.id);
    assert.deepEqual([group.description, group.memberCount], ["Runs it", 1]);
    await assert.rejects(calling(world.hub, "getGroup", { name: "nobody" }), /acme has no group nobody/);
    assert.deepEqual(asked(world), ["GET /v2/orgs/acme/groups"]);
  });

  it("getInvites tells which links are dead", async () => {
    const invites = async () =>
      (await calling<{ invites: { invitee: string; group: string; stale: boolean }[] }>(world.hub, "getInvites"))
        .invites;
    assert.deepEqual(
      (await invites()).map(({ invitee, group, stale }) => [invitee, group, stale]),
      [
        ["cleo@example.com", "platform", false],
        ["dora", "platform", false],
      ],
    );
    world.clock.time += 15 * 24 * 60 * 60 * 1000;
    assert.deepEqual(
      (await invites()).map(({ stale }) => stale),
      [true, true],
    );
  });

  it("getOrganization gives the profile in one request, and refuses a name that nobody has", async () => {
    const { name, createdAt } = await calling<{ name: string; createdAt: string }>(world.hub, "getOrganization");
    assert.deepEqual([name, createdAt], ["acme", world.fake.store.organizations.get("acme")!.createdAt]);
    await calling(world.hub, "getOrganization");
    assert.deepEqual(asked(world), ["GET /v2/orgs/acme/"]);
    await assert.rejects(
      calling(world.hub, "getOrganization", { org: "nobody" }),
      /redirect \(308\), as it does for names that do not exist/,
    );
  });

  it("read a list of 250 people in three requests, however many functions ask, and give results that are theirs", async () => {
    const accounts = Array.from({ length: 250 }, (_, n) => ({ username: `person${n}`, email: `p${n}@example.com` }));
    const people = accounts.slice(1).map(({ username }) => ({ username }));
    const members = [{ username: "ops", role: "owner" as const }, ...people];
    world = new InProcess({
      seed: { accounts: [...seed.accounts!, ...accounts], organizations: [{ name: "acme", members }] },
    });
    const looks = Array.from({ length: 50 }, (_, n) =>
      calling<{ groups: string[] }>(world.hub, "getMember", { username: `person${n + 1}` }),
    );
    const [first] = await Promise.all([...looks, calling(world.hub, "getMembers", { role: "owner" })]);
    assert.equal(asked(world).length, 3);
    (first as { groups: string[] }).groups.push("forged");
    assert.deepEqual((await calling<{ groups: string[] }>(world.hub, "getMember", { username: "person1" })).groups, []);
  });
});
