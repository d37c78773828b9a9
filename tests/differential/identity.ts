import assert from "node:assert/strict";
import type { Declared } from "../support/spec";
import { acme, membersOf, type Act, NATIVE, type Scenario } from "./scenario";

const one = (type: string, name: string, args: object = {}, options: Declared["options"] = {}): Declared => ({
  type,
  name,
  args: { ...args },
  options,
});
const platform = (name = "platform", args: object = {}) => one("Group", name, { name: "platform", ...args });
const set = (members: string[], name = "all", args: object = {}) =>
  one("GroupMembers", name, { group: "platform", members, ...args });
const single = (username: string, name = username, args: object = {}) =>
  one("GroupMembership", name, { group: "platform", username, ...args });
const inside = (declared: Declared, parent = "team"): Declared => ({
  ...declared,
  options: { ...declared.options, parent },
});

/** Every noun, declared under a name and in a place, with what nobody may lose when those change. */
const nouns: [noun: string, declared: (name: string) => Declared[], keeps: string[]][] = [
  ["Group", (name) => [platform(name), single("ada")], ["platform", "ada in platform"]],
  ["GroupMembership", (name) => [platform(), single("ada", name)], ["platform", "ada in platform"]],
  ["GroupMembers", (name) => [platform(), set(["ada", "bo"], name)], ["ada in platform", "bo in platform"]],
  ["OrgMember", (name) => [one("OrgMember", name, { username: "ada", role: "editor" })], ["ada"]],
  [
    "OrgMembers",
    (name) => [one("OrgMembers", name, { members: { ops: "owner", ada: "editor", bo: "member" } })],
    ["ops", "ada", "bo"],
  ],
  ["Invite", (name) => [one("Invite", name, { invitee: "cleo@example.com" })], ["cleo@example.com"]],
  ["OrgSettings", (name) => [one("OrgSettings", name, { restrictedImages: { enabled: true } })], []],
];

