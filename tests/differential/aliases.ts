import assert from "node:assert/strict";
import type { Declared } from "../support/spec";
import { acme, group, membership, membersOf, type Scenario } from "./scenario";

const component = (name: string, options: Declared["options"] = {}, type?: string): Declared => ({
  type: "Component",
  name,
  args: type === undefined ? {} : { type },
  options,
});
const named = (name: string, options: Declared["options"] = {}): Declared => ({
  ...group("platform", {}, options),
  name,
});
const keeps = ["platform", "ada in platform"];
const exact = { expectNoChanges: true };

/** Declares a program, then another one in which everything has an alias: nothing may happen but to components. */
const stays = (what: string, before: Declared[], after: Declared[], steps: string[] = []): Scenario => ({
  name: `an alias ${what} keeps the resource, and what depends on it`,
  acts: [
    { do: "up", declare: before },
    { do: "preview", declare: after, flags: exact, exit: steps.length === 0 ? 0 : 7, steps },
    {
      do: "up",
      flags: exact,
      exit: steps.length === 0 ? 0 : 7,
      steps,
      keeps,
      then: ({ hub }) => assert.ok(hub.writes().every(({ method }) => method === "POST")),
    },
    { do: "up", flags: { ...exact, refresh: true }, steps: [] },
    { do: "destroy" },
  ],
});

const inside = (parent: string, options: Declared["options"] = {}) => [
  named("group", { parent, ...options }),
  membership("ada", {}, { parent, ...options }),
];

export const aliases: Scenario[] = [
  stays(
    "by name",
    [named("group"), membership()],
    [named("team", { aliases: [{ name: "group" }] }), membership("ada", { group: { $: "team.name" } })],
  ),
  stays("by parent, into a component", inside("").map(plain), inside("home", { aliases: [{ parent: "/" }] }), [
    "create Component home",
  ]),
  stays("by parent, from one component into another", inside("old"), inside("new", { aliases: [{ parent: "old" }] }), [
    "create Component new",
  ]),
  stays("by parent, out of a component", inside("old"), [
    component("old"),
    ...inside("", { aliases: [{ parent: "old" }] }).map(plain),
  ]),
  stays(
    "of the name of a component",
    [component("old"), ...inside("old")],
    [component("new", { aliases: [{ name: "old" }] }), ...inside("new")],
  ),
  stays(
    "of the type of a component",
    [component("home", {}, "spec:index:Old"), ...inside("home")],
    [component("home", { aliases: [{ type: "spec:index:Old" }] }, "spec:index:New"), ...inside("home")],
  ),
  {
    name: "an alias that two resources claim is refused",
    acts: [
      { do: "up", declare: [named("group")], steps: ["create Group group"] },
      {
        do: "preview",
        declare: [
          named("one", { aliases: [{ name: "group" }] }),
          { type: "Wait", name: "" },
          { ...named("two", { aliases: [{ name: "group" }] }), args: { name: "infra" } },
        ],
        exit: 1,
        says: /Duplicate resource alias '.*::group' applied to resource with URN '.*::two' conflicting with resource/,
        steps: [],
      },
    ],
  },
  {
    name: "an alias and a change in one run are an update under the new name",
    acts: [
      { do: "up", declare: [named("group"), membership()] },
      {
        do: "up",
        declare: [
          { ...named("team", { aliases: [{ name: "group" }] }), args: { name: "infra" } },
          membership("ada", { group: { $: "team.name" } }),
        ],
        then: (scene) => {
          assert.deepEqual(membersOf(scene, "infra"), ["ada"]);
          assert.deepEqual([...acme(scene).groups.keys()].sort(), ["infra", "owners"]);
        },
      },
    ],
  },
];

/** The same outside of any component. */
function plain({ options: { parent: _, ...options } = {}, ...declared }: Declared): Declared {
  return { ...declared, options };
}
