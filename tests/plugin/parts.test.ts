import assert from "node:assert/strict";
import { askedVersion } from "../../scripts/engines";
import { play } from "../differential/play";
import { acme, group, membersOf, membership, type Scenario } from "../differential/scenario";
import type { Declared } from "../support/spec";

const named = (name: string) => [`**::${name}`];
const AFTER = { dependsOn: ["group"] };
const [PARTIAL, NO_STEP] = [/leaves a part of the stack out .* Run without these options/s, { exit: 1, steps: [] }];

/** One whose group is that of the resource, and one whose group is written out. */
const people = [membership("ada"), membership("bo", { group: "platform" }, AFTER)];
/** People whose resources do not wait for the group. */
const loose = ["ada", "bo"].map((name) => membership(name, { group: "platform" }));
const both = ["ada in platform", "bo in platform"];
const set = (members: unknown): Declared => ({
  type: "GroupMembers",
  name: "all",
  args: { group: "platform", members },
});
const member = (name: string): Declared => ({ type: "OrgMember", name, args: { username: "ada", role: "member" } });

/** What a plugin is not told of: of a run of a part, what it leaves out; of one that replaces, what is still to come; what is secret. */
const scenarios: Scenario[] = [
  {
    name: "keeps everybody in a group that is replaced alone",
    acts: [
      { do: "up", declare: [group(), ...people] },
      { do: "up", flags: { replace: named("group"), target: named("group") }, keeps: ["platform", ...both] },
      { do: "up", flags: { expectNoChanges: true, refresh: true }, steps: [] },
    ],
  },
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
    name: "ends no group in a run of a part, in which others may use it",
    acts: [
      { do: "up", declare: [group(), ...loose] },
      {
        do: "up",
        declare: loose,
        flags: { target: named("group") },
        ...NO_STEP,
        says: PARTIAL,
        keeps: ["platform", ...both],
      },
      { do: "up", steps: ["delete Group group"], keeps: ["platform", ...both] },
    ],
  },
  {
    name: "takes nobody out of an organization in a run of a part",
    acts: [
      { do: "up", declare: [{ ...group() }, membership("ada"), member("one")] },
      {
        do: "up",
        declare: [group(), membership("ada"), member("two")],
        flags: { target: named("one") },
        ...NO_STEP,
        says: PARTIAL,
        keeps: ["ada"],
      },
      { do: "up", steps: ["create OrgMember two", "delete OrgMember one"], keeps: ["ada"] },
      { do: "destroy", flags: { target: named("two") }, steps: ["delete OrgMember two"] },
    ],
  },
  {
    name: "takes nobody out of a set in a run of a part, and does in a run of all",
    acts: [
      { do: "up", declare: [group(), set(["ada", "bo"])] },
      {
        do: "up",
        declare: [group(), ...people],
        flags: { target: named("all") },
        ...NO_STEP,
        says: PARTIAL,
        keeps: both,
      },
      {
        do: "up",
        declare: [group(), set(["ada"])],
        flags: { target: named("all") },
        ...NO_STEP,
        says: PARTIAL,
        keeps: both,
      },
      {
        do: "up",
        steps: ["update GroupMembers all"],
        keeps: ["ada in platform"],
        then: (scene) => assert.deepEqual(membersOf(scene, "platform"), ["ada"]),
      },
      {
        do: "up",
        declare: [group(), set(["ada", "bo"])],
        flags: { target: named("all") },
        steps: ["update GroupMembers all"],
      },
    ],
  },
  {
    name: "keeps a set in a group that is replaced where it is not replaced with it",
    acts: [
      { do: "up", declare: [group(), { ...set(["ada", "bo"]), options: AFTER }] },
      {
        do: "up",
        declare: [
          group("platform", { description: "two" }, { replaceOnChanges: ["description"] }),
          { ...set(["ada", "bo"]), options: AFTER },
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