/** Makes what is declared, then declares it in another way: nothing may change for anybody. */
const stays = (
  what: string,
  noun: string,
  before: Declared[],
  after: Declared[],
  keeps: string[],
  flags: Act["flags"] = {},
): Scenario => ({
  ...(noun === "Group" && { notNative: NATIVE.noHeir }),
  name: `${noun}: ${what}, and nobody loses anything`,
  acts: [
    { do: "up", declare: before },
    {
      do: "up",
      declare: after,
      flags,
      keeps,
      then: (scene) => {
        for (const person of keeps)
          assert.ok(!/ in /.test(person) || membersOf(scene, "platform").includes(person.split(" ")[0]!));
        if (noun === "OrgSettings") assert.equal(acme(scene).restrictedImages["enabled"], true);
        if (noun === "Invite") assert.equal(acme(scene).invites.size, 1);
      },
    },
    { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
  ],
});

const moved = (declared: Declared[], noun: string) => declared.map((d) => (d.type === noun ? inside(d) : d));

const refactored = nouns.flatMap(([noun, declared, keeps]): Scenario[] => [
  stays("renamed in the program", noun, declared("old"), declared("new"), keeps),
  stays("renamed in the program, with --refresh", noun, declared("old"), declared("new"), keeps, { refresh: true }),
  stays("moved into a component", noun, declared("same"), moved(declared("same"), noun), keeps),
  stays("moved out of a component", noun, moved(declared("same"), noun), declared("same"), keeps),
]);

const wrapped: Scenario = stays(
  "a whole program wrapped in a component",
  "Group",
  [platform(), set(["ada"]), one("OrgMember", "bo", { username: "bo", role: "editor" })],
  [platform(), set(["ada"]), one("OrgMember", "bo", { username: "bo", role: "editor" })].map((d) => inside(d)),
  ["platform", "ada in platform", "bo"],
);

const twice: [what: string, declared: Declared[], says: RegExp][] = [
  [
    "one person in one group",
    [platform(), single("ada"), single("ada", "again")],
    /Ada is declared twice as a member of the group platform/,
  ],
  [
    "one member",
    [
      one("OrgMember", "a", { username: "ada", role: "member" }),
      one("OrgMember", "b", { username: "ada", role: "owner" }),
    ],
    /Ada is declared twice/,
  ],
  ["one group", [platform("a"), platform("b")], /The group platform is declared twice/],
  [
    "one group's members",
    [platform(), set(["ada"], "a"), set(["bo"], "b")],
    /The members of the group platform are declared twice/,
  ],
  ["the settings", [one("OrgSettings", "a"), one("OrgSettings", "b")], /The settings of acme are declared twice/],
  [
    "the roster, with nobody in both",
    [
      one("OrgMembers", "a", { members: { ops: "owner" } }),
      // Whichever is first must be refused for nothing else.
      one("OrgMembers", "b", { members: { ada: "owner" }, ignore: ["ops"] }),
    ],
    /The members of acme are declared twice/,
  ],
];

const refused = twice.map(([what, declare, says]): Scenario => ({
  name: `two resources for ${what} are refused at preview`,
  acts: [{ do: "preview", declare, exit: 1, once: says, races: "everything" }],
}));

const groupNames: Scenario[] = [
  {
    name: "a group is renamed, and another one takes its name, in one change",
    acts: [
      { do: "up", declare: [one("Group", "a", { name: "a" }), single("ada", "m", { group: { $: "a.name" } })] },
      {
        do: "up",
        declare: [
          one("Group", "a", { name: "b" }),
          one("Group", "c", { name: "a" }),
          single("ada", "m", { group: { $: "a.name" } }),
          single("bo", "n", { group: { $: "c.name" } }),
        ],
        then: (scene) => {
          assert.deepEqual(membersOf(scene, "b"), ["ada"]);
          assert.deepEqual(membersOf(scene, "a"), ["bo"]);
        },
      },
      { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
    ],
  },
  {
    name: "two groups swap their names, and their people go with them",
    acts: [
      {
        do: "up",
        declare: [
          one("Group", "a", { name: "a" }),
          one("Group", "b", { name: "b" }),
          single("ada", "m", { group: { $: "a.name" } }),
          single("bo", "n", { group: { $: "b.name" } }),
        ],
      },
      {
        do: "up",
        races: "writes",
        declare: [
          one("Group", "a", { name: "b" }),
          one("Group", "b", { name: "a" }),
          single("ada", "m", { group: { $: "a.name" } }),
          single("bo", "n", { group: { $: "b.name" } }),
        ],
        then: (scene) => {
          assert.deepEqual(membersOf(scene, "b"), ["ada"]);
          assert.deepEqual(membersOf(scene, "a"), ["bo"]);
          assert.deepEqual([...acme(scene).groups.keys()].sort(), ["a", "b", "owners"]);
        },
      },
      { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
    ],
  },
  {
    name: "a group takes the name of one that is deleted in the same change",
    acts: [
      {
        do: "up",
        declare: [
          one("Group", "a", { name: "a" }),
          one("Group", "b", { name: "b" }),
          single("bo", "n", { group: { $: "b.name" } }),
        ],
      },
      {
        do: "up",
        declare: [one("Group", "b", { name: "a" }), single("bo", "n", { group: { $: "b.name" } })],
        then: (scene) => {
          assert.deepEqual(membersOf(scene, "a"), ["bo"]);
          assert.deepEqual([...acme(scene).groups.keys()].sort(), ["a", "owners"]);
        },
      },
      { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
    ],
  },
  ...[true, false].map((refresh): Scenario => ({
    name: `a group renamed by hand, with another one under its old name, is renamed back by nobody's loss${refresh ? ", with --refresh" : ""}`,
    acts: [
      { do: "up", declare: [platform(), single("ada", "m", { group: { $: "platform.name" } })] },
      {
        do: "up",
        before: async (hub) => {
          await hub.byHand("ops", "PATCH", "/v2/orgs/acme/groups/platform", { name: "theirs" });
          await hub.byHand("ops", "POST", "/v2/orgs/acme/groups", { name: "platform", description: "foreign" });
          await hub.byHand("ops", "POST", "/v2/orgs/acme/groups/platform/members", { member: "bo" });
        },
        flags: { refresh },
        ...(refresh ? { exit: 1, says: /another group has the name platform/ } : {}),
        keeps: ["ada in theirs", "bo in platform"],
      },
    ],
  })),
];

export const identity: Scenario[] = [...refactored, wrapped, ...refused, ...groupNames];
