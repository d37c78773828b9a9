import assert from "node:assert/strict";
import type { Declared } from "../support/spec";
import type { MemoryStack } from "../support/memoryStack";
import { acme, company, CROWD, inGroup, one, stackOf } from "./company";

const ignore = ["user*", "ada", "bo", "constructor", "tostring"];
const roster = (members: Record<string, string>, more: object = {}) =>
  one("OrgMembers", "all", { members: { ops: "owner", ...members }, ignore, ...more });
const ADDRESS = "cleo@example.com";

/** Cleo has been invited by her address, as a role, and has accepted. */
async function accepted(role: string, declared: Declared[]): Promise<MemoryStack> {
  const stack = stackOf();
  assert.deepEqual((await stack.up(declared)).problems, []);
  // The service knows an invitation by the Docker ID once the address is registered.
  for (const invite of acme(stack.fake).invites.values()) invite.invitee = "cleo";
  stack.fake.accept("acme", "cleo");
  assert.equal(acme(stack.fake).members.get("cleo"), role);
  return stack;
}

for (const role of ["member", "owner"]) {
  for (const refresh of [false, true]) {
    describe(`Somebody invited by address as ${role}, who has accepted, up${refresh ? " --refresh" : ""}`, () => {
      it("is removed when taken out of the roster", async () => {
        const stack = await accepted(role, [roster({ [ADDRESS]: role })]);
        const { problems } = await stack.up([roster({})], { refresh });
        assert.deepEqual(problems, []);
        assert.ok(!acme(stack.fake).members.has("cleo"), "deleted, and still there");
      });

      it("stays when spelt by Docker ID", async () => {
        const stack = await accepted(role, [roster({ [ADDRESS]: role })]);
        const stop = stack.fake.watch(() => assert.ok(acme(stack.fake).members.has("cleo")));
        assert.deepEqual((await stack.up([roster({ cleo: role })], { refresh })).problems, []);
        stop();
        assert.equal(acme(stack.fake).members.get("cleo"), role);
        assert.deepEqual(await stack.preview([roster({ cleo: role })], { refresh: true }), {
          changes: [],
          problems: [],
        });
      });

      it("stays when handed over to a resource of their own", async () => {
        const stack = await accepted(role, [roster({ [ADDRESS]: role })]);
        const after = [
          roster({}, { ignore: [...ignore, "cleo"] }),
          one("OrgMember", "cleo", { username: "cleo", role }),
        ];
        const stop = stack.fake.watch(() => assert.ok(acme(stack.fake).members.has("cleo")));
        assert.deepEqual((await stack.up(after, { refresh })).problems, []);
        stop();
        assert.ok(acme(stack.fake).members.has("cleo"));
      });

      it("stays when only the invitation is taken out, and goes with the role", async () => {
        const both = [
          one("Invite", "cleo", { invitee: ADDRESS, role }),
          one("OrgMember", "role", { username: "cleo", role }),
        ];
        const stack = await accepted(role, both.slice(0, 1));
        assert.deepEqual((await stack.up(both, { refresh })).problems, []);
        assert.deepEqual((await stack.up(both.slice(1), { refresh })).problems, []);
        assert.ok(acme(stack.fake).members.has("cleo"));
        assert.deepEqual((await stack.up([], { refresh })).problems, []);
        assert.ok(!acme(stack.fake).members.has("cleo"));
      });

      it("stays through destroy, with a role and an invitation", async () => {
        const both = [
          one("Invite", "cleo", { invitee: ADDRESS, role }),
          one("OrgMember", "role", { username: "cleo", role }),
        ];
        const stack = await accepted(role, both.slice(0, 1));
        assert.deepEqual((await stack.up(both, { refresh })).problems, []);
        assert.deepEqual((await stack.destroy()).problems, []);
        assert.equal(acme(stack.fake).members.get("cleo"), role);
        assert.match(stack.notices.join("\n"), /OrgMember acme\/cleo: it stays as it is: the stack gave cleo a role/);
      });
    });
  }
}

