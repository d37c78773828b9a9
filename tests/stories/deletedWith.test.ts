import assert from "node:assert/strict";
import { effectsOf } from "../../cli/explain/effects";
import { readPlan } from "../../cli/pulumi/plan";
import { urnOf } from "../support/memoryProgram";
import type { Declared } from "../support/spec";
import { acme, CROWD, inGroup, one, stackOf, itWhereProgramsTell } from "./company";

const group = (resource: string, more: object = {}, options: Declared["options"] = {}) =>
  one("Group", resource, { name: "platform", description: "", ...more }, options);
const member = (of: string, username: string, more: object = {}) =>
  one("GroupMembership", username, { group: "platform", username, ...more }, { deletedWith: of, dependsOn: [of] });
const all = (of: string, members: readonly string[]) =>
  one("GroupMembers", "all", { group: "platform", members }, { deletedWith: of, dependsOn: [of] });

/** A group that does not end although its resource does, or is replaced, and by whom its people are declared. */
const stays: [what: string, before: Declared[], after: Declared[], replace: boolean][] = [
  ["is declared by another resource", [group("a")], [group("b")], false],
  ["is declared in a component", [group("a")], [group("a", {}, { parent: "team" })], false],
  ["is retained", [group("a", { onDestroy: "retain" })], [], false],
  ["is replaced", [group("a")], [group("a")], true],
];

describe("Members of a group that are deletedWith it", () => {
  for (const [what, before, after, isReplaced] of stays) {
    for (const [how, people] of [
      ["one by one", [member("a", "ada"), member("a", "bo", { onDestroy: "retain" })]],
      ["as a set", [all("a", ["ada"]), one("GroupMembership", "bo", { group: "kept", username: "bo" })]],
    ] as const) {
      itWhereProgramsTell(`leave it when they are taken out, ${how}, and it ${what}`, async () => {
        const stack = stackOf();
        const kept = one("Group", "kept", { name: "kept" });
        await stack.up([kept, ...before, ...people]);
        const program = [kept, ...after];
        const replace = isReplaced ? before.map(urnOf) : [];
        const said = effectsOf(readPlan(await stack.plan(program)).changes).map(
          ({ who, how, what }) => `${who} ${how} ${what}`,
        );
        assert.deepEqual((await stack.up(program, { replace })).problems, []);
        assert.deepEqual(inGroup(stack.fake, "platform"), how === "one by one" ? ["bo"] : []);
        assert.ok(said.includes("ada loses the group platform"), said.join());
      });
    }
  }

  itWhereProgramsTell("stay in it when they stay in the program", async () => {
    const stack = stackOf();
    await stack.up([group("a"), member("a", "ada"), all("a", ["ada", "bo"])].slice(0, 2));
    const stop = stack.fake.watch(() => assert.deepEqual(inGroup(stack.fake, "platform"), ["ada"]));
    assert.deepEqual((await stack.up([group("b"), member("b", "ada")])).problems, []);
    stop();
  });

  itWhereProgramsTell("leave it within the budget", async () => {
    const stack = stackOf();
    await stack.up([group("a"), ...CROWD.slice(0, 8).map((name) => member("a", name))]);
    const { problems } = await stack.up([group("b")]);
    assert.match(problems.join(), /this run would take something from 8 of 8 people/);
    assert.equal(inGroup(stack.fake, "platform").length, 8);
  });

  it("stay in a group that was there before when the stack is destroyed, which is said", async () => {
    const stack = stackOf();
    await stack.fake.byHand("ops", "POST", "/v2/orgs/acme/groups", { name: "platform" });
    await stack.up([group("a", { adopt: true }), member("a", "ada")]);
    assert.deepEqual((await stack.destroy()).problems, []);
    assert.ok(acme(stack.fake).groups.has("platform"));
    assert.match(stack.notices.join("\n"), /Take those out who were deletedWith it, or delete it, by hand/);
  });
});
