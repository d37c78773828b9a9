import assert from "node:assert/strict";
import type { Declared } from "../support/spec";
import type { MemoryStack } from "../support/memoryStack";
import { acme, company, one, stackOf } from "./company";

const ADDRESS = "cleo@example.com";
const ignore = ["user*", "ada", "bo", "constructor", "tostring"];
const roster = (resource: string, members: Record<string, string>) =>
  one("OrgMembers", resource, { members: { ops: "owner", ...members }, ignore });
const invite = (resource: string, role: string, invitee = ADDRESS) => one("Invite", resource, { invitee, role });
const explicit = (declared: Declared): Declared => ({ ...declared, options: { provider: "explicit" } });

const roles = ({ fake }: MemoryStack) => [...acme(fake).invites.values()].map(({ role }) => role);

/** Who holds a pending invitation before a change, and who after it, with another role. */
const handed: [what: string, from: (role: string) => Declared, to: (role: string) => Declared][] = [
  ["another resource", (role) => invite("a", role), (role) => invite("b", role)],
  ["another provider", (role) => invite("a", role), (role) => explicit(invite("a", role))],
  ["another spelling", (role) => invite("a", role), (role) => invite("a", role, "cleo")],
  ["a roster", (role) => invite("a", role), (role) => roster("all", { [ADDRESS]: role })],
  ["a roster, by Docker ID", (role) => invite("a", role), (role) => roster("all", { cleo: role })],
  ["an invitation of its own", (role) => roster("all", { [ADDRESS]: role }), (role) => invite("a", role)],
  ["another roster", (role) => roster("all", { [ADDRESS]: role }), (role) => roster("two", { [ADDRESS]: role })],
  ["the same resource", (role) => invite("a", role), (role) => invite("a", role)],
  ["the same roster", (role) => roster("all", { [ADDRESS]: role }), (role) => roster("all", { [ADDRESS]: role })],
];

describe("A pending invitation that is handed over with another role", () => {
  for (const [what, from, to] of handed) {
    for (const [before, after] of [
      ["owner", "member"],
      ["member", "owner"],
    ] as const) {
      it(`to ${what}, from ${before} to ${after}, is an invitation as ${after}`, async () => {
        const stack = stackOf();
        assert.deepEqual((await stack.up([from(before)])).problems, []);
        assert.deepEqual((await stack.up([to(after)])).problems, []);
        assert.deepEqual(roles(stack), [after]);
        assert.deepEqual(await stack.preview([to(after)], { refresh: true }), { changes: [], problems: [] });
      });
    }

    it(`to ${what} stays the same invitation where the role stays the same`, async () => {
      const stack = stackOf();
      await stack.up([from("editor")]);
      const [id] = [...acme(stack.fake).invites.keys()];
      assert.deepEqual((await stack.up([to("editor")])).problems, []);
      assert.deepEqual([...acme(stack.fake).invites.keys()], [id]);
    });
  }

  it("joins a roster that was there as what the roster says", async () => {
    const stack = stackOf();
    const both = [roster("all", {}), invite("a", "owner")].map((declared) =>
      declared.type === "OrgMembers"
        ? { ...declared, args: { ...declared.args, ignore: [...ignore, ADDRESS] } }
        : declared,
    );
    assert.deepEqual((await stack.up(both)).problems, []);
    assert.deepEqual((await stack.up([roster("all", { [ADDRESS]: "member" })])).problems, []);
    assert.deepEqual(roles(stack), ["member"]);
  });

  it("makes nobody an owner where that is forbidden", async () => {
    const stack = stackOf(company({ noOwnerByInvite: true }));
    const owner = { org: "acme", role: "owner", invitees: [ADDRESS] };
    await stack.fake.byHand("ops", "POST", "/v2/invites/bulk", owner);
    assert.deepEqual((await stack.up([invite("a", "member")])).problems, []);
    assert.deepEqual(roles(stack), ["member"]);
  });
});

describe("An invitation that somebody sent by hand", () => {
  for (const [what, declared] of [
    ["an invitation", invite("a", "member")],
    ["a roster", roster("all", { [ADDRESS]: "member" })],
  ] as const) {
    it(`is sent anew for ${what}, because nobody can tell its role`, async () => {
      const stack = stackOf();
      await stack.fake.byHand("ops", "POST", "/v2/invites/bulk", { org: "acme", role: "owner", invitees: [ADDRESS] });
      assert.deepEqual((await stack.up([declared])).problems, []);
      assert.deepEqual(roles(stack), ["member"]);
      assert.deepEqual(await stack.preview([declared], { refresh: true }), { changes: [], problems: [] });
    });
  }

  it("outlives destroy, as it was there before", async () => {
    const stack = stackOf();
    await stack.fake.byHand("ops", "POST", "/v2/invites/bulk", { org: "acme", invitees: [ADDRESS] });
    await stack.up([invite("a", "member")]);
    assert.deepEqual((await stack.destroy()).problems, []);
    assert.deepEqual(roles(stack), ["member"]);
  });
});
