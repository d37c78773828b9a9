import assert from "node:assert/strict";
import { urnOf } from "../support/memoryProgram";
import type { Declared } from "../support/spec";
import { acme, inGroup, one, stackOf, itWhereProgramsTell } from "./company";

const group = (resource: string, name: string, more: object = {}, options: Declared["options"] = {}) =>
  one("Group", resource, { name, ...more }, options);
const member = (group: string, username: string) =>
  one("GroupMembership", `${username} in ${group}`, { group: { $: `${group}.name` }, username });
const EXPLICIT = { provider: "explicit" };

/** A run in which the name of a group is asked for, and which does not end or rename that group. */
async function refuses(
  before: Declared[],
  after: Declared[],
  target: readonly Declared[] | undefined,
  says: RegExp,
): Promise<void> {
  const stack = stackOf();
  assert.deepEqual((await stack.up(before)).problems, []);
  const was = acme(stack.fake).groups.get("beta")!.id;
  const options = target === undefined ? {} : { target: target.map(urnOf) };
  const { problems } = await stack.up(after, options);
  assert.match(problems.join("\n"), says);
  assert.match(problems.join("\n"), new RegExp(`another group has the name beta \\(number ${was}\\)`));
  assert.equal(acme(stack.fake).groups.get("beta")?.id, was, "it has its name still");
  assert.deepEqual(inGroup(stack.fake, "beta"), ["bo"]);
}

describe("The name of a group that this run does not end or rename", () => {
  const kept = [group("b", "beta", { onDestroy: "retain" }), member("b", "bo")];

  it("is not taken from it where it is retained", () =>
    refuses(
      [
        group("a", "alpha"),
        kept[0]!,
        one("GroupMembership", "bo", { group: "beta", username: "bo", onDestroy: "retain" }),
      ],
      [group("a", "beta")],
      undefined,
      /onDestroy is "retain"\. Rename or delete it by hand/,
    ));

  for (const [what, options] of [
    ["", {}],
    [" by another provider", EXPLICIT],
  ] as const) {
    itWhereProgramsTell(`is not taken from it where it is left out of the run, by one that is renamed${what}`, () => {
      const [a, b] = [group("a", "alpha", {}, options), group("b", "beta")];
      const after = [group("a", "beta", {}, options), group("b", "gamma"), member("b", "bo")];
      return refuses(
        [a, b, member("b", "bo")],
        after,
        after.slice(0, 1),
        /Group "b", which the program calls gamma and this run does not rename\. Include it/,
      );
    });

    itWhereProgramsTell(`is not taken from it where it is left out of the run, by one that is new${what}`, () => {
      const after = [group("c", "beta", {}, options), group("b", "gamma"), member("b", "bo")];
      return refuses([group("b", "beta"), member("b", "bo")], after, after.slice(0, 1), /this run does not rename/);
    });
  }

  it("is told with the one it has for the time being, when a swap of names fails half way", async () => {
    const stack = stackOf();
    await stack.up([group("a", "alpha"), group("b", "beta"), member("b", "bo")]);
    const numbers = ["alpha", "beta"].map((name) => acme(stack.fake).groups.get(name)!.id);
    let puts = 0;
    const direct = stack.world.wire;
    stack.world.wire = (request) =>
      request.method === "PUT" && ++puts > 3
        ? Promise.resolve(Response.json({ message: "no" }, { status: 403 }))
        : direct(request);
    const after = [group("a", "beta"), group("b", "alpha"), member("b", "bo")];
    const { problems } = await stack.up(after);
    stack.world.wire = direct;
    assert.notDeepEqual(problems, []);
    const aside = [...acme(stack.fake).groups.values()].find(({ name }) => /-\d+$/.test(name))!;
    assert.ok(numbers.includes(aside.id));
    const told = new RegExp(
      `\\(number ${aside.id}\\) gives its name away in this run, and is called ${aside.name} until it gets its own`,
    );
    assert.match(stack.notices.join("\n"), told);
    assert.deepEqual((await stack.up(after)).problems, []);
    assert.deepEqual(inGroup(stack.fake, "alpha"), ["bo"]);
  });
});

