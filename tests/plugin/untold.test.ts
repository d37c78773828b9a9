import assert from "node:assert/strict";
import { askedVersion } from "../../scripts/engines";
import { play } from "../differential/play";
import { acme, group, membersOf, membership, type Scenario } from "../differential/scenario";
import { AFTER, both, people, set } from "./platform";

/** What a plugin is not told of a run: what is still to come when something is replaced, what ends with another resource, what is secret. */
const scenarios: Scenario[] = [
  {
    name: "keeps in a group that is replaced whoever is not replaced with it",
    acts: [
      { do: "up", declare: [group(), ...people] },
      {
        do: "up",
        declare: [group("platform", { description: "two" }, { replaceOnChanges: ["description"] }), ...people],
        keeps: ["platform", "bo in platform"],
        then: (scene) => assert.deepEqual(membersOf(scene, "platform"), ["ada", "bo"]),
      },
      { do: "up", flags: { expectNoChanges: true, refresh: true }, steps: [] },
    ],
  },
  {
    name: "keeps a set in a group that is replaced where it is not replaced with it",
    acts: [
      { do: "up", declare: [group(), set(["ada", "bo"], AFTER)] },
      {
        do: "up",
        declare: [
          group("platform", { description: "two" }, { replaceOnChanges: ["description"] }),
          set(["ada", "bo"], AFTER),
        ],
        keeps: ["platform", ...both],
      },
    ],
  },
  {
    name: "takes those out of a group that stays who were deletedWith it",
    acts: [
      {
        do: "up",
        declare: [
          group(),
          membership("ada", {}, { deletedWith: "group" }),
          membership("bo", { group: "platform" }, { deletedWith: "group", ...AFTER }),
          membership("ops", { group: "platform" }),
        ],
      },
      {
        do: "up",
        declare: [membership("ops", { group: "platform" })],
        keeps: ["platform", "ops in platform"],
        then: (scene) => assert.deepEqual(membersOf(scene, "platform"), ["ops"]),
      },
    ],
  },
  {
    name: "changes a set whose people are secret",
    acts: [
      { do: "up", declare: [group(), set({ $secret: ["ada", "bo"] })] },
      {
        do: "up",
        declare: [group(), set({ $secret: ["ada", "ops"] })],
        then: (scene) => assert.deepEqual(membersOf(scene, "platform"), ["ada", "ops"]),
      },
      { do: "up", declare: [group(), set([{ $secret: "ada" }, "bo"])] },
      { do: "up", declare: [group(), set([{ $secret: "ada" }, "ops"])], steps: ["update GroupMembers all"] },
    ],
  },
  {
    name: "takes those out of a group that goes on elsewhere who were deletedWith it",
    acts: [
      {
        do: "up",
        declare: [group(), membership("ada", { group: "platform" }, { deletedWith: "group" }), membership("bo")],
      },
      {
        do: "up",
        declare: [
          { ...group("platform", { adopt: true }), name: "next" },
          membership("bo", { group: { $: "next.name" } }),
        ],
        keeps: ["platform", "bo in platform"],
        then: (scene) => assert.deepEqual(membersOf(scene, "platform"), ["bo"]),
      },
      { do: "destroy", then: (scene) => assert.ok(acme(scene)) },
    ],
  },
];

describe("A plugin", () => {
  for (const scenario of scenarios)
    it(scenario.name, async () => void (await play(scenario, await askedVersion(), "native")));
});
