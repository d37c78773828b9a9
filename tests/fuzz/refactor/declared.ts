import type { Declared } from "../../support/spec";
import { type Kind, type Things, thingsOf } from "../../support/things";
import { personOf } from "./company";

/** Somebody in a group, by the name that the program has for it. */
export interface Place {
  person: string;
  group: string;
}

type Args = Record<string, unknown>;

/** The name of a group or a repository that a resource names by text or by an output. */
export function named(program: readonly Declared[], ref: unknown): string {
  if (typeof ref === "string") return ref;
  const [resource] = String((ref as { $: string }).$).split(".");
  return String(program.find(({ name }) => name === resource)!.args!["name"]);
}

/** The names of groups that a resource gives a permission. */
export const permitted = (program: readonly Declared[], { type, args = {} }: Declared): string[] => {
  if (type === "RepositoryPermission") return [named(program, args["group"])];
  return type === "RepositoryPermissions" ? Object.keys(args["permissions"] as object) : [];
};

const listOf = (args: Args) => args["members"] as string[];
const mapOf = (args: Args) => args["members"] as Record<string, string>;

/** What a program says of everybody and everything, whichever resources say it. */
export class Said {
  readonly places: Place[] = [];
  readonly roles = new Map<string, string>();
  readonly groups: string[] = [];
  /** Everybody who is declared anywhere. */
  readonly people = new Set<string>();
  /** Those whom a deletion takes out of the organization: by roles that end with their resource, and by the lines of a roster. */
  readonly removable = new Set<string>();
  readonly invited = new Set<string>();
  /** Roles that people get on accepting, by person. */
  readonly invitedAs = new Map<string, string>();
  readonly hasRoster: boolean;
  /** All groups that it declares, or uses for people or for repositories. */
  readonly used: ReadonlySet<string>;
  /** Whether a declared group is used without depending on it. */
  readonly namesByText: boolean;
  /** What two resources declare. */
  readonly twice: string[];

  constructor(readonly program: readonly Declared[]) {
    const once: string[] = [];
    for (const one of program) {
      const { type, args = {} } = one;
      if (type === "Group") {
        this.groups.push(String(args["name"]));
        once.push(`group ${String(args["name"])}`);
      }
      if (type === "GroupMembership" || type === "GroupMembers") {
        const group = named(program, args["group"]);
        const people = type === "GroupMembers" ? listOf(args) : [String(args["username"])];
        for (const person of people) {
          this.places.push({ person, group });
          once.push(`${person} in ${group}`);
        }
        if (type === "GroupMembers") once.push(`set ${group}`);
      }
      if (type === "OrgMember")
        this.role(once, String(args["username"]), String(args["role"]), args["onDestroy"] === undefined);
      if (type === "OrgMembers") {
        once.push("roster");
        for (const [name, role] of Object.entries(mapOf(args))) {
          this.role(once, personOf(name), role, true);
          this.invitedAs.set(personOf(name), role);
          once.push(`invitation of ${name}`);
        }
      }
      if (type === "Invite") {
        this.invited.add(personOf(String(args["invitee"])));
        this.people.add(personOf(String(args["invitee"])));
        this.invitedAs.set(personOf(String(args["invitee"])), String(args["role"]));
        once.push(`invitation of ${String(args["invitee"])}`);
      }
      const on = "repository" in args ? named(program, args["repository"]) : "";
      for (const group of permitted(program, one)) once.push(`permission of ${group} on ${on}`);
      if (type === "RepositoryPermissions") once.push(`permissions on ${on}`);
      if (type === "Repository") once.push(`repository ${String(args["name"])}`);
      if (type === "ScimUser") once.push(`single sign-on of ${String(args["userName"])}`);
      if (["OrgSettings", "RegistryAccess"].includes(type)) once.push(type);
    }
    for (const { person } of this.places) this.people.add(person);
    this.hasRoster = once.includes("roster");
    const permissions = program.flatMap((one) => permitted(program, one));
    this.used = new Set([...this.groups, ...this.places.map(({ group }) => group), ...permissions]);
    this.namesByText = program.some(({ type, args = {} }) => {
      const names = type === "RepositoryPermissions" ? Object.keys(args["permissions"] as object) : [args["group"]];
      return names.some((name) => this.groups.includes(name as string));
    });
    this.twice = [
      ...once.filter((thing, index) => once.indexOf(thing) !== index),
      ...besideSets(program),
      ...contrary(program),
    ];
  }

