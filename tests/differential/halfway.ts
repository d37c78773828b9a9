import assert from "node:assert/strict";
import { ada, cleo, settings, token } from "./nouns";
import { acme, group, membership, NATIVE, type Scenario } from "./scenario";

/** What ends half-way, what is left of it, and how the next run goes on. */
export const halfway: Scenario[] = [
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
    name: "a refresh that may not read any of the nouns forgets none of them",
    acts: [
      {
        do: "up",
        declare: [
          group(),
          { type: "GroupMembers", name: "all", args: { group: { $: "group.name" }, members: ["bo"] } },
          ada(),
          cleo(),
          token(),
          settings(),
        ],
      },
      {
        do: "refresh",
        before: (hub) => hub.faults.add({ fault: { kind: "status", status: 403 }, method: "GET", times: 1000 }),
        exit: 1,
        says: /403/,
        steps: [],
      },
      { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
    ],
  },
  {
    name: "an update that fails leaves the old state, and the next run does it",
    acts: [
      { do: "up", declare: [group("platform", { description: "one" }), membership()] },
      {
        do: "up",
        before: (hub) => hub.faults.add({ fault: { kind: "status", status: 403 }, method: "PUT", path: /groups/ }),
        declare: [group("platform", { description: "two" })],
        exit: 1,
        says: /Could not update Group acme\/platform/,
        steps: [],
        keeps: ["ada in platform"],
      },
      { do: "up", steps: ["update Group group", "delete GroupMembership ada"] },
    ],
  },
  {
    name: "a replacement that fails in the middle is gone on with by the next run",
    notNative: NATIVE.leaves,
    acts: [
      { do: "up", declare: [group("platform", { description: "one" }), membership()] },
      {
        do: "up",
        before: (hub) => hub.faults.add({ fault: { kind: "status", status: 403 }, method: "POST", path: /groups$/ }),
        declare: [group("platform", { description: "two" }, { replaceOnChanges: ["description"] }), membership()],
        exit: 1,
        says: /Could not create Group acme\/platform/,
      },
      { do: "preview" },
      {
        do: "up",
        then: (scene) => assert.deepEqual([...acme(scene).groups.get("platform")!.members], ["ada"]),
      },
      { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
    ],
  },
];
