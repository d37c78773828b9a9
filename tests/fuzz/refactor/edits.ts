import { urnOf } from "../../support/memoryProgram";
import type { Declared } from "../../support/spec";
import { one } from "./company";
import { named } from "./declared";

/** Chooses one of several, by a number drawn for it; undefined of none. */
export type Pick = <T>(from: readonly T[]) => T | undefined;

/** Something that people do to a program. Where there is nothing to do it to, the program stays as it is. */
export interface Refactoring {
  what: string;
  change(program: readonly Declared[], pick: Pick): Declared[];
}

export const ROLES = ["owner", "editor", "member"] as const;

/** A name that no resource of the program has. */
export function fresh(program: readonly Declared[], stem: string): string {
  for (let n = 1; ; n++) if (!program.some(({ name }) => name === `${stem}${n}`)) return `${stem}${n}`;
}

export const of = (program: readonly Declared[], ...types: string[]) =>
  program.filter(({ type }) => types.includes(type));
/** The resources to whose outputs one refers. */
export const refsIn = ({ args = {} }: Declared): string[] =>
  [...JSON.stringify(args).matchAll(/"\$":"([^".]+)\./g)].map(([, name]) => name!);
export const refersTo = (declared: Declared, name: string) => refsIn(declared).includes(name);

/** The program with resources changed where they stand. */
export function edited(program: readonly Declared[], edit: (one: Declared) => Declared[] | Declared): Declared[] {
  return program.flatMap((declared) => edit(declared));
}

export const swapNames =
  (from: ReadonlyMap<string, string>) =>
  (declared: Declared): Declared => {
    const args = JSON.parse(
      JSON.stringify(declared.args ?? {}).replace(
        /"\$":"([^".]+)\./g,
        (_, name: string) => `"$":"${from.get(name) ?? name}.`,
      ),
    ) as Declared["args"];
    return { ...declared, name: from.get(declared.name) ?? declared.name, args: args! };
  };

export const withArgs = (declared: Declared, args: object): Declared => ({
  ...declared,
  args: { ...declared.args, ...args },
});

export function withOption(declared: Declared, key: string, value: unknown): Declared {
  const { [key]: _, ...others } = declared.options ?? {};
  return { ...declared, options: value === undefined ? others : { ...others, [key]: value } };
}

export const group = (name: string, group: unknown, username: string, options: Declared["options"]) =>
  one("GroupMembership", name, { group, username }, options);

export const groupOf = (program: readonly Declared[], { type, args = {} }: Declared) =>
  ["GroupMembership", "GroupMembers"].includes(type) ? named(program, args["group"]) : undefined;

/** Renames groups, and whatever names them by text. */
export const renameGroups =
  (names: ReadonlyMap<string, string>) =>
  (declared: Declared): Declared => {
    if (declared.type === "RepositoryPermissions") {
      const given = Object.entries(declared.args!["permissions"] as Record<string, string>);
      const permissions = Object.fromEntries(given.map(([name, may]) => [names.get(name) ?? name, may])) as object;
      return withArgs(declared, { permissions });
    }
    const key = declared.type === "Group" ? "name" : "group";
    const renamed = names.get(String(declared.args?.[key]));
    return renamed === undefined ? declared : withArgs(declared, { [key]: renamed });
  };

/** Groups and repositories first: a program names outputs only of what it has declared before. */
export function inOrder(program: readonly Declared[]): Declared[] {
  const first = of(program, "Group", "Repository");
  return [...first, ...program.filter((one) => !first.includes(one))];
}

/** The program as another stack of the organization may have it as well: all of it is there, and stays. */
export const shared = (program: readonly Declared[]): Declared[] =>
  program
    .filter(({ type }) => !/AccessToken$/.test(type))
    .map((one) =>
      withArgs(one, { onDestroy: undefined, ...(["Group", "Repository"].includes(one.type) ? { adopt: true } : {}) }),
    );

/** The program once more, after another one: a resource that has another repository by then keeps it. */
export function again(program: readonly Declared[], after: readonly Declared[]): Declared[] {
  const names = new Map(of(after, "Repository").map((one) => [urnOf(one), one.args!["name"]]));
  const others = of(program, "Repository").filter(
    (one) => (names.get(urnOf(one)) ?? one.args!["name"]) !== one.args!["name"],
  );
  return program.map(swapNames(new Map(others.map(({ name }) => [name, `${name}-again`]))));
}
