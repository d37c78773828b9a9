import type { Declared } from "../../support/spec";
import type { Pick, Refactoring } from "../refactor/edits";

/** The program with one of its resources given an option, or without it. */
function given(program: readonly Declared[], pick: Pick, key: string, value: (it: Declared) => unknown): Declared[] {
  const it = pick(program);
  return program.map((one) => {
    if (one !== it) return one;
    const { [key]: had, ...others } = one.options ?? {};
    const now = had === undefined ? value(one) : undefined;
    return { ...one, options: now === undefined ? others : { ...others, [key]: now } };
  });
}

/** Properties that one of a type has. */
const keysOf = ({ args = {} }: Declared) => Object.keys(args);

/** What people tell the engine of a resource, each given or taken away again. */
export const OPTIONS: readonly Refactoring[] = [
  { what: "protect", change: (program, pick) => given(program, pick, "protect", () => true) },
  { what: "retain on delete", change: (program, pick) => given(program, pick, "retainOnDelete", () => true) },
  { what: "delete before replace", change: (program, pick) => given(program, pick, "deleteBeforeReplace", () => true) },
  {
    what: "replace on changes",
    change: (program, pick) => given(program, pick, "replaceOnChanges", (it) => [pick(keysOf(it)) ?? "*"]),
  },
  {
    what: "ignore changes",
    change: (program, pick) => given(program, pick, "ignoreChanges", (it) => [pick(keysOf(it)) ?? "description"]),
  },
  {
    what: "depend on another",
    change: (program, pick) => {
      const groups = program.filter(({ type }) => type === "Group");
      return given(program, pick, "dependsOn", (it) => {
        const other = pick(groups);
        return it.type === "Group" || other === undefined ? undefined : [other.name];
      });
    },
  },
  {
    what: "delete with another",
    change: (program, pick) => {
      const groups = program.filter(({ type }) => type === "Group");
      return given(program, pick, "deletedWith", (it) => (it.type === "Group" ? undefined : pick(groups)?.name));
    },
  },
  {
    what: "rename with an alias",
    change: (program, pick) => {
      const it = pick(program.filter(({ type }) => type !== "Group"));
      if (it === undefined) return [...program];
      const alias = { ...it, name: `${it.name}-named-anew`, options: { ...it.options, aliases: [{ name: it.name }] } };
      return program.map((one) => (one === it ? alias : one));
    },
  },
];
