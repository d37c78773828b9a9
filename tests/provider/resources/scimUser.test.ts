import assert from "node:assert/strict";
import { InProcess } from "../../support/inProcess";
import { MemoryStack } from "../../support/memoryStack";

const EVA = "eva@example.com";
const eva = (args: object = {}) => ({ type: "ScimUser", name: "eva", args: { userName: EVA, ...args } });

describe("ScimUser", () => {
  let world: InProcess;
  let stack: MemoryStack;
  const there = () =>
    [...world.fake.store.organizations.get("acme")!.scim.users.values()].map(({ userName, active }) => [
      userName,
      active,
    ]);
  beforeEach(() => {
    world = new InProcess();
    stack = new MemoryStack(world);
  });

  it("is deactivated when it is deleted, and stays known", async () => {
    await stack.up([eva()]);
    assert.deepEqual(there(), [[EVA, true]]);
    assert.deepEqual((await stack.up([])).problems, []);
    assert.deepEqual(there(), [[EVA, false]]);
  });

  it("with onDestroy retain may still sign in", async () => {
    await stack.up([eva({ onDestroy: "retain" })]);
    await stack.up([]);
    assert.deepEqual(there(), [[EVA, true]]);
  });

  it("who moves to another resource may sign in all the time", async () => {
    await stack.up([eva()]);
    const told = await stack.up([{ ...eva(), name: "other" }]);
    assert.deepEqual(told.problems, []);
    assert.deepEqual(there(), [[EVA, true]]);
  });

  for (const beside of [
    { type: "Invite", name: "invite", args: { invitee: EVA } },
    {
      type: "OrgMembers",
      name: "all",
      args: { members: { ops: "owner", ada: "member", bo: "editor", [EVA]: "member" } },
    },
  ]) {
    it(`is refused beside ${beside.type} of the same person, at preview, unless it is told`, async () => {
      const refused = await stack.preview([beside, eva()]);
      assert.match(refused.problems.join("\n"), /each would undo the other.*besideMemberships: true/s);
      const { problems } = await stack.preview([beside, eva({ besideMemberships: true })]);
      assert.deepEqual(problems, []);
    });
  }

  it("is refused beside a membership by Docker ID of somebody who is known by the address", async () => {
    const group = { type: "Group", name: "group", args: { name: "platform" } };
    const member = { type: "GroupMembership", name: "ada", args: { group: "platform", username: "ada" } };
    const told = await stack.up([group, member, { ...eva(), args: { userName: "ada@example.com" } }]);
    assert.match(told.problems.join("\n"), /besideMemberships: true/);
    assert.deepEqual(there(), []);
  });

  it("is refused at preview beside a membership by the Docker ID that the state tells", async () => {
    const ada = eva({ userName: "ada@example.com" });
    assert.deepEqual((await stack.up([ada])).problems, []);
    const group = { type: "Group", name: "group", args: { name: "platform" } };
    const member = { type: "GroupMembership", name: "ada", args: { group: "platform", username: "ada" } };
    const told = await stack.preview([ada, group, member]);
    assert.match(told.problems.join("\n"), /besideMemberships: true/);
  });

  for (const ignored of ["ada", "ada@example.com", "ad*"]) {
    it(`is made beside a roster that ignores the person as ${ignored}`, async () => {
      const members = { ops: "owner", bo: "editor" };
      const roster = { type: "OrgMembers", name: "all", args: { members, ignore: [ignored] } };
      const program = [roster, eva({ userName: "ada@example.com" })];
      assert.deepEqual((await stack.up(program)).problems, []);
      assert.deepEqual(there(), [["ada@example.com", true]]);
      assert.deepEqual(await stack.preview(program, { refresh: true }), { changes: [], problems: [] });
    });
  }

  it("needs the token of the connection, and says by which key", async () => {
    world = new InProcess({}, { scimToken: "" });
    await assert.rejects(world.create("ScimUser", { userName: EVA }), /dockerhub:scimToken/);
  });
});
