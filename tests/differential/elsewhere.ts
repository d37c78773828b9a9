import assert from "node:assert/strict";
import { acme, group, membership, NATIVE, type Scenario } from "./scenario";

import { dumped } from "./dumped";
const provider = (name: string, args: Record<string, unknown>) => ({ type: "Provider", name, args });

/** What comes from elsewhere: other providers and organizations, what is only read, and what is imported. */
export const elsewhere: Scenario[] = [
  {
    name: "an explicit provider is another process with another credential",
    acts: [
      {
        do: "up",
        before: (hub) => {
          hub.store.accounts.get("dora")!.password = "planted-second-password";
          hub.store.setRole(acme(hub), "dora", "owner");
        },
        declare: [
          provider("other", {
            org: "acme",
            username: "dora",
            password: { $secret: "planted-second-password" },
            baseUrl: "HUB",
          }),
          group("platform", {}, { provider: "other" }),
          { ...group("plain"), name: "plain" },
        ],
        steps: ["create Group group", "create Group plain"],
        then: (scene) => {
          const actors = acme(scene)
            .audit.filter(({ action }) => action === "org.team.create")
            .map(({ actor, name }) => `${name} by ${actor}`);
          assert.deepEqual(actors.sort(), ["plain by ops", "platform by dora"]);
          assert.equal(scene.hub.log.filter(({ path }) => path === "/v2/auth/token").length, 2);
        },
      },
      { do: "destroy", steps: ["delete Group group", "delete Group plain"] },
    ],
  },
  {
    name: "get reads what the stack does not manage",
    acts: [
      {
        do: "up",
        before: (hub) => hub.byHand("ops", "POST", "/v2/orgs/acme/groups", { name: "legacy" }),
        declare: [{ type: "Group", name: "found", get: "acme/legacy", export: "groupId" }],
        steps: ["read Group found"],
      },
      {
        do: "destroy",
        steps: ["discard Group found"],
        then: (scene) => assert.ok(acme(scene).groups.has("legacy")),
      },
    ],
  },
  {
    name: "get of what does not exist fails at preview, with a sentence",
    acts: [
      {
        do: "preview",
        declare: [{ type: "Group", name: "found", get: "acme/nowhere", export: "groupId" }],
        exit: 1,
        says: /Could not read Group acme\/nowhere: there is nothing of this id, .*form \{org\}\/\{name\}/,
        once: /Could not read Group/,
        steps: [],
      },
    ],
  },
  {
    name: "an import file adopts without a read",
    acts: [
      {
        do: "import",
        before: (hub) => hub.byHand("ops", "POST", "/v2/orgs/acme/groups", { name: "platform", description: "theirs" }),
        import: (hub) => {
          const __provider = 'exports.handler=()=>require("pulumi-dockerhub/provider").providerFor("Group")';
          const inputs = { org: "acme", name: "platform", description: "theirs", __provider };
          const outputs = { ...inputs, groupId: acme(hub).groups.get("platform")!.id };
          const type = "pulumi-nodejs:dynamic/dockerhub:Group";
          return { nameTable: {}, resources: [{ type, name: "group", id: "acme/platform", inputs, outputs }] };
        },
        steps: ["import Group group"],
        then: ({ hub }) => assert.deepEqual(hub.log, []),
      },
      {
        do: "preview",
        declare: [group("platform", { description: "theirs" })],
        flags: { refresh: true, expectNoChanges: true },
        steps: [],
      },
    ],
  },
  {
    name: "two organizations, each with a provider of its own, and the same names in both",
    hub: {
      seed: {
        accounts: ["ops", "svc", "ada"].map((username) => ({ username, email: `${username}@example.com` })),
        organizations: ["acme", "labs"].map((name) => ({
          name,
          members: [{ username: name === "acme" ? "ops" : "svc", role: "owner" as const }, { username: "ada" }],
        })),
      },
    },
    acts: [
      {
        do: "up",
        before: (hub) => (hub.store.accounts.get("svc")!.password = "planted-labs"),
        declare: [
          // Where nothing else is said, it reaches what the stack does.
          provider("labs", { org: "labs", username: "svc", password: { $secret: "planted-labs" } }),
          group(),
          { ...group("platform", {}, { provider: "labs" }), name: "theirs" },
          membership(),
          { ...membership("ada", { group: { $: "theirs.name" } }, { provider: "labs" }), name: "theirs-ada" },
          {
            type: "OrgSettings",
            name: "labs",
            args: { restrictedImages: { enabled: true } },
            options: { provider: "labs" },
          },
        ],
        then: ({ hub }) => assert.ok(hub.store.organizations.get("labs")!.groups.get("platform")!.members.has("ada")),
      },
      {
        do: "preview",
        before: (hub) => hub.byHand("svc", "DELETE", "/v2/orgs/labs/groups/platform/members/ada"),
        flags: { refresh: true, expectNoChanges: true },
        exit: 7,
        steps: ["create GroupMembership theirs-ada"],
      },
      {
        do: "up",
        declare: [
          // Where nothing else is said, it reaches what the stack does.
          provider("labs", { org: "labs", username: "svc", password: { $secret: "planted-labs" } }),
          group(),
          membership(),
        ],
        then: ({ hub }) => assert.deepEqual([...hub.store.organizations.get("labs")!.groups.keys()], ["owners"]),
      },
      { do: "destroy", then: (scene) => assert.deepEqual([...acme(scene).groups.keys()], ["owners"]) },
    ],
  },
  {
    name: "what is declared and then only read is let go, and what is read and then declared is taken over",
    notNative: NATIVE.reads,
    acts: [
      { do: "up", declare: [group()], steps: ["create Group group"] },
      {
        do: "up",
        declare: [{ type: "Group", name: "group", get: "acme/platform" }],
        then: (scene) => assert.ok(acme(scene).groups.has("platform")),
      },
      {
        do: "up",
        declare: [group("platform", { adopt: true })],
        then: (scene) => assert.ok(acme(scene).groups.has("platform")),
      },
      { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
    ],
  },
  {
    name: "what is declared and then read under another id ends",
    acts: [
      { do: "up", declare: [group()], steps: ["create Group group"] },
      {
        do: "up",
        before: (hub) => hub.byHand("ops", "POST", "/v2/orgs/acme/groups", { name: "legacy" }),
        declare: [{ type: "Group", name: "group", get: "acme/legacy" }],
        then: (scene) => assert.deepEqual([...acme(scene).groups.keys()].sort(), ["legacy", "owners"]),
      },
      { do: "refresh", before: (hub) => hub.byHand("ops", "DELETE", "/v2/orgs/acme/groups/legacy") },
    ],
  },
  ...(["sets", "edges"] as const).map((style): Scenario => ({
    name: `dump in the style of ${style}, import and an empty preview`,
    acts: [
      {
        do: "import",
        before: async (hub) => {
          await hub.byHand("ops", "POST", "/v2/orgs/acme/groups", { name: "platform", description: "theirs" });
          await hub.byHand("ops", "POST", "/v2/orgs/acme/groups/platform/members", { member: "ada" });
          await hub.byHand("ops", "POST", "/v2/invites/bulk", {
            org: "acme",
            role: "member",
            invitees: ["new@example.com"],
          });
          await hub.byHand("ops", "POST", "/v2/access-tokens", { token_label: "ci", scopes: ["repo:read"] });
        },
        import: async (hub) => (await dumped(hub, style)).file,
      },
      {
        do: "preview",
        declare: async (hub) => (await dumped(hub, style)).program,
        flags: { refresh: true, expectNoChanges: true },
        steps: [],
      },
      { do: "up", flags: { expectNoChanges: true }, steps: [] },
    ],
  })),
];
