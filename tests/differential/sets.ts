import assert from "node:assert/strict";
import { infra } from "./nouns";
import { acme, group, membersOf, membership, NATIVE, type Scenario } from "./scenario";

const inGroup = (members: string[]) => ({
  type: "GroupMembers",
  name: "all",
  args: { group: { $: "group.name" }, members },
});
const roster = (members: Record<string, string>) => ({ type: "OrgMembers", name: "roster", args: { members } });

/** Every verb of the nouns that hold a whole set of people. */
export const sets: Scenario[] = [
  {
    name: "create with an invitation, people more and fewer, acceptance and drift, delete",
    acts: [
      {
        do: "up",
        declare: [
          group(),
          inGroup(["ada"]),
          roster({ ops: "owner", ada: "member", bo: "editor", "cleo@example.com": "member" }),
        ],
        steps: ["create Group group", "create GroupMembers all", "create OrgMembers roster"],
        then: (scene) => assert.equal(acme(scene).invites.size, 1),
      },
      {
        do: "up",
        flags: { refresh: true },
        before: (hub) => {
          hub.register("cleo", "cleo@example.com");
          hub.accept("acme", "cleo");
          return hub.byHand("ops", "POST", "/v2/orgs/acme/groups/platform/members", { member: "bo" });
        },
        steps: ["update GroupMembers all"],
        then: (scene) => assert.deepEqual(membersOf(scene, "platform"), ["ada"]),
      },
      {
        do: "up",
        declare: [
          group(),
          inGroup(["cleo", "ops"]),
          roster({ ops: "owner", ada: "editor", "cleo@example.com": "member" }),
        ],
        steps: ["update GroupMembers all", "update OrgMembers roster"],
        then: (scene) => {
          assert.deepEqual(membersOf(scene, "platform"), ["cleo", "ops"]);
          assert.deepEqual(Object.fromEntries(acme(scene).members), { ops: "owner", ada: "editor", cleo: "member" });
        },
      },
      {
        do: "destroy",
        steps: ["delete GroupMembers all", "delete Group group", "delete OrgMembers roster"],
        then: (scene) => assert.equal(acme(scene).members.size, 3),
      },
    ],
  },
  {
    name: "somebody who moves from a single membership into a set, and back, keeps it",
    acts: [
      { do: "up", declare: [group(), membership()], steps: ["create Group group", "create GroupMembership ada"] },
      {
        do: "up",
        declare: [group(), inGroup(["ada"])],
        steps: ["create GroupMembers all", "delete GroupMembership ada"],
        then: (scene) => assert.deepEqual(membersOf(scene, "platform"), ["ada"]),
      },
      {
        do: "up",
        declare: [group(), membership()],
        steps: ["create GroupMembership ada", "delete GroupMembers all"],
        then: (scene) => assert.deepEqual(membersOf(scene, "platform"), ["ada"]),
      },
    ],
  },
  {
    name: "drift of sets is found with exit code 7, person by person, and repaired",
    acts: [
      {
        do: "up",
        declare: [group(), inGroup(["ada", "bo"]), roster({ ops: "owner", ada: "editor", bo: "member" })],
      },
      {
        do: "preview",
        flags: { refresh: true, expectNoChanges: true },
        before: async (hub) => {
          await hub.byHand("ops", "DELETE", "/v2/orgs/acme/groups/platform/members/bo");
          await hub.byHand("ops", "POST", "/v2/orgs/acme/groups/platform/members", { member: "ops" });
          await hub.byHand("ops", "PUT", "/v2/orgs/acme/members/ada", { role: "member" });
          hub.store.setRole(acme(hub), "dora", "editor");
        },
        exit: 7,
        steps: ["update GroupMembers all", "update OrgMembers roster"],
      },
      { do: "refresh", steps: ["refresh update GroupMembers all", "refresh update OrgMembers roster"] },
      {
        do: "up",
        steps: ["update GroupMembers all", "update OrgMembers roster"],
        then: (scene) => {
          assert.deepEqual(membersOf(scene, "platform"), ["ada", "bo"]);
          assert.deepEqual(Object.fromEntries(acme(scene).members), { ops: "owner", ada: "editor", bo: "member" });
        },
      },
    ],
  },
  {
    name: "a set whose group is gone is gone with it, and both are made again",
    acts: [
      { do: "up", declare: [group(), inGroup(["ada", "bo"])] },
      {
        do: "refresh",
        before: (hub) => hub.byHand("ops", "DELETE", "/v2/orgs/acme/groups/platform"),
        steps: ["refresh delete Group group", "refresh delete GroupMembers all"],
      },
      {
        do: "up",
        steps: ["create Group group", "create GroupMembers all"],
        then: (scene) => assert.deepEqual(membersOf(scene, "platform"), ["ada", "bo"]),
      },
    ],
  },
  {
    name: "a set that is pointed at another group is replaced, the new one first",
    acts: [
      { do: "up", declare: [group(), infra(), inGroup(["ada", "bo"])] },
      {
        do: "up",
        declare: [group(), infra(), { ...inGroup(["ada", "bo"]), args: { group: "infra", members: ["ada", "bo"] } }],
        steps: ["create-replacement GroupMembers all", "replace GroupMembers all", "delete-replaced GroupMembers all"],
        then: (scene) => {
          assert.deepEqual(membersOf(scene, "platform"), []);
          assert.deepEqual(membersOf(scene, "infra"), ["ada", "bo"]);
        },
      },
    ],
  },
  {
    name: "a group is replaced with its set, the set first taken away and last put back",
    notNative: NATIVE.leaves,
    acts: [
      { do: "up", declare: [group("platform", { description: "one" }), inGroup(["ada", "bo"])] },
      {
        do: "up",
        declare: [
          group("platform", { description: "two" }, { replaceOnChanges: ["description"] }),
          inGroup(["ada", "bo"]),
        ],
        then: (scene) => assert.deepEqual(membersOf(scene, "platform"), ["ada", "bo"]),
      },
      { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
    ],
  },
  {
    name: "a set that was changed only in part says so, and the next run finishes it",
    acts: [
      { do: "up", declare: [group(), inGroup(["ada"])] },
      {
        do: "up",
        before: (hub) =>
          hub.faults.add({ fault: { kind: "status", status: 403 }, method: "POST", path: /members$/, skip: 1 }),
        declare: [group(), inGroup(["ada", "bo", "ops"])],
        exit: 1,
        then: (scene) => assert.equal(membersOf(scene, "platform").length, 2),
        races: "everything",
      },
      {
        do: "up",
        then: (scene) => assert.deepEqual(membersOf(scene, "platform"), ["ada", "bo", "ops"]),
        races: "everything",
      },
      { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
    ],
  },
  {
    name: "a roster whose invitation fails says so, and the next run finishes it",
    acts: [
      {
        do: "up",
        before: (hub) => hub.faults.add({ fault: { kind: "status", status: 403 }, method: "POST", path: /invites/ }),
        declare: [roster({ ops: "owner", ada: "editor", bo: "editor", "cleo@example.com": "member" })],
        exit: 1,
        says: /cleo@example.com/,
      },
      {
        do: "up",
        then: (scene) => {
          assert.equal(acme(scene).invites.size, 1);
          assert.equal(acme(scene).members.get("ada"), "editor");
        },
      },
      { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
    ],
  },
];
