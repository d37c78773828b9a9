import assert from "node:assert/strict";
import { acme, group, membersOf, membership, type Scenario } from "./scenario";

const inGroup = (members: string[]) => ({
  type: "GroupMembers",
  name: "all",
  args: { group: { $: "group.name" }, members },
});
const roster = (members: Record<string, string>) => ({ type: "OrgMembers", name: "all", args: { members } });

/** Every verb of the nouns that hold a whole set of people. */
export const sets: Scenario[] = [
  {
    name: "GroupMembers: create, one person more and one less, drift, delete",
    acts: [
      {
        do: "up",
        declare: [group(), inGroup(["ada"])],
        steps: ["create Group group", "create GroupMembers all"],
      },
      {
        do: "up",
        declare: [group(), inGroup(["bo", "ops"])],
        steps: ["update GroupMembers all"],
        then: (scene) => assert.deepEqual(membersOf(scene, "platform"), ["bo", "ops"]),
      },
      {
        do: "up",
        flags: { refresh: true },
        before: (hub) => hub.byHand("ops", "POST", "/v2/orgs/acme/groups/platform/members", { member: "ada" }),
        steps: ["update GroupMembers all"],
        then: (scene) => assert.deepEqual(membersOf(scene, "platform"), ["bo", "ops"]),
      },
      { do: "destroy", steps: ["delete GroupMembers all", "delete Group group"] },
    ],
  },
  {
    name: "OrgMembers: create with an invitation, acceptance, a role, a removal, retained on delete",
    acts: [
      {
        do: "up",
        declare: [roster({ ops: "owner", ada: "member", bo: "editor", "cleo@example.com": "member" })],
        steps: ["create OrgMembers all"],
        then: (scene) => assert.equal(acme(scene).invites.size, 1),
      },
      {
        do: "up",
        flags: { refresh: true, expectNoChanges: true },
        before: (hub) => {
          hub.register("cleo", "cleo@example.com");
          hub.accept("acme", "cleo");
        },
        steps: [],
      },
      {
        do: "up",
        declare: [roster({ ops: "owner", ada: "editor", "cleo@example.com": "member" })],
        steps: ["update OrgMembers all"],
        then: (scene) =>
          assert.deepEqual(Object.fromEntries(acme(scene).members), { ops: "owner", ada: "editor", cleo: "member" }),
      },
      { do: "destroy", steps: ["delete OrgMembers all"], then: (scene) => assert.equal(acme(scene).members.size, 3) },
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
];