  private role(once: string[], person: string, role: string, ends: boolean): void {
    once.push(`role of ${person}`);
    this.roles.set(person, role);
    this.people.add(person);
    if (ends) this.removable.add(person);
  }

  /** What it declares that is nobody in a group, by the numbers that groups have. */
  things(numbers: ReadonlyMap<string, number>, isLike?: (kind: Kind) => boolean): Things {
    const names = { name: (ref: unknown) => named(this.program, ref), number: (group: string) => numbers.get(group) };
    return thingsOf(this.program, names, isLike);
  }

  /** Whatever groups may do that a set leaves alone, by the numbers that groups have. */
  ignoredPermissions(numbers: ReadonlyMap<string, number>): Things {
    const sets = this.program.filter(({ type }) => type === "RepositoryPermissions");
    const ignored = sets.map((set) => {
      const groups = [...numbers.keys()].filter((group) => isIgnored(set, group));
      return {
        ...set,
        args: { ...set.args, permissions: Object.fromEntries(groups.map((group) => [group, "admin"])) },
      };
    });
    return new Said([...this.program.filter(({ type }) => type !== "RepositoryPermissions"), ...ignored]).things(
      numbers,
    );
  }

  /** Whether a set leaves somebody alone in a group, by its name, or in the organization. */
  ignores(person: string, group?: string): boolean {
    return this.program.some((set) => {
      if (group === undefined) return set.type === "OrgMembers" && isIgnored(set, person);
      const isThis = set.type === "GroupMembers" && named(this.program, set.args!["group"]) === group;
      return isThis && isIgnored(set, person);
    });
  }

  /** Whether somebody is declared in a group by its name. */
  has({ person, group }: Place): boolean {
    return this.places.some((one) => one.person === person && one.group === group);
  }
}

const isIgnored = (set: Declared, name: string) =>
  ((set.args!["ignore"] as string[] | undefined) ?? []).some((one) =>
    one.endsWith("*") ? name.startsWith(one.slice(0, -1)) : one === name,
  );

/** People who are declared one by one beside a set that does not list them. */
function besideSets(program: readonly Declared[]): string[] {
  return program.flatMap((set) =>
    program.flatMap((single) => {
      const { type, args = {} } = single;
      if (set.type === "RepositoryPermissions" && type === "RepositoryPermission") {
        const isOn = named(program, args["repository"]) === named(program, set.args!["repository"]);
        const others = permitted(program, single).filter(
          (group) => !permitted(program, set).includes(group) && !isIgnored(set, group),
        );
        return isOn ? others.map((group) => `${group} beside a set of permissions`) : [];
      }
      const isIn =
        type === "GroupMembership" && named(program, args["group"]) === named(program, set.args!["group"] ?? "");
      const name = String(args["username"] ?? args["invitee"]);
      const listed = new Set(
        Array.isArray(set.args!["members"]) ? listOf(set.args!) : Object.keys(set.args!["members"] ?? {}),
      );
      if (listed.has(name) || isIgnored(set, name)) return [];
      if (set.type === "GroupMembers" && isIn) return [`${name} beside a set`];
      return set.type === "OrgMembers" && ["OrgMember", "Invite"].includes(type) ? [`${name} beside a roster`] : [];
    }),
  );
}

/** Whom a set lists and ignores. */
function contrary(program: readonly Declared[]): string[] {
  return program.flatMap(({ args = {} }) => {
    const {
      members,
      permissions = {},
      ignore = [],
    } = args as {
      members?: string[] | Record<string, string>;
      permissions?: object;
      ignore?: string[];
    };
    const listed = Array.isArray(members) ? members : Object.keys(members ?? permissions);
    return listed.filter((name) => ignore.includes(name)).map((name) => `${name} in a set and its ignore`);
  });
}