describe("Rules about owners", () => {
  const refused = async (declared: Declared, rails: Parameters<typeof company>[0], says: RegExp) => {
    const stack = stackOf(company(rails));
    const { problems } = await stack.up([declared]);
    assert.match(problems.join("\n"), says);
    assert.equal(acme(stack.fake).members.get("ops"), "owner");
    assert.equal(acme(stack.fake).invites.size, 0);
  };

  it("count an owner who is no member yet as nobody", () =>
    refused(roster({ [ADDRESS]: "owner" }), { minOwners: 2 }, /minOwners is broken/));
  it("count an owner by Docker ID who is no member as nobody, once the members are known", () =>
    refused(roster({ cleo: "owner" }), { minOwners: 2 }, /minOwners is broken/));
  it("ask for whoever runs the program by Docker ID", () =>
    refused(
      one("OrgMembers", "all", { members: { "ops@example.com": "owner" }, ignore }),
      {},
      /ops runs this program/,
    ));
  it("hold for required owners by address", () =>
    refused(roster({ [ADDRESS]: "owner" }), { requiredOwners: ["cleo"] }, /cleo would be an owner no longer/));
  it("refuse an empty roster without an account", () =>
    refused(one("OrgMembers", "all", { members: {} }), { self: undefined }, /it names no owner/));

  for (const [type, args] of [
    ["GroupMembership", { group: "owners", username: "ada" }],
    ["GroupMembers", { group: "owners", members: ["ada"] }],
    ["Invite", { invitee: "cleo", group: "owners" }],
  ] as const) {
    it(`are not gone round by ${type} in the group owners`, () =>
      refused(one(type, "x", args), {}, /in step with the role owner.*dockerhub\.OrgMember/));
  }
});

describe("Ignored people", () => {
  it("are protected when they are declared by address, and make no drift when they are ignored later", async () => {
    const stack = await accepted("member", [roster({ [ADDRESS]: "member" })]);
    await stack.up([roster({ [ADDRESS]: "member" })], { refresh: true });
    const contrary = await stack.preview([roster({ [ADDRESS]: "member" }, { ignore: [...ignore, "cleo"] })]);
    assert.match(contrary.problems.join(), /cleo@example.com stands in ignore as well/);
    const after = [roster({}, { ignore: [...ignore, "cl*"] })];
    assert.deepEqual((await stack.up(after)).problems, []);
    assert.ok(acme(stack.fake).members.has("cleo"));
    assert.deepEqual(await stack.preview(after), { changes: [], problems: [] });
    assert.deepEqual(await stack.preview(after, { refresh: true }), { changes: [], problems: [] });
    assert.deepEqual((await stack.destroy()).problems, []);
    assert.ok(acme(stack.fake).members.has("cleo"));
  });
});

describe("Names that mean something else in JavaScript", () => {
  it("are names", async () => {
    const stack = stackOf();
    const names = ["constructor", "tostring"];
    const set = (members: string[]) => [
      one("Group", "g", { name: "constructor" }),
      one("GroupMembers", "all", { group: { $: "g.name" }, members }),
    ];
    assert.deepEqual((await stack.up(set(["ada", ...names]))).problems, []);
    assert.deepEqual(inGroup(stack.fake, "constructor"), ["ada", ...names]);
    assert.deepEqual((await stack.up(set(["ada"]))).problems, []);
    assert.deepEqual(inGroup(stack.fake, "constructor"), ["ada"]);
    assert.deepEqual((await stack.up(set(["ada", ...names]))).problems, []);
    const all = { ...Object.fromEntries(CROWD.map((name) => [name, "member"])), ada: "member", bo: "member" };
    const people = one("OrgMembers", "all", {
      members: { ops: "owner", ...all, constructor: "editor", tostring: "editor" },
    });
    assert.deepEqual((await stackOf().up([people])).problems, []);
  });
});
