import assert from "node:assert/strict";
import { registry } from "../../provider/resources";
import { Run } from "../../run/run";
import { newsFor, type Testimony, type Told } from "../../run/testimony";

const group = { org: "acme", name: "platform", groupId: 7 };
const settings = { org: "acme" };

/** A run of which the engine has not been told a program, with what processes that serve one have told. */
function run(runs: boolean, declared: readonly Told[] = []): Run {
  return new Run(registry, {
    run: async () => false,
    areForeign: async () => runs,
    ask: async (question) => {
      if (declared.length === 0) return new Map<string, Testimony>();
      return new Map([
        ["plugin", newsFor(question("plugin"), { open: [], declared, made: [], held: [], checks: true })],
      ]);
    },
  });
}

describe("A run of a program in another language", () => {
  const again = [{ noun: "OrgSettings", urn: "urn:other", properties: settings }];

  it("is no destroy, and ends nothing where nobody declares anything", async () => {
    await assert.rejects(run(true).endings.of("Group", group), /nobody can tell what may be ended.*first/);
  });

  it("lets go what one of its resources goes on with, as long as nobody loses anything", async () => {
    const told = run(true, again);
    assert.equal(await told.endings.of("OrgSettings", settings), "resource");
    await told.endings.needsHeir("OrgSettings", settings, undefined);
    await told.endings.needsHeir("Group", group, false);
    await assert.rejects(told.endings.needsHeir("Group", group, true), /Move the stack to the plugin/);
    await assert.rejects(told.endings.needsHeir("Group", group, undefined), /Move the stack to the plugin/);
  });

  it("is told from a destroy by the command", async () => {
    const none = run(false);
    assert.equal(await none.endings.of("Group", group), "stack");
    await none.endings.needsHeir("Group", group, true);
  });
});
