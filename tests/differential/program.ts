import type { Declared } from "../support/spec";
import { infra } from "./nouns";
import { group, membership, type Scenario } from "./scenario";

const statement = (type: string, args: Record<string, unknown> = {}, name = ""): Declared => ({ type, name, args });
const wait = statement("Wait");
const thrown = statement("Throw", { message: "the program gives up" });
const logged = statement("Log", { message: "something is odd" });
const output = (name: string, value: unknown) => statement("Export", { value }, name);
const numbered: Declared = { ...group(), export: "groupId" };
const gaveUp = { exit: 1, says: /the program gives up/ };

/** What a program does beside declaring resources. */
export const program: Scenario[] = [
  {
    name: "a program that fails before its resources makes nothing",
    acts: [
      { do: "preview", declare: [thrown, group()], ...gaveUp, steps: [] },
      { do: "up", ...gaveUp, steps: [] },
    ],
  },
  {
    name: "a program that fails between its resources keeps what is made, deletes nothing, and goes on in the next run",
    acts: [
      { do: "up", declare: [group(), wait, thrown, infra()], ...gaveUp, steps: ["create Group group"] },
      { do: "up", declare: [group(), infra()], steps: ["create Group infra"] },
      { do: "up", declare: [group(), wait, thrown], ...gaveUp, steps: [] },
      { do: "preview", ...gaveUp, steps: [] },
    ],
  },
  {
    name: "a program that fails after its resources deletes nothing",
    acts: [
      { do: "up", declare: [group(), infra()], steps: ["create Group group", "create Group infra"] },
      {
        do: "up",
        declare: [group(), membership(), wait, thrown],
        ...gaveUp,
        steps: ["create GroupMembership ada"],
      },
      { do: "up", declare: [], steps: ["delete GroupMembership ada", "delete Group group", "delete Group infra"] },
    ],
  },
  {
    name: "an error that a program only logs fails nothing",
    acts: [
      { do: "preview", declare: [logged, group()], says: /something is odd/, steps: ["create Group group"] },
      { do: "up", says: /something is odd/, steps: ["create Group group"] },
      { do: "preview", flags: { expectNoChanges: true }, steps: [] },
      { do: "up", declare: [logged], says: /something is odd/, steps: ["delete Group group"] },
    ],
  },
  {
    name: "a secret of the configuration stays one as an argument and as an output of the stack",
    acts: [
      {
        do: "up",
        configure: { "spec:note": { secret: "planted-note-77" } },
        declare: [group("platform", { description: { $config: "note" } }), output("note", { $config: "note" })],
        steps: ["create Group group"],
      },
      { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
      { do: "up", configure: { "spec:note": { secret: "planted-note-78" } }, steps: ["update Group group"] },
    ],
  },
  {
    name: "outputs of the stack change without a step, stay after a failure, and go when nobody exports them",
    acts: [
      { do: "up", declare: [numbered, output("note", "one"), output("old", true)], steps: ["create Group group"] },
      { do: "preview", declare: [numbered, output("note", "two")], flags: { expectNoChanges: true }, steps: [] },
      { do: "up", flags: { expectNoChanges: true }, steps: [] },
      { do: "up", declare: [numbered, output("note", "three"), wait, thrown], ...gaveUp, steps: [] },
      {
        do: "up",
        declare: [group("Platform"), output("note", "four"), output("new", [1, { two: 3 }])],
        exit: 1,
        steps: [],
      },
      { do: "up", declare: [numbered, output("new", null)], steps: [] },
      { do: "destroy", steps: ["delete Group group"] },
    ],
  },
];
