import assert from "node:assert/strict";
import type { Declared } from "../support/spec";
import { acme, inGroup, one, stackOf, itWhereProgramsTell } from "./company";

const EXPLICIT = { provider: "explicit" };
const platform = one("Group", "platform", { name: "platform", description: "" });
const member = (name: string, username: string, options: Declared["options"] = {}) =>
  one("GroupMembership", name, { group: { $: "platform.name" }, username }, options);
const roster = (ignore: string[]) => one("OrgMembers", "roster", { members: { ops: "owner" }, ignore });
const settled = async (stack: ReturnType<typeof stackOf>, program: Declared[]) =>
  assert.deepEqual(await stack.preview(program, { refresh: true }), { changes: [], problems: [] });

describe("Somebody whom a set leaves alone from now on", () => {
  for (const options of [{}, EXPLICIT]) {
    const by = options === EXPLICIT ? ", the set by another provider" : "";

    it(`stays in a group that a resource of their own had put them into${by}`, async () => {
      const stack = stackOf();
      assert.deepEqual((await stack.up([platform, member("ada", "ada")])).problems, []);
      const set = one(
        "GroupMembers",
        "all",
        { group: { $: "platform.name" }, members: ["bo"], ignore: ["ad*"] },
        options,
      );
      assert.deepEqual((await stack.up([platform, set])).problems, []);
      assert.deepEqual(inGroup(stack.fake, "platform"), ["ada", "bo"]);
      await settled(stack, [platform, set]);
    });
  }

  for (const ignore of ["ada", "ada@example.com", "ada@*"]) {
    it(`stays in the organization, ignored as ${ignore}`, async () => {
      const stack = stackOf();
      const rest = "user*";
      const before = [one("OrgMember", "ada", { username: "ada", role: "editor" })];
      assert.deepEqual((await stack.up(before)).problems, []);
      const after = [roster([ignore, rest, "bo", "constructor", "tostring"])];
      const { problems } = await stack.up(after);
      assert.deepEqual(problems, []);
      assert.equal(acme(stack.fake).members.get("ada"), "editor");
      await settled(stack, after);
    });
  }

  it("is refused before anything is written when a roster declares them by another name", async () => {
    const stack = stackOf();
    const { problems } = await stack.up([roster(["*@example.com"])]);
    assert.match(problems.join(), /ops stands in ignore as well; take one away/);
    assert.equal(acme(stack.fake).members.get("ada"), "member");
  });

  it("keeps an invitation that a resource of their own had sent", async () => {
    const stack = stackOf();
    const others = ["ada", "bo", "constructor", "tostring", "user*"];
    assert.deepEqual((await stack.up([one("Invite", "cleo", { invitee: "cleo@example.com" })])).problems, []);
    assert.deepEqual((await stack.up([roster(["cleo@*", ...others])])).problems, []);
    assert.equal(acme(stack.fake).invites.size, 1);
  });
});

describe("What a transform makes of a resource", () => {
  it("is declared: nobody ends it for the resource that had it before, in whichever process", async () => {
    for (const options of [{}, EXPLICIT]) {
      const stack = stackOf();
      assert.deepEqual((await stack.up([platform, member("one", "ada")])).problems, []);
      const two = member("two", "ada", { ...options, written: { username: "somebody" } });
      const stop = stack.fake.watch(({ method, path }) =>
        assert.deepEqual(inGroup(stack.fake, "platform"), ["ada"], `${method} ${path}`),
      );
      assert.deepEqual((await stack.up([platform, two])).problems, []);
      stop();
      await settled(stack, [platform, two]);
    }
  });

  itWhereProgramsTell("is where the people of a group go, by the name that it has then", async () => {
    const stack = stackOf();
    const group = one("Group", "platform", { name: "acme-platform" }, { written: { name: "platform" } });
    assert.deepEqual((await stack.up([group, member("ada", "ada")])).problems, []);
    assert.deepEqual(inGroup(stack.fake, "acme-platform"), ["ada"]);
    const moved = { ...group, name: "renamed" };
    const ada = one("GroupMembership", "new", { group: { $: "renamed.name" }, username: "ada" });
    const stop = stack.fake.watch(() => assert.deepEqual(inGroup(stack.fake, "acme-platform"), ["ada"]));
    assert.deepEqual((await stack.up([moved, ada])).problems, []);
    stop();
    await settled(stack, [moved, ada]);
  });
});

describe("An onDestroy that is taken out of a program", () => {
  it("counts no more: the deletion goes by the default again", async () => {
    const stack = stackOf();
    const ada = (onDestroy?: string) =>
      one("GroupMembership", "ada", { group: "platform", username: "ada", onDestroy });
    assert.deepEqual((await stack.up([platform, ada("retain")])).problems, []);
    assert.deepEqual((await stack.up([platform, ada()])).changes, ["update GroupMembership ada"]);
    await settled(stack, [platform, ada()]);
    assert.deepEqual((await stack.up([platform])).problems, []);
    assert.deepEqual(inGroup(stack.fake, "platform"), []);
  });
});
