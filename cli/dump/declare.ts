import { COUPLED, type Organization } from "../organization";
import { ignored } from "../../run/patterns";
import { Names } from "./names";

export type Style = "sets" | "edges";

/** A resource of the program that is written: its name, its arguments, and how they read in code. */
export interface Declaration {
  noun: string;
  name: string;
  args: Record<string, unknown>;
  /** What is known of the object beyond the arguments, by which it is found. */
  known?: Record<string, unknown>;
}

/** One line of people.csv. */
export interface Person {
  name: string;
  /** Empty where roles are not declared. */
  role: string;
  groups: string[];
}

/** What a program has to say to declare an organization as it is. */
export interface Declared {
  people: Person[];
  /** Whether the program says who belongs to the organization, and not only who is in which group. */
  roster: boolean;
  groups: { variable: string; name: string; description: string }[];
  invites: { name: string; invitee: string; group: string | undefined }[];
  tokens: { name: string; args: Record<string, unknown> }[];
  settings: object | undefined;
  /** People who are there and whom the program leaves alone. */
  ignore: string[];
  resources: Declaration[];
  /** What cannot be declared, as sentences. */
  notes: string[];
}

const ROLES = ["owner", "editor", "member"];

/** Turns an organization into what a program declares, in the style of sets or of single people. */
export function declare(found: Organization, style: Style, patterns: readonly string[]): Declared {
  const notes = [...found.unseen].map(([part, why]) => `The ${part} are left out: ${why}`);
  const strange = found.members.filter(({ role }) => !ROLES.includes(role)).map(({ username }) => username);
  for (const name of strange) notes.push(`${name} is left alone: only the roles ${ROLES.join(", ")} can be declared.`);
  const ignore = [...patterns, ...strange];
  const seen = (name: string) => !ignored(ignore, name);
  const coupled = found.groups.filter(({ name }) => COUPLED.includes(name)).map(({ name }) => name);
  if (coupled.length > 0)
    notes.push(
      `Left out, because roles or a sync fill them: the group${coupled.length > 1 ? "s" : ""} ${coupled.join(" and ")}.`,
    );
  const within = found.groups.filter(({ name }) => !COUPLED.includes(name) && !ignored(patterns, name));
  const roster = found.members.length > 0;
  // In a roster as one resource, who is invited stands among the others.
  const apart = style === "edges" || !roster;
  const groupsOf = Map.groupBy(
    within.flatMap(({ name, members: inside }) => inside.map((username) => ({ name, username }))),
    ({ username }) => username,
  );
  const pending = found.invites.filter(({ invitee }) => seen(invitee));
  const roles = roster
    ? found.members.map(({ username, role }): [string, string] => [username, role])
    : [...groupsOf.keys()].sort().map((username): [string, string] => [username, ""]);
  const people: Person[] = roles
    .filter(([name]) => seen(name))
    .map(([name, role]) => ({ name, role, groups: (groupsOf.get(name) ?? []).map((group) => group.name) }));
  // Docker Hub does not tell the role of an invitation.
  if (!apart) people.push(...pending.map(({ invitee }) => ({ name: invitee, role: "member", groups: [] })));
  if (pending.length > 0) notes.push("Docker Hub does not tell the role of a pending invitation: member is assumed.");
  const names = new Names();
  const groups = within.map(({ name, description }) => ({ variable: names.variable(name), name, description }));
  const tokens = tokensOf(found, patterns, notes);
  const parts = { people, roster, groups, tokens, ignore, notes, settings: found.settings?.restrictedImages };
  const invites = pending.map(({ invitee, group }) => ({ name: invitee, invitee, group }));
  const resources = [
    ...(roster ? (style === "sets" ? everybody(found, people, ignore) : oneByOne(people)) : []),
    ...(apart ? invited(invites) : []),
    ...groups.flatMap(({ name, description }) => inOneGroup(name, description, people, ignore, style)),
    ...tokens.map(({ name, args, uuid }) => ({ noun: "PersonalAccessToken", name, args, known: { uuid } })),
    ...(parts.settings === undefined
      ? []
      : [{ noun: "OrgSettings", name: found.name, args: { restrictedImages: { ...parts.settings } } }]),
  ];
  return { ...parts, invites: apart ? invites : [], resources };
}

const ignoring = (ignore: string[]) => (ignore.length === 0 ? {} : { ignore });

function everybody(found: Organization, people: Person[], ignore: string[]): Declaration[] {
  const members = Object.fromEntries(people.map(({ name, role }) => [name, role]));
  return [{ noun: "OrgMembers", name: found.name, args: { members, ...ignoring(ignore) } }];
}

function oneByOne(people: Person[]): Declaration[] {
  return people.map(({ name, role }) => ({ noun: "OrgMember", name, args: { username: name, role } }));
}

function invited(invites: Declared["invites"]): Declaration[] {
  return invites.map(({ name, invitee, group }) => ({
    noun: "Invite",
    name,
    args: { invitee, ...(group === undefined ? {} : { group }) },
  }));
}

function inOneGroup(
  name: string,
  description: string,
  people: Person[],
  ignore: string[],
  style: Style,
): Declaration[] {
  const inside = people.filter(({ groups }) => groups.includes(name)).map((one) => one.name);
  const group = { noun: "Group", name, args: { name, ...(description === "" ? {} : { description }) } };
  if (style === "sets") {
    const args = { group: name, members: inside, ...ignoring(ignore) };
    return [group, { noun: "GroupMembers", name, args }];
  }
  const edges = inside.map((username) => ({
    noun: "GroupMembership",
    name: `${name}/${username}`,
    args: { group: name, username },
  }));
  return [group, ...edges];
}

function tokensOf(found: Organization, patterns: readonly string[], notes: string[]) {
  const names = new Names();
  return found.tokens.flatMap(({ uuid, label, scopes, isActive, expiresAt }) => {
    if (ignored(patterns, label)) return [];
    const over = expiresAt !== undefined && Date.parse(expiresAt) <= Date.now();
    if (over || scopes.length !== 1) {
      notes.push(
        `The token "${label}" is left out: it ${over ? "has expired" : "has scopes that include each other"}.`,
      );
      return [];
    }
    const args = {
      label,
      scopes,
      ...(expiresAt === undefined ? {} : { expiresAt }),
      ...(isActive ? {} : { isActive }),
    };
    return [{ name: names.resource(label), args, uuid }];
  });
}
