import assert from "node:assert/strict";
import { token } from "./nouns";
import { acme, group, membership, membersOf, NATIVE, type Scenario } from "./scenario";

const replaced = (name: string) => [`create-replacement ${name}`, `replace ${name}`, `delete-replaced ${name}`];

const ci = "PersonalAccessToken ci";
const writing = { scopes: ["repo:write"] };

/** Replacement: in which order, with what else, and what stops it. */
export const replacing: Scenario[] = [
  {
    name: "replaceOnChanges replaces, deleting first because the name is the same, with the dependents",
    notNative: NATIVE.leaves,
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
    name: "a protected resource is not replaced either, but for in the run that unprotects it",
    acts: [
      { do: "up", declare: [token({}, { protect: true })], steps: [`create ${ci}`] },
      {
        do: "preview",
        declare: [token(writing, { protect: true })],
        exit: 1,
        says: /unable to replace resource .*::ci"\s+as it is currently marked for protection/,
      },
      {
        do: "up",
        exit: 1,
        says: /unable to replace/,
        steps: [],
        then: ({ hub }) => assert.equal(hub.store.tokens.size, 1),
      },
      { do: "up", declare: [token(writing)], steps: replaced(ci) },
    ],
  },
  {
    name: "a dependent that would have to be replaced and is protected stops the replacement",
    acts: [
      { do: "up", declare: [group("platform", { description: "one" }), membership("ada", {}, { protect: true })] },
      {
        do: "up",
        declare: [
          group("platform", { description: "two" }, { replaceOnChanges: ["description"] }),
          membership("ada", {}, { protect: true }),
        ],
        exit: 1,
        says: /unable to replace resource .*::ada" as part of replacing .*::group"/,
        steps: [],
        keeps: ["platform", "ada in platform"],
      },
    ],
  },
  {
    name: "what depends on a replaced resource is updated between the new one and the end of the old one",
    acts: [
      { do: "up", declare: [token(), group("platform", { description: { $: "ci.id" } })] },
      {
        do: "up",
        declare: [token(writing), group("platform", { description: { $: "ci.id" } })],
        steps: [...replaced(ci), "update Group group"],
        then: ({ hub }) =>
          assert.deepEqual(
            hub.writes().map(({ method }) => method),
            ["POST", "POST", "POST", "PUT", "DELETE"],
          ),
      },
    ],
  },
  {
    name: "deletedWith goes along when its resource is replaced",
    notNative: NATIVE.leaves,
    acts: [
      {
        do: "up",
        declare: [
          group("platform", { description: "one" }),
          membership("ada", { group: "platform" }, { deletedWith: "group" }),
        ],
      },
      {
        do: "up",
        declare: [
          group("platform", { description: "two" }, { replaceOnChanges: ["description"] }),
          membership("ada", { group: "platform" }, { deletedWith: "group" }),
        ],
        steps: [...replaced("Group group"), ...replaced("GroupMembership ada")],
      },
    ],
  },
  {
    name: "retainOnDelete leaves what is taken out of the program, and the old one of a replacement",
    acts: [
      {
        do: "up",
        declare: [group("platform", {}, { retainOnDelete: true }), token({}, { retainOnDelete: true })],
      },
      {
        do: "up",
        declare: [token(writing, { retainOnDelete: true })],
        steps: ["delete Group group", ...replaced(ci)],
        then: (scene) => {
          assert.ok(acme(scene).groups.has("platform"));
          assert.equal(scene.hub.store.tokens.size, 2);
        },
      },
    ],
  },
];
