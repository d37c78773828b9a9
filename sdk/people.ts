import * as pulumi from "@pulumi/pulumi";
import type { Noun } from "./types";

/** Which arguments of a noun put people somewhere: into a group, or into the organization. */
const PEOPLE: Partial<Record<Noun, { group?: string; who: string; set: boolean }>> = {
  GroupMembers: { group: "group", who: "members", set: true },
  GroupMembership: { group: "group", who: "username", set: false },
  OrgMembers: { who: "members", set: true },
  OrgMember: { who: "username", set: false },
  Invite: { who: "invitee", set: false },
};

/** Groups that Docker Hub, or a sync, fills by itself; with what to write in their place. */
const COUPLED: Record<string, string> = {
  owners:
    "Docker Hub keeps it in step with the role owner: declare that with dockerhub.OrgMember or dockerhub.OrgMembers.",
  company: "SCIM fills it from the identity provider, and each would undo the other: leave it to SCIM.",
};

interface Declaration {
  noun: Noun;
  name: string;
  set: boolean;
}

/** Who was declared where, in each run of a program. Tests of programs have many runs in one process. */
const runs = new WeakMap<object, Map<string, Declaration>>();

/**
 * Looks whether somebody is declared twice in one place, where each resource would undo the other,
 * and reports that as an error of the program, which ends a preview. Values that are not known in a
 * preview are seen in the run that knows them.
 */
export function watchPeople(resource: pulumi.Resource, noun: Noun, name: string, args: Record<string, unknown>): void {
  const people = PEOPLE[noun];
  const run = pulumi.runtime.getMonitor();
  if (people === undefined || run === undefined) return;
  const declared = runs.get(run) ?? new Map<string, Declaration>();
  runs.set(run, declared);
  const provider = (resource as { __prov?: { __name?: string } }).__prov?.__name ?? "";
  const given = [args["org"], people.group && args[people.group], args[people.who]];
  // To resolve thousands of names that are plain already takes seconds.
  const open = given.map((value) => (isPlain(value) ? undefined : value));
  pulumi.all(open).apply((resolved) => {
    const [org, group, who] = given.map((value, index) => (isPlain(value) ? value : resolved[index]));
    const where = [provider, textOf(org), textOf(group)].join("/");
    const inGroup = people.group === undefined ? "" : ` of the group ${textOf(group)}`;
    const hint = people.group === undefined ? undefined : COUPLED[textOf(group)];
    if (hint !== undefined)
      void pulumi.log.warn(`The group ${textOf(group)} is not for programs to fill. ${hint}`, resource);
    for (const person of namesOf(who)) {
      const key = `${where}/${person}`;
      const other = declared.get(key);
      declared.set(key, { noun, name, set: people.set });
      if (other === undefined || (other.noun === noun && other.name === name)) continue;
      if (!other.set && !people.set && other.noun !== noun) continue;
      void pulumi.log.error(
        `${person} is declared twice as a member${inGroup}: by ${other.noun} "${other.name}" and by ${noun} "${name}". ` +
          "Each would undo the other: take one of them out.",
        resource,
      );
    }
  });
}

/** Text, names, or a map by name, of which the names at least are there to be read. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item === "string");
  return typeof value !== "object" || value === null || !(pulumi.Output.isInstance(value) || value instanceof Promise);
}

const textOf = (value: unknown) => (typeof value === "string" ? value.toLowerCase() : "");

/** One name, a list of names, or the keys of a map. */
function namesOf(who: unknown): string[] {
  const names = typeof who === "object" && who !== null ? (Array.isArray(who) ? who : Object.keys(who)) : [who];
  return names.filter((name) => typeof name === "string").map((name) => name.toLowerCase());
}
