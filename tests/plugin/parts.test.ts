import assert from "node:assert/strict";
import { askedVersion } from "../../scripts/engines";
import type { Seed } from "../../testing";
import { token } from "../differential/nouns";
import { play } from "../differential/play";
import { group, membersOf, membership, type Scenario } from "../differential/scenario";
import type { Declared } from "../support/spec";
import { both, people, set } from "./platform";

const named = (name: string) => [`**::${name}`];
const [PARTIAL, NO_STEP] = [/leaves a part of the stack out .* Run without these options/s, { exit: 1, steps: [] }];

/** People whose resources do not wait for the group. */
const loose = ["ada", "bo"].map((name) => membership(name, { group: "platform" }));
const member = (name: string): Declared => ({ type: "OrgMember", name, args: { username: "ada", role: "member" } });

const NAMES = Array.from({ length: 8 }, (_, index) => `e${index}`);
const withEditors: Seed = {
  accounts: [...NAMES, "ops"].map((username) => ({ username, email: `${username}@example.com` })),
  organizations: [
    {
      name: "acme",
      members: [
        { username: "ops", role: "owner" },
        ...NAMES.map((username) => ({ username, role: "editor" as const })),
      ],
    },
  ],
};
/** Editors, the first of whom has another role. */
const editors = (role: string) =>
  NAMES.map((username, index): Declared => {
    return { type: "OrgMember", name: username, args: { username, role: index === 0 ? role : "editor" } };
  });

/** What a plugin is not told of what a run leaves out. */
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
    name: "makes a token anew in a run of that alone, and lowers a role, of which nobody else can have a say",
    hub: { seed: withEditors },
    acts: [
      { do: "up", declare: [token(), ...editors("editor")] },
      {
        do: "up",
        flags: { replace: named("ci"), target: named("ci") },
        steps: ["create-replacement", "replace", "delete-replaced"].map((op) => `${op} PersonalAccessToken ci`),
        then: ({ hub }) => assert.equal(hub.store.tokens.size, 1),
      },
      {
        do: "up",
        declare: [token(), ...editors("member")],
        flags: { target: named("e0") },
        steps: ["update OrgMember e0"],
      },
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
];

describe("A plugin in a run of a part of a stack", () => {
  for (const scenario of scenarios)
    it(scenario.name, async () => void (await play(scenario, await askedVersion(), "native")));
});
