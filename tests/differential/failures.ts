import assert from "node:assert/strict";
import { acme, group, membership, type Scenario } from "./scenario";

/** What fails, and what is left of it. */
export const failures: Scenario[] = [
  {
    name: "a bad argument fails at preview, with the property named and its value not printed, and nothing is sent",
    acts: [
      {
        do: "preview",
        declare: [group("Platform")],
        exit: 1,
        says: /Group resource 'group' has a problem: name: a group's name is written in small letters: "platform"/,
        steps: [],
        then: ({ hub }) => assert.deepEqual(hub.log, []),
      },
      {
        do: "preview",
        declare: [group("platform", { description: { $secret: `planted-${"x".repeat(300)}` } })],
        exit: 1,
        says: /Group resource 'group' has a problem: description: it is too long/,
        steps: [],
      },
      {
        do: "preview",
        declare: [{ type: "OrgMembers", name: "all", args: { members: { $secret: ["planted-Person"] } } }],
        exit: 1,
        says: /OrgMembers resource 'all' has a problem: members: .* show something of members, which the program keeps secret/,
        steps: [],
      },
    ],
  },
  {
    name: "what is gone is made again",
    acts: [
      { do: "up", declare: [group(), membership()], steps: ["create Group group", "create GroupMembership ada"] },
      {
        do: "refresh",
        before: (hub) => hub.byHand("ops", "DELETE", "/v2/orgs/acme/groups/platform"),
        steps: ["refresh delete Group group", "refresh delete GroupMembership ada"],
      },
      {
        do: "up",
        steps: ["create Group group", "create GroupMembership ada"],
        then: (scene) => assert.ok(acme(scene).groups.has("platform")),
      },
    ],
  },
  {
    name: "somebody declared in a set and alone is refused at preview, with both resources named",
    acts: [
      {
        do: "preview",
        declare: [
          group(),
          { type: "GroupMembers", name: "all", args: { group: { $: "group.name" }, members: ["ada", "bo"] } },
          membership(),
        ],
        exit: 1,
        says: /Ada is declared twice as a member of the group platform: by (GroupMembers "all" and by GroupMembership "ada"|GroupMembership "ada" and by GroupMembers "all")/,
        races: "everything",
      },
    ],
  },
  {
    name: "two resources of one name are refused",
    acts: [
      {
        do: "preview",
        declare: [group(), { ...group("other") }],
        exit: 1,
        says: /[Dd]uplicate resource URN/,
        races: "everything",
      },
    ],
  },
  {
    name: "of two resources of one name no more than one is made",
    acts: [
      {
        do: "up",
        declare: [group(), { ...group("other") }],
        exit: 1,
        says: /Duplicate resource URN/,
        // The real command may have begun with the first before it hears of the second.
        races: "everything",
        then: (scene) => assert.ok(!acme(scene).groups.has("platform") || !acme(scene).groups.has("other")),
      },
    ],
  },
  {
    name: "a bad argument stops an up before anything is made",
    acts: [
      {
        do: "up",
        declare: [group("Platform"), membership()],
        exit: 1,
        says: /Group resource 'group' has a problem: name:/,
        steps: [],
        then: ({ hub }) => assert.deepEqual(hub.writes(), []),
      },
      { do: "up", declare: [group(), membership()], steps: ["create Group group", "create GroupMembership ada"] },
      {
        do: "up",
        declare: [group("Platform"), membership()],
        exit: 1,
        says: /Group resource 'group' has a problem: name:/,
        steps: [],
      },
    ],
  },
];
