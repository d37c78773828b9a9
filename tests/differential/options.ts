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
    ],
  },
];
