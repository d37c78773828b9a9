import assert from "node:assert/strict";
import { urnOf } from "../support/memoryProgram";
import type { Declared } from "../support/spec";
import { acme, CROWD, inGroup, one, stackOf, itWhereProgramsTell } from "./company";

const EXPLICIT = { provider: "explicit" };
const group = (resource: string, name: string, options: Declared["options"] = {}) =>
  one("Group", resource, { name, description: "" }, options);
const ada = (group: string) => one("GroupMembership", "ada", { group: { $: `${group}.name` }, username: "ada" });
const invite = (resource: string, invitee: string, options: Declared["options"] = {}) =>
  one("Invite", resource, { invitee, role: "member" }, options);

/** Runs one program after another, and looks after each write whether something is still so. */
async function keeps(
  before: Declared[],
  after: Declared[],
  isSo: (fake: ReturnType<typeof stackOf>["fake"]) => boolean,
) {
  const stack = stackOf();
  assert.deepEqual((await stack.up(before)).problems, []);
  const stop = stack.fake.watch(({ method, path }) => assert.ok(isSo(stack.fake), `lost after ${method} ${path}`));
  assert.deepEqual((await stack.up(after)).problems, []);
  stop();
  assert.deepEqual(await stack.preview(after, { refresh: true }), { changes: [], problems: [] });
}

