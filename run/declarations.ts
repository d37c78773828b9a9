import { ignored } from "./patterns";
import { titleOf, type Told } from "./testimony";
import { type Things, thingsOf } from "./things";

/** First parts of things that several resources may declare. */
const SEVERAL: readonly string[] = ["person", "uses", "inside"];

/** What a thing is that only one resource may declare, by its first part, where there are better words than its own. */
const ONE: Readonly<Record<string, (parts: readonly string[]) => string>> = {
  group: ([, name]) => `the group ${name} is declared twice`,
  in: ([, group, person]) => `${person} is declared twice as a member of the group ${group}`,
  set: ([, group]) => `the members of the group ${group} are declared twice`,
  role: ([, person]) => `${person} is declared twice as a member`,
  roster: ([org]) => `the members of ${org} are declared twice`,
  invite: ([, person]) => `${person} is declared twice as somebody to invite`,
  settings: ([org]) => `the settings of ${org} are declared twice`,
  repository: ([org, name]) => `the repository ${org}/${name} is declared twice`,
  permission: ([, repository, group]) => `what ${group} may do with the repository ${repository} is declared twice`,
  permissions: ([, repository]) => `the permissions on the repository ${repository} are declared twice`,
  registries: ([org]) => `the registry access of ${org} is declared twice`,
  scim: ([, person]) => `${person} is declared twice for single sign-on`,
};

/** What a set is all of, by the first part of the things. */
const ALL: Readonly<Record<string, (parts: readonly string[]) => string>> = {
  in: ([, group]) => `everybody in the group ${group}`,
  role: ([org]) => `everybody in ${org}`,
  invite: ([org]) => `everybody in ${org}`,
  permission: ([, repository]) => `all that groups may do with ${repository}`,
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A thing, and what it is one of. */
function split(thing: string): { kind: string; parts: string[]; outer: string; name: string } {
  const [kind = "", ...parts] = thing.split("/");
  return { kind, parts, outer: [kind, ...parts.slice(0, -1)].join("/"), name: parts.at(-1) ?? "" };
}

/** Who has declared what in a run by now. */
export class Declarations {
  private readonly owners = new Map<string, Told>();
  /** The resource that declares all things of one kind and place. */
  private readonly sets = new Map<string, Told>();
  private readonly byOuter = new Map<string, Map<string, Told>>();

  /**
   * Adds a resource. Returns why it cannot stand beside another one, as a sentence: that has declared the same, or
   * declares everything of its kind and neither this nor leaves it out. Each would undo what the other does.
   */
  add(told: Told, { declares, whole = [] }: Things): string | undefined {
    for (const thing of thingsOf(declares, told.properties)) {
      const why = this.addThing(told, thing);
      if (why !== undefined) return why;
    }
    for (const outer of thingsOf(whole, told.properties)) {
      for (const [name, other] of this.byOuter.get(outer) ?? []) {
        const why = besideSet(told, other, outer, name);
        if (why !== undefined) return why;
      }
      this.sets.set(outer, told);
    }
    return undefined;
  }

  private addThing(told: Told, thing: string): string | undefined {
    const { kind, parts, outer, name } = split(thing);
    if (SEVERAL.includes(kind)) return undefined;
    const what = ONE[kind] ?? (() => `${kind} ${parts.join("/")} is declared twice`);
    const other = this.owners.get(thing);
    if (other !== undefined && other.urn !== told.urn) {
      return (
        `${capital(what(parts))}: by ${titleOf(other)} and by ${titleOf(told)}. ` +
        "Each would undo the other: take one of them out."
      );
    }
    const set = this.sets.get(outer);
    const why = set && besideSet(set, told, outer, name);
    if (why !== undefined) return why;
    this.owners.set(thing, told);
    const others = this.byOuter.get(outer) ?? new Map<string, Told>();
    this.byOuter.set(outer, others.set(name, told));
    return undefined;
  }
}

/** Why a set that does not have somebody, and does not leave them out, cannot stand beside what declares them. */
function besideSet(set: Told, single: Told, outer: string, name: string): string | undefined {
  if (set.urn === single.urn || ignored(set.properties["ignore"] as string[] | undefined, name)) return undefined;
  const { kind, parts } = split(`${outer}/`);
  return (
    `${capital(name)} is declared by ${titleOf(single)}, and ${titleOf(set)} is ${ALL[kind]!(parts)} and does not list them. ` +
    `Each would undo the other: list ${name} there and take ${titleOf(single)} out, or put ${name} into its ignore.`
  );
}

/** What a program should know of what it declares, as a sentence. */
export const adviceOn = ({ properties }: Told): string | undefined =>
  String(properties["group"]).toLowerCase() === "company"
    ? "The group company is not for programs to fill. SCIM fills it from the identity provider, and each would undo the other: leave it to SCIM."
    : undefined;
