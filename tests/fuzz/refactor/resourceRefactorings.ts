import type { Declared } from "../../support/spec";
import { GROUPS, GUEST, one, STAFF, TEMPS } from "./company";
import { fresh, inOrder, type Refactoring, refersTo, ROLES, swapNames, withArgs, withOption } from "./edits";

const COMPONENTS = ["team", "team/inner", "other"] as const;

/** By which argument a resource is known. */
const NAMES: Readonly<Record<string, string>> = {
  Group: "name",
  GroupMembership: "username",
  OrgMember: "username",
  Invite: "invitee",
  Repository: "name",
  RepositoryPermission: "repository",
  ScimUser: "userName",
};

/** What is done to resources of any noun. */
export const RESOURCES: readonly Refactoring[] = [
  {
    what: "rename a resource",
    change: (program, pick) => {
      const it = pick(program);
      return it === undefined ? [...program] : program.map(swapNames(new Map([[it.name, fresh(program, "renamed")]])));
    },
  },
  {
    what: "swap the names of two resources",
    change: (program, pick) => {
      const it = pick(program);
      const other = pick(program.filter((one) => one !== it && one.type === it?.type));
      if (it === undefined || other === undefined) return [...program];
      const swapped = new Map([
        [it.name, other.name],
        [other.name, it.name],
      ]);
      return program.map(swapNames(swapped));
    },
  },
  {
    what: "move a resource into a component, or out",
    change: (program, pick) => {
      const it = pick(program);
      const where = pick([undefined, ...COMPONENTS]);
      return program.map((one) => (one === it ? withOption(one, "parent", where) : one));
    },
  },
  {
    what: "wrap everything",
    change: (program, pick) => {
      const where = pick([undefined, "wrapped"]);
      return program.map((one) => withOption(one, "parent", where));
    },
  },
  { what: "reorder", change: (program) => inOrder(program.toReversed()) },
  {
    what: "give a resource to another provider",
    change: (program, pick) => {
      const it = pick(program);
      return program.map((one) =>
        one === it
          ? withOption(one, "provider", one.options?.["provider"] === undefined ? "explicit" : undefined)
          : one,
      );
    },
  },
  {
    what: "give everything to another provider",
    change: (program, pick) => {
      const provider = pick([undefined, "explicit"]);
      return program.map((one) => withOption(one, "provider", provider));
    },
  },
  {
    what: "have a transform write a resource, or write it out, by another name and another provider perhaps",
    change: (program, pick) => {
      const it = pick(program.filter(({ type }) => NAMES[type] !== undefined));
      if (it === undefined) return [...program];
      const key = NAMES[it.type]!;
      const written = it.options?.["written"] === undefined ? { [key]: `a-name-for-${it.name}` } : undefined;
      const provider = pick([
        it.options?.["provider"],
        it.options?.["provider"] === undefined ? "explicit" : undefined,
      ]);
      const names = new Map(pick([false, true]) === true ? [[it.name, fresh(program, "renamed")]] : []);
      return program
        .map((one) => (one === it ? withOption(withOption(one, "written", written), "provider", provider) : one))
        .map(swapNames(names));
    },
  },
  {
    what: "take a resource out",
    change: (program, pick) => {
      const it = pick(program);
      if (it === undefined) return [];
      return program
        .filter((declared) => declared !== it)
        .flatMap((declared) => {
          if (!refersTo(declared, it.name)) return declared;
          // A program that is compiled names only what it declares.
          const key = it.type === "Repository" ? "repository" : "group";
          return pick([true, false]) ? [] : withArgs(declared, { [key]: String(it.args!["name"]) });
        });
    },
  },
  {
    what: "declare something twice",
    change: (program, pick) => {
      const it = pick(program);
      return it === undefined ? [] : [...program, { ...it, name: fresh(program, "copy") }];
    },
  },
  {
    what: "add a resource",
    change: (program, pick) => {
      const name = pick(GROUPS)!;
      const who = pick([...STAFF, ...TEMPS])!;
      const more = pick<Declared>([
        one("Group", fresh(program, "group"), { name, description: "", adopt: true }),
        one("OrgMember", fresh(program, "role"), {
          username: who,
          role: pick(ROLES),
          ...pick([{}, { onDestroy: "downgrade" }]),
        }),
        one("Invite", fresh(program, "invite"), { invitee: pick([GUEST.email, GUEST.username]), role: "member" }),
        one("OrgSettings", fresh(program, "settings"), { restrictedImages: { enabled: true } }),
        one("PersonalAccessToken", fresh(program, "token"), { scopes: ["repo:read"] }),
      ])!;
      return [more, ...program];
    },
  },
];
