import assert from "node:assert/strict";
import { acme, group, membersOf, membership, type Scenario } from "./scenario";

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
];
