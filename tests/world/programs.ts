import type { Declared } from "../support/spec";

/** The most resources of one program. */
const MOST = 4;

const one = (type: string, name: string, args: object): Declared => ({ type, name, args: { ...args } });
const group = (resource: string, name: string) => one("Group", resource, { name });
const single = (resource: string, group: string, username: string) =>
  one("GroupMembership", resource, { group, username });
const set = (resource: string, group: string, members: string[]) => one("GroupMembers", resource, { group, members });
const member = (resource: string, username: string, role: string) => one("OrgMember", resource, { username, role });
const roster = (resource: string, members: Record<string, string>) =>
  one("OrgMembers", resource, { members, ignore: ["dora"] });

/** Groups, under either of two resource names. */
const groups: Declared[][] = [
  [],
  [group("x", "a")],
  [group("y", "a")],
  [group("x", "b")],
  [group("x", "a"), group("y", "b")],
  [group("x", "b"), group("y", "a")],
];

/** Names of groups by text, and by the group's own output, which is known later. */
const refs = (program: readonly Declared[]): [ref: unknown, name: string][] =>
  program.flatMap(({ name, args }): [unknown, string][] => [
    [args!["name"], String(args!["name"])],
    [{ $: `${name}.name` }, String(args!["name"])],
  ]);

/** People in groups, alone and in sets. */
function peopleOf(groups: readonly Declared[]): Declared[][] {
  const all = refs(groups);
  return [
    [],
    ...all.flatMap(([ref]) => [
      [single("m", ref as string, "ada")],
      [single("n", ref as string, "ada")],
      [single("m", ref as string, "ada"), single("n", ref as string, "bo")],
      [single("m", ref as string, "bo"), single("n", ref as string, "ada")],
      [set("s", ref as string, ["ada"])],
      [set("t", ref as string, ["ada"])],
      [set("s", ref as string, ["ada", "bo"])],
      [set("s", ref as string, ["bo"])],
    ]),
    ...all.flatMap(([ref, name]) =>
      all
        .filter(([, other]) => other !== name)
        .flatMap(([other]) => [
          [single("m", ref as string, "ada"), single("n", other as string, "ada")],
          [set("s", ref as string, ["ada"]), set("t", other as string, ["bo"])],
          [set("s", ref as string, ["ada"]), single("m", other as string, "bo")],
        ]),
    ),
  ];
}

/** People in the organization, and its settings. */
const others: Declared[][] = [
  [],
  [member("o", "ada", "editor")],
  [member("p", "ada", "editor")],
  [member("o", "ada", "member"), member("p", "bo", "editor")],
  [member("o", "bo", "editor"), member("p", "ada", "member")],
  [roster("r", { ops: "owner", ada: "member", bo: "editor" })],
  [roster("q", { ops: "owner", ada: "editor", bo: "editor" })],
  [roster("r", { ops: "owner", ada: "member", bo: "editor", "cleo@example.com": "member" })],
  [one("Invite", "i", { invitee: "cleo@example.com" })],
  [one("Invite", "j", { invitee: "cleo@example.com" })],
  [one("OrgSettings", "e", { restrictedImages: { enabled: true } })],
  [one("OrgSettings", "f", { restrictedImages: { enabled: true } })],
  [one("PersonalAccessToken", "k", { scopes: ["repo:read"] })],
];

/** Every program of this small world. */
export const programs: Declared[][] = groups.flatMap((some) =>
  peopleOf(some).flatMap((people) =>
    others.map((other) => [...some, ...people, ...other]).filter(({ length }) => length <= MOST),
  ),
);