describe("What random refactorings have found", () => {
  const isInvited = (fake: ReturnType<typeof stackOf>["fake"]) => acme(fake).invites.size === 1;
  for (const [from, to] of [
    ["cleo", "cleo@example.com"],
    ["cleo@example.com", "cleo"],
  ] as const) {
    it(`keeps the invitation of somebody who is spelt ${to} by another resource from now on`, () =>
      keeps([invite("one", from)], [invite("two", to)], isInvited));
    it(`keeps the invitation of somebody who is spelt ${to} by another provider from now on`, () =>
      keeps([invite("one", from)], [invite("one", to, EXPLICIT)], isInvited));
  }

  it("renames a group back that somebody has renamed while its resource was renamed", async () => {
    const stack = stackOf();
    await stack.up([group("one", "platform"), ada("one")]);
    await stack.fake.byHand("ops", "PUT", "/v2/orgs/acme/groups/platform", { name: "by-hand" });
    const after = [group("two", "platform"), ada("two")];
    assert.deepEqual((await stack.up(after)).problems, []);
    assert.deepEqual(inGroup(stack.fake, "platform"), ["ada"]);
    assert.ok(!acme(stack.fake).groups.has("by-hand"));
    assert.deepEqual(await stack.preview(after, { refresh: true }), { changes: [], problems: [] });
  });

  it("swaps the names of two groups, one of which another provider has from now on", async () => {
    const stack = stackOf();
    const ada = one("GroupMembership", "ada", { group: "alpha", username: "ada" });
    await stack.up([group("two", "alpha"), group("one", "gamma"), ada]);
    const written = { name: "a name that a transform changes" };
    const after = [group("two", "gamma", { ...EXPLICIT, written }), group("one", "alpha"), ada];
    assert.deepEqual((await stack.up(after, { refresh: true })).problems, []);
    assert.deepEqual(inGroup(stack.fake, "alpha"), ["ada"]);
    assert.deepEqual(await stack.preview(after, { refresh: true }), { changes: [], problems: [] });
  });

  it("gives permissions on a repository to the groups that have the names of a set after a swap", async () => {
    const stack = stackOf();
    const app = one("Repository", "app", { name: "app", visibility: "private" });
    const set = one("RepositoryPermissions", "all", { repository: { $: "app.name" }, permissions: { alpha: "read" } });
    await stack.up([app, group("one", "alpha"), group("two", "beta"), set]);
    const after = [app, group("one", "beta"), group("two", "alpha"), set];
    assert.deepEqual((await stack.up(after)).problems, []);
    const { permissions } = stack.fake.store.repositories.get("acme/app")!;
    assert.deepEqual([...permissions], [[acme(stack.fake).groups.get("alpha")!.id, "read"]]);
    assert.deepEqual(await stack.preview(after, { refresh: true }), { changes: [], problems: [] });
  });

  it("gives a permission on a repository, and a webhook, that another provider has made again by then", async () => {
    const stack = stackOf();
    const program = [
      one("Repository", "app", { name: "app", visibility: "private" }, EXPLICIT),
      group("one", "alpha"),
      one("RepositoryPermission", "may", { repository: { $: "app.name" }, group: "alpha", permission: "read" }),
      one("Webhook", "ci", { repository: { $: "app.name" }, name: "ci", hookUrl: "https://ci.example.com" }),
    ];
    await stack.up(program);
    await stack.fake.byHand("ops", "DELETE", "/v2/repositories/acme/app/");
    assert.deepEqual((await stack.up(program, { refresh: true })).problems, []);
    const { permissions, webhooks } = stack.fake.store.repositories.get("acme/app")!;
    assert.deepEqual([permissions.size, webhooks.size], [1, 1]);
  });

  it("puts somebody into a group by another provider that knew a different one by that name", async () => {
    const stack = stackOf();
    const set = one("GroupMembers", "all", { group: "alpha", members: ["ada", "bo"] });
    await stack.up([group("one", "alpha", EXPLICIT), set]);
    const others = ["bo", "cleo*", "constructor", "tostring", "user*"];
    const roster = one("OrgMembers", "roster", { members: { ops: "owner", ada: "member" }, ignore: others }, EXPLICIT);
    const single = one("GroupMembership", "ada", { group: { $: "two.name" }, username: "ada" }, EXPLICIT);
    const after = [group("one", "beta"), group("two", "alpha"), single, roster];
    assert.deepEqual((await stack.up(after)).problems, []);
    assert.deepEqual(inGroup(stack.fake, "alpha"), ["ada"]);
    assert.deepEqual(await stack.preview(after, { refresh: true }), { changes: [], problems: [] });
  });

  it("ends the right one of two groups of which another provider has given the name of one to the other", async () => {
    const stack = stackOf();
    await stack.up([group("ends", "beta"), group("stays", "alpha"), ada("stays")]);
    const number = acme(stack.fake).groups.get("alpha")!.id;
    const explicit = (declared: Declared) => ({ ...declared, options: EXPLICIT });
    const after = [group("stays", "beta"), ada("stays")].map(explicit);
    assert.deepEqual((await stack.up(after)).problems, []);
    assert.equal(acme(stack.fake).groups.get("beta")?.id, number);
    assert.deepEqual(inGroup(stack.fake, "beta"), ["ada"]);
    assert.deepEqual([...acme(stack.fake).groups.keys()].filter((name) => name !== "owners").sort(), ["beta"]);
  });

  it("keeps a group, with its people, that is replaced and renamed at once", async () => {
    const stack = stackOf();
    const program = (name: string) => [group("g", name), one("GroupMembers", "all", { group: name, members: CROWD })];
    await stack.up(program("alpha"));
    const { id } = acme(stack.fake).groups.get("alpha")!;
    const replace = program("beta").slice(0, 1).map(urnOf);
    assert.deepEqual((await stack.up(program("beta"), { replace })).problems, []);
    assert.equal(acme(stack.fake).groups.get("beta")?.id, id);
    assert.deepEqual(inGroup(stack.fake, "beta"), [...CROWD].sort());
  });

  itWhereProgramsTell(
    "gives groups of their own again to two resources that a run which failed has left one",
    async () => {
      const stack = stackOf();
      const crowd = CROWD.slice(0, 8).map((username) =>
        one("GroupMembership", username, { group: { $: "one.name" }, username }),
      );
      const first = [group("one", "beta"), group("two", "alpha"), ...crowd, ada("two")];
      await stack.up(first);
      await stack.fake.byHand("ops", "DELETE", "/v2/orgs/acme/groups/alpha");
      const { id } = acme(stack.fake).groups.get("beta")!;
      const { problems } = await stack.up([group("two", "beta", EXPLICIT), ada("two")], { refresh: true });
      assert.match(problems.join(), /the rule maxRemoval is broken/);
      assert.deepEqual((await stack.up(first, { refresh: true })).problems, []);
      assert.equal(acme(stack.fake).groups.get("beta")?.id, id);
      assert.deepEqual(inGroup(stack.fake, "beta"), CROWD.slice(0, 8).sort());
      assert.deepEqual(inGroup(stack.fake, "alpha"), ["ada"]);
      assert.deepEqual(await stack.preview(first, { refresh: true }), { changes: [], problems: [] });
    },
  );

  itWhereProgramsTell("swaps the names of two sets, however many people are in them", () => {
    const groups = [group("a", "alpha"), group("b", "beta")];
    const set = (resource: string, group: string, members: readonly string[]) =>
      one("GroupMembers", resource, { group, members });
    return keeps(
      [...groups, set("one", "alpha", ["ada"]), set("two", "beta", CROWD)],
      [...groups, set("two", "alpha", ["ada"]), set("one", "beta", CROWD)],
      (fake) => inGroup(fake, "alpha").length === 1 && inGroup(fake, "beta").length === CROWD.length,
    );
  });

  it("does not take a run in which only another provider checks for a destroy", () =>
    keeps(
      [one("OrgMember", "bo", { username: "bo", role: "editor", onDestroy: "remove" })],
      [
        one(
          "OrgMember",
          "bo",
          { username: "bo", role: "editor", onDestroy: "remove" },
          { ...EXPLICIT, parent: "team" },
        ),
      ],
      (fake) => acme(fake).members.has("bo"),
    ));
});
