import assert from "node:assert/strict";
import { InProcess } from "../../support/inProcess";

const DAY = 24 * 60 * 60 * 1000;

describe("Invite", () => {
  let world: InProcess;
  beforeEach(() => (world = new InProcess()));
  const acme = () => world.fake.store.organizations.get("acme")!;
  const bulks = () => world.fake.log.filter(({ path }) => path === "/v2/invites/bulk").length;
  const read = async (id: string, outs: object) => {
    world.restart();
    return world.provider("Invite").read(id, outs);
  };

  it("sends those of one role and group that are asked for together in one request", async () => {
    await world.create("Group", { name: "platform" });
    const people = Array.from({ length: 40 }, (_, index) => `new${index}@example.com`);
    await Promise.all(people.map((invitee) => world.create("Invite", { invitee, group: "platform" })));
    await Promise.all(
      ["boss1@example.com", "boss2@example.com"].map((invitee) => world.create("Invite", { invitee, role: "owner" })),
    );
    assert.equal(bulks(), 2);
    assert.equal(acme().invites.size, 42);
  });

  it("has a pending invitation that is not its own sent anew, whose role nobody can tell, and notices a member", async () => {
    await world.fake.byHand("ops", "POST", "/v2/invites/bulk", { org: "acme", invitees: ["cleo@example.com"] });
    const there = await world.create("Invite", { invitee: "Cleo@Example.com" });
    assert.equal(there.id, "acme/cleo@example.com");
    assert.equal(bulks(), 1);
    const member = await world.create("Invite", { invitee: "ada" });
    assert.equal(member.outs["status"], "accepted");
    assert.equal(acme().invites.size, 1);
  });

  it("stays the same resource from the address to the Docker ID and on to the member", async () => {
    const { id, outs, inputs } = await world.create("Invite", { invitee: "cleo@example.com" });
    world.fake.register("cleo", "cleo@example.com");
    const handed = await read(id, outs);
    assert.equal(handed.id, id);
    assert.equal((handed.props as { username: string }).username, "cleo");
    world.fake.accept("acme", "cleo");
    const accepted = await read(id, handed.props!);
    assert.equal((accepted.props as { status: string }).status, "accepted");
    assert.equal(
      (await world.provider("Invite").diff(id, accepted.props!, inputs)).changes,
      false,
      "acceptance is no drift",
    );
    const { inputs: again } = await world.provider("Invite").check(outs, { invitee: "cleo@example.com" });
    assert.equal((await world.provider("Invite").diff(id, accepted.props!, again)).changes, false);
    await world.remove("Invite", id, accepted.props!);
    assert.ok(acme().members.has("cleo"), "deleting an accepted invitation removes nobody");
  });

  it("is accepted when the person is found by the address only", async () => {
    const { id, outs } = await world.create("Invite", { invitee: "cleo@example.com" });
    world.fake.register("cleo", "cleo@example.com");
    world.fake.accept("acme", "cleo");
    const accepted = await read(id, outs);
    assert.deepEqual(
      [(accepted.props as { status: string }).status, (accepted.props as { username: string }).username],
      ["accepted", "cleo"],
    );
  });

  it("is stale after fourteen days, which is no drift and sends nothing", async () => {
    const { id, outs, inputs } = await world.create("Invite", { invitee: "cleo@example.com" });
    world.clock.time += 14 * DAY + 1000;
    const stale = await read(id, outs);
    assert.equal((stale.props as { status: string }).status, "stale");
    assert.equal((await world.provider("Invite").diff(id, stale.props!, inputs)).changes, false);
  });

  it("with another role is cancelled and sent again, in one step", async () => {
    const { id, outs } = await world.create("Invite", { invitee: "cleo@example.com" });
    const updated = await world.update("Invite", id, outs, { invitee: "cleo@example.com", role: "editor" });
    assert.notEqual(updated?.["inviteId"], outs["inviteId"]);
    assert.deepEqual(
      [...acme().invites.values()].map(({ role }) => role),
      ["editor"],
    );
  });

  it("checks the status of every invitee", async () => {
    const [good, bad] = await Promise.allSettled(
      ["cleo@example.com", "nosuchid"].map((invitee) => world.create("Invite", { invitee })),
    );
    assert.equal(good?.status, "fulfilled");
    assert.match(
      String((bad as PromiseRejectedResult).reason),
      /did not invite nosuchid.*invalid_email_or_docker_id.*correct invitee/,
    );
  });

  it("invites once when the reply is lost", async () => {
    world.fake.faults.add({ fault: { kind: "cut after" }, path: /bulk$/ });
    const { outs } = await world.create("Invite", { invitee: "cleo@example.com" });
    assert.equal(outs["status"], "pending");
    assert.equal(bulks(), 1);
  });

  it("tells when there are no seats left", async () => {
    acme().seats = 3;
    await assert.rejects(world.create("Invite", { invitee: "cleo@example.com" }), /«not enough seats»/);
  });
});
