import assert from "node:assert/strict";
import { acme, group, type Scenario } from "./scenario";

const provider = (name: string, args: Record<string, unknown>) => ({ type: "Provider", name, args });

/** Unknown values and secrets, and resources that come from elsewhere: providers, get, an import file. */
export const values: Scenario[] = [
  {
    name: "values that a preview does not know",
    acts: [
      {
        do: "preview",
        declare: [
          group(),
          { type: "PersonalAccessToken", name: "ci", args: { label: { $: "group.id" }, scopes: ["repo:read"] } },
        ],
        steps: ["create Group group", "create PersonalAccessToken ci"],
      },
      {
        do: "up",
        steps: ["create Group group", "create PersonalAccessToken ci"],
        then: ({ hub }) => assert.equal([...hub.store.tokens.values()][0]?.label, "acme/platform"),
      },
    ],
  },
  {
    name: "a secret argument stays one",
    acts: [
      {
        do: "up",
        declare: [group("platform", { description: { $secret: "planted-description-51c3" } })],
        steps: ["create Group group"],
      },
      {
        do: "up",
        declare: [group("platform", { description: { $secret: "planted-description-other" } })],
        steps: ["update Group group"],
      },
    ],
  },
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
];
