import assert from "node:assert/strict";
import type { Kept } from "../../scripts/engines";
import { providerText, typeToken } from "../../sdk/contract";
import { FakeHub, type Properties } from "../../testing";
import { changes, steadyState, stepsOf, writesOf } from "./told";

const kept = (noun: string, name: string, inputs: Properties, outputs: Properties, more: Partial<Kept> = {}): Kept => ({
  urn: `urn:pulumi:dev::spec::${typeToken(noun)}::${name}`,
  type: typeToken(noun),
  id: `acme/${name}`,
  inputs: { ...inputs, __provider: providerText(noun), __defaults: [] },
  outputs: { ...inputs, ...outputs, __provider: providerText(noun) },
  ...more,
});
const state = (platform: number, infra: number) => [
  kept("Group", "a", { name: "platform" }, { groupId: platform }),
  kept("Group", "b", { name: "infra" }, { groupId: infra }),
  kept("GroupMembership", "ada", { group: "infra" }, { groupId: infra }),
];
const nothing = new FakeHub();

describe("What two engines are compared by", () => {
  it("does not know in which order siblings were made: a group's number is told by what it belongs to", () => {
    assert.deepEqual(steadyState(state(7001, 7002), nothing), steadyState(state(7002, 7001), nothing));
    assert.deepEqual(steadyState(state(7001, 7002), nothing)["GroupMembership ada"], {
      id: "acme/ada",
      inputs: { group: "infra" },
      outputs: { groupId: "number of infra" },
    });
  });

  it("does not know the order of keys, times, uuids, secrets and what is empty", () => {
    const uuid = "8f0e4a1e-6d6c-4b3a-9d7e-0d6f3a3b5c1d";
    const sealed = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", plaintext: '"x"' };
    const one = kept("PersonalAccessToken", "ci", {}, { uuid, token: sealed, createdAt: "2031-01-01T00:00:00.123Z" });
    const other = { ...one, protect: false, dependencies: [], outputs: reversed(one.outputs!) };
    assert.deepEqual(steadyState([one], nothing), steadyState([other], nothing));
    assert.deepEqual(steadyState([one], nothing), {
      "PersonalAccessToken ci": {
        id: "acme/ci",
        outputs: { createdAt: "<time>", token: "<secret>", uuid: "<uuid>" },
      },
    });
  });

  it("tells of a state what has changed, and what has gone", () => {
    const [before, after] = [state(7001, 7002), state(7001, 7002).slice(0, 2)].map((one) => steadyState(one, nothing));
    assert.deepEqual(changes(before!, after!), { "GroupMembership ada": null });
    assert.deepEqual(changes(before!, before!), {});
  });

  it("counts what a refresh finds as steps of the refresh alone", () => {
    const happened = ["refresh update", "refresh same", "same", "update"].map((op) => ({
      op,
      noun: "Group",
      name: "a",
    }));
    assert.deepEqual(stepsOf("refresh", happened), ["refresh update Group a", "update Group a"]);
    assert.deepEqual(stepsOf("up", happened), ["update Group a"]);
  });

  it("tells writes in any order, without numbers in the names of groups that make way", () => {
    const write = (method: string, path: string) => ({ method, path, status: 200, actor: "ops" });
    const log = [write("PUT", "/v2/orgs/acme/groups/a-1002"), write("DELETE", "/v2/invites/x")];
    assert.deepEqual(writesOf(log), ["DELETE invites/x", "PUT groups/a-<number>"]);
  });
});

const reversed = (object: Properties) => Object.fromEntries(Object.entries(object).reverse());
