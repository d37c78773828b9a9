import assert from "node:assert/strict";
import { acme, group, membership, membersOf, type Scenario } from "./scenario";

const replaced = (name: string) => [`create-replacement ${name}`, `replace ${name}`, `delete-replaced ${name}`];
const provider = (name: string, args: Record<string, unknown>) => ({ type: "Provider", name, args });

/** The options of resources, and the engine's own rules. */
export const options: Scenario[] = [
  {
    name: "protect keeps a resource from being deleted and destroyed",
    acts: [
      { do: "up", declare: [group("platform", {}, { protect: true })], steps: ["create Group group"] },
      { do: "preview", declare: [], exit: 1, says: /protected/, steps: [] },
      { do: "destroy", exit: 1, says: /protected/, steps: [] },
      { do: "up", declare: [group()], steps: [] },
      { do: "destroy", steps: ["delete Group group"] },
    ],
  },
  {
    name: "ignoreChanges leaves a changed argument alone",
    acts: [
      { do: "up", declare: [group("platform", { description: "one" })], steps: ["create Group group"] },
      {
        do: "up",
        declare: [group("platform", { description: "two" }, { ignoreChanges: ["description"] })],
        flags: { expectNoChanges: true },
        steps: [],
      },
    ],
  },
  {
    name: "replaceOnChanges replaces, deleting first because the name is the same, with the dependents",
    acts: [
      {
        do: "up",
        declare: [group("platform", { description: "one" }), membership()],
        steps: ["create Group group", "create GroupMembership ada"],
      },
      {
        do: "up",
        declare: [group("platform", { description: "two" }, { replaceOnChanges: ["description"] }), membership()],
        steps: [...replaced("Group group"), ...replaced("GroupMembership ada")],
        then: (scene) => assert.deepEqual(membersOf(scene, "platform"), ["ada"]),
      },
      { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
    ],
  },
  {
    name: "deleteBeforeReplace ends the old one first",
    acts: [
      { do: "up", declare: [group(), membership("ada")], steps: ["create Group group", "create GroupMembership ada"] },
      {
        do: "up",
        declare: [group(), { ...membership("bo", {}, { deleteBeforeReplace: true }), name: "ada" }],
        steps: replaced("GroupMembership ada"),
        then: ({ hub }) =>
          assert.deepEqual(
            hub
              .writes()
              .slice(-2)
              .map(({ method }) => method),
            ["DELETE", "POST"],
          ),
      },
    ],
  },
  {
    name: "a replaced membership is added before the old one goes",
    acts: [
      { do: "up", declare: [group(), membership("ada")], steps: ["create Group group", "create GroupMembership ada"] },
      {
        do: "up",
        declare: [group(), { ...membership("bo"), name: "ada" }],
        steps: replaced("GroupMembership ada"),
        then: ({ hub }) =>
          assert.deepEqual(
            hub
              .writes()
              .slice(-2)
              .map(({ method }) => method),
            ["POST", "DELETE"],
          ),
      },
    ],
  },
  {
    name: "retainOnDelete forgets and does not delete",
    acts: [
      { do: "up", declare: [group("platform", {}, { retainOnDelete: true })], steps: ["create Group group"] },
      { do: "destroy", steps: ["delete Group group"], then: (scene) => assert.ok(acme(scene).groups.has("platform")) },
    ],
  },
  {
    name: "deletedWith leaves the end of a membership to the end of its group",
    acts: [
      {
        do: "up",
        declare: [group(), membership("ada", {}, { deletedWith: "group" })],
        steps: ["create Group group", "create GroupMembership ada"],
      },
      {
        do: "destroy",
        steps: ["delete GroupMembership ada", "delete Group group"],
        then: ({ hub }) =>
          assert.ok(hub.writes().every(({ method, path }) => method !== "DELETE" || !path.includes("members"))),
      },
    ],
  },
  {
    name: "aliases keep a resource under another name",
    acts: [
      { do: "up", declare: [group()], steps: ["create Group group"] },
      {
        do: "up",
        declare: [{ ...group("platform", {}, { aliases: [{ name: "group" }] }), name: "team" }],
        flags: { expectNoChanges: true },
        steps: [],
      },
      { do: "destroy", steps: ["delete Group team"] },
    ],
  },
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
      { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
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
      { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
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
        steps: ["read-discard Group found"],
        then: (scene) => assert.ok(acme(scene).groups.has("legacy")),
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
