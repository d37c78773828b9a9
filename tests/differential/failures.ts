import assert from "node:assert/strict";
import { acme, group, membership, type Scenario } from "./scenario";

const token = (args: object = {}) => ({
  type: "PersonalAccessToken",
  name: "ci",
  args: { label: "ci", scopes: ["repo:read"], ...args },
});

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
    name: "a failing resource stops what depends on it, and the next run goes on",
    acts: [
      {
        do: "up",
        before: (hub) => hub.faults.add({ fault: { kind: "status", status: 403 }, method: "POST", path: /groups$/ }),
        declare: [group(), membership()],
        exit: 1,
        says: /Could not create Group acme\/platform: POST \/v2\/orgs\/acme\/groups: Docker Hub answered 403/,
        steps: [],
      },
      { do: "up", steps: ["create Group group", "create GroupMembership ada"] },
    ],
  },
  {
    name: "a half-made token is kept with its value, and finished by the next run",
    acts: [
      {
        do: "up",
        before: (hub) => hub.faults.add({ fault: { kind: "status", status: 403 }, method: "PATCH" }),
        declare: [token({ isActive: false })],
        exit: 1,
        says: /made but not switched off/,
        steps: [],
        then: async ({ hub, stack }) => {
          const kept = (await stack.state()).find(({ type }) => type.endsWith("PersonalAccessToken"));
          assert.ok(JSON.stringify(kept?.outputs).includes([...hub.store.tokens.values()][0]!.value));
        },
      },
      {
        do: "up",
        steps: ["update PersonalAccessToken ci"],
        then: ({ hub }) => assert.equal([...hub.store.tokens.values()][0]?.isActive, false),
      },
    ],
  },
  {
    name: "what went while a deletion failed is deleted by the next run",
    acts: [
      { do: "up", declare: [group(), membership()], steps: ["create Group group", "create GroupMembership ada"] },
      {
        do: "up",
        before: (hub) => hub.faults.add({ fault: { kind: "status", status: 403 }, method: "DELETE" }),
        declare: [group()],
        exit: 1,
        says: /Could not delete GroupMembership acme\/platform\/ada/,
        once: /Could not delete GroupMembership/,
        steps: [],
      },
      { do: "up", steps: ["delete GroupMembership ada"] },
    ],
  },
  {
    name: "the old token of a replacement that could not be deleted is deleted by the next run",
    acts: [
      { do: "up", declare: [token()], steps: ["create PersonalAccessToken ci"] },
      {
        do: "up",
        before: (hub) => hub.faults.add({ fault: { kind: "status", status: 403 }, method: "DELETE" }),
        declare: [token({ scopes: ["repo:write"] })],
        exit: 1,
        says: /Could not delete PersonalAccessToken/,
        steps: ["create-replacement PersonalAccessToken ci", "replace PersonalAccessToken ci"],
      },
      {
        do: "up",
        steps: ["delete-replaced PersonalAccessToken ci"],
        then: ({ hub }) => assert.equal(hub.store.tokens.size, 1),
      },
    ],
  },
  {
    name: "a refresh that may not read says so, and forgets nothing",
    acts: [
      { do: "up", declare: [group()], steps: ["create Group group"] },
      {
        do: "refresh",
        before: (hub) => hub.faults.add({ fault: { kind: "status", status: 403 }, method: "GET", path: /groups$/ }),
        exit: 1,
        says: /Could not read Group acme\/platform: .*403/,
        steps: [],
        once: /Could not read Group/,
      },
      { do: "up", flags: { expectNoChanges: true }, steps: [] },
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
        says: /Ada is declared twice as a member of the group platform: by GroupMembers "all" and by GroupMembership "ada"/,
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
      },
    ],
  },
];