describe("A name that another group has while this run leaves its change out", () => {
  for (const [what, after, says] of [
    [
      "of one that is to be renamed",
      [group("a", "beta")],
      /the group that is called alpha so far \(number \d+\) is that of Group "a", which the program calls beta\./,
    ],
    [
      "of one that is to swap names with another",
      [group("a", "beta"), group("b", "alpha")],
      /the group that the program calls alpha \(number \d+\) is called beta so far, and another one has its name/,
    ],
  ] as const)
    itWhereProgramsTell(`is told to be the name ${what}`, async () => {
      const stack = stackOf();
      const before = [group("a", "alpha"), group("b", "beta")].slice(0, after.length);
      assert.deepEqual((await stack.up(before)).problems, []);
      const ada = one("GroupMembership", "ada", { group: "alpha", username: "ada" });
      const { problems } = await stack.up([...after, ada], { target: [urnOf(ada)] });
      assert.match(problems.join("\n"), says);
      assert.deepEqual(inGroup(stack.fake, "alpha"), []);
    });
});

describe("What is said of a group that is kept has the name that it has by now", () => {
  it("where the same run renames it", async () => {
    const stack = stackOf();
    await stack.up([group("a", "alpha")]);
    await stack.up([group("a", "beta")], { replace: [urnOf(group("a", "beta"))] });
    assert.match(
      stack.notices.join("\n"),
      /Group acme\/alpha: it is called beta by now; the program still declares it/,
    );
  });

  it("where somebody has renamed it", async () => {
    const stack = stackOf();
    const byHand = (method: string, path: string, body: object) => stack.fake.byHand("ops", method, path, body);
    await byHand("POST", "/v2/orgs/acme/groups", { name: "alpha" });
    await byHand("POST", "/v2/namespaces/acme/repositories", { name: "app", namespace: "acme" });
    const { id } = acme(stack.fake).groups.get("alpha")!;
    const given = [
      one("RepositoryPermission", "single", { repository: "app", group: "alpha", permission: "read" }),
      one("RepositoryPermissions", "set", { repository: "app", permissions: { alpha: "read" } }),
    ];
    await byHand("POST", "/v2/repositories/acme/app/groups", { group_id: id, permission: "read" });
    for (const permission of given) {
      await stack.up([group("a", "alpha", { onDestroy: "retain" }), permission]);
      await byHand("PATCH", "/v2/orgs/acme/groups/alpha", { name: "beta" });
      await stack.destroy();
      await byHand("PATCH", "/v2/orgs/acme/groups/beta", { name: "alpha" });
    }
    const said = stack.notices.join("\n");
    assert.match(said, /Group acme\/alpha: it is called beta by now; it stays as it is: onDestroy is "retain"/);
    assert.match(said, /RepositoryPermission acme.*Take the permission of beta on app away/);
    assert.match(said, /RepositoryPermissions acme.*Take the permissions of beta on app away/);
  });
});

describe("A group that somebody has deleted and made anew under its name", () => {
  const platform = group("p", "platform");

  it("is another one, into which nobody is put before a refresh, and says so", async () => {
    const stack = stackOf();
    assert.deepEqual((await stack.up([platform, member("p", "ada")])).problems, []);
    const byHand = (method: string, path: string, body?: object) =>
      stack.fake.byHand("ops", method, `/v2/orgs/acme/groups${path}`, body);
    await byHand("DELETE", "/platform");
    await byHand("POST", "", { name: "platform", description: "Another" });
    for (const more of [member("p", "bo"), one("GroupMembers", "all", { group: "platform", members: ["ada", "bo"] })]) {
      const { problems } = await stack.up([
        platform,
        ...(more.type === "GroupMembers" ? [] : [member("p", "ada")]),
        more,
      ]);
      assert.match(
        problems.join("\n"),
        /the group platform of this stack \(number \d+\) is gone, and another one has its name .* Run again with --refresh/,
      );
      assert.deepEqual(inGroup(stack.fake, "platform"), []);
    }
    const { problems } = await stack.up([platform, member("p", "bo")], { refresh: true });
    assert.match(problems.join("\n"), /Could not create Group acme\/platform: a group of that name exists already/);
    await byHand("DELETE", "/platform");
    assert.deepEqual((await stack.up([platform, member("p", "bo")], { refresh: true })).problems, []);
    assert.deepEqual(inGroup(stack.fake, "platform"), ["bo"]);
  });
});
