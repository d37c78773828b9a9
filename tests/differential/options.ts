import assert from "node:assert/strict";
import { acme, group, membership, membersOf, type Scenario } from "./scenario";

const replaced = (name: string) => [`create-replacement ${name}`, `replace ${name}`, `delete-replaced ${name}`];

/** The options of resources, and the engine's own rules. */
export const options: Scenario[] = [
  {
    name: "protect keeps a resource from being deleted and destroyed",
    acts: [
      { do: "up", declare: [group("platform", {}, { protect: true })], steps: ["create Group group"] },
      { do: "preview", declare: [], exit: 1, says: /protected/, steps: [] },
      { do: "destroy", exit: 1, says: /protected/, steps: [] },
      { do: "up", declare: [group()], steps: [] },
    ],
  },
  {
    name: "ignoreChanges leaves a changed argument alone, aliases keep a resource, retainOnDelete forgets it",
    acts: [
      {
        do: "up",
        declare: [
          group("platform", { description: "one" }),
          { ...group("infra"), name: "infra" },
          { ...group("kept", {}, { retainOnDelete: true }), name: "kept" },
        ],
        steps: ["create Group group", "create Group infra", "create Group kept"],
      },
      {
        do: "up",
        declare: [
          group("platform", { description: "two" }, { ignoreChanges: ["description"] }),
          { ...group("infra", {}, { aliases: [{ name: "infra" }] }), name: "team" },
          { ...group("kept", {}, { retainOnDelete: true }), name: "kept" },
        ],
        flags: { expectNoChanges: true },
        steps: [],
      },
      {
        do: "destroy",
        steps: ["delete Group group", "delete Group team", "delete Group kept"],
        then: (scene) => assert.deepEqual([...acme(scene).groups.keys()].sort(), ["kept", "owners"]),
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
    ],
  },
  {
    name: "a replaced membership is added before the old one goes, with deleteBeforeReplace after",
    acts: [
      {
        do: "up",
        declare: [
          group(),
          membership("ada"),
          { ...group("infra"), name: "infra" },
          { ...membership("ada", { group: { $: "infra.name" } }), name: "first" },
        ],
        steps: [
          "create Group group",
          "create GroupMembership ada",
          "create Group infra",
          "create GroupMembership first",
        ],
      },
      {
        do: "up",
        declare: [
          group(),
          { ...membership("bo"), name: "ada" },
          { ...group("infra"), name: "infra" },
          { ...membership("bo", { group: { $: "infra.name" } }, { deleteBeforeReplace: true }), name: "first" },
        ],
        steps: [...replaced("GroupMembership ada"), ...replaced("GroupMembership first")],
        then: ({ hub }) => {
          const into = (name: string) =>
            hub
              .writes()
              .filter(({ path }) => path.includes(`/groups/${name}/members`))
              .map(({ method }) => method);
          assert.deepEqual(into("platform").slice(-2), ["POST", "DELETE"]);
          assert.deepEqual(into("infra").slice(-2), ["DELETE", "POST"]);
        },
      },
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
];
