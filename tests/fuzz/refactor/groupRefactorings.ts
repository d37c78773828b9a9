import { GROUPS, one } from "./company";
import { named } from "./declared";
import { edited, fresh, groupOf, of, type Refactoring, renameGroups, withArgs } from "./edits";

/** What is done to groups, and to the names by which they are known. */
export const GROUP_NAMES: readonly Refactoring[] = [
  {
    what: "rename a group",
    change: (program, pick) => {
      const it = pick(of(program, "Group"));
      const name = pick(GROUPS.filter((one) => !of(program, "Group").some(({ args }) => args!["name"] === one)));
      if (it === undefined || name === undefined) return [...program];
      return edited(program, renameGroups(new Map([[String(it.args!["name"]), name]])));
    },
  },
  {
    what: "rename a group, and make another one under its name",
    change: (program, pick) => {
      const it = pick(of(program, "Group"));
      const name = pick(GROUPS.filter((one) => !of(program, "Group").some(({ args }) => args!["name"] === one)));
      if (it === undefined || name === undefined) return [...program];
      const before = String(it.args!["name"]);
      const other = one("Group", fresh(program, "anew"), { name: before, description: "another one" }, it.options);
      return [other, ...edited(program, renameGroups(new Map([[before, name]])))];
    },
  },
  {
    what: "swap the names of two groups",
    change: (program, pick) => {
      const it = pick(of(program, "Group"));
      const other = pick(of(program, "Group").filter((one) => one !== it));
      if (it === undefined || other === undefined) return [...program];
      const [a, b] = [String(it.args!["name"]), String(other.args!["name"])];
      return program.map((declared) =>
        declared === it
          ? withArgs(declared, { name: b })
          : declared === other
            ? withArgs(declared, { name: a })
            : declared,
      );
    },
  },
  {
    what: "give a group that ends its name to another one",
    change: (program, pick) => {
      const it = pick(of(program, "Group"));
      const other = pick(of(program, "Group").filter((one) => one !== it));
      if (it === undefined || other === undefined) return [...program];
      const left = program.filter(
        (declared) => declared !== it && groupOf(program, declared) !== String(it.args!["name"]),
      );
      return edited(left, renameGroups(new Map([[String(other.args!["name"]), String(it.args!["name"])]])));
    },
  },
  {
    what: "name groups by text, or by output",
    change: (program, pick) => {
      const byText = pick([true, false]);
      return program.map((declared) => {
        if (!["GroupMembership", "GroupMembers"].includes(declared.type)) return declared;
        const name = named(program, declared.args!["group"]);
        const owner = of(program, "Group").find(({ args }) => args!["name"] === name);
        return withArgs(declared, { group: byText || owner === undefined ? name : { $: `${owner.name}.name` } });
      });
    },
  },
];
