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
  one("OrgMembers", resource, { members, ignore: ["dora", "eva"] });

const access = (resource: string, registry: string) =>
  one("RegistryAccess", resource, { enabled: true, registries: { [registry]: {} } });
const repository = (resource: string, visibility: string) => one("Repository", resource, { name: "app", visibility });
const on = ({ name }: Declared) => ({ $: `${name}.name` });
const hook = (resource: string, of: Declared, hookUrl: string) =>
  one("Webhook", resource, { repository: on(of), name: "ci", hookUrl });
const permission = (resource: string, of: Declared, group: unknown, may: string) =>
  one("RepositoryPermission", resource, { repository: on(of), group, permission: may });
const permissions = (resource: string, of: Declared, given: Record<string, string>) =>
  one("RepositoryPermissions", resource, { repository: on(of), permissions: given });

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

/** People in the organization, its settings and its tokens. */
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
  [one("OrgAccessToken", "l", { repositories: { "acme/app": ["scope-image-pull"] } })],
  [access("c", "one.example.com")],
  [access("d", "one.example.com")],
  [access("c", "two.example.com")],
  [one("ScimUser", "u", { userName: "eva@example.com" })],
  [one("ScimUser", "v", { userName: "eva@example.com" })],
];

/** A repository, what groups may do with it alone and in sets, and whom it calls. */
function repositoriesOf(groups: readonly Declared[]): Declared[][] {
  const [app, same] = [repository("g", "private"), repository("h", "private")];
  const names = groups.map(({ args }) => String(args!["name"]));
  const all = Object.fromEntries(names.map((name) => [name, "read"]));
  return [
    [app],
    [same],
    [repository("g", "public")],
    [app, hook("w", app, "https://ci.example.com")],
    [app, hook("w", app, "https://cd.example.com")],
    [app, hook("z", app, "https://ci.example.com")],
    [app, permissions("b", app, all)],
    [same, permissions("e", same, all)],
    ...refs(groups).flatMap(([ref, name]) => [
      [app, permission("b", app, ref, "read")],
      [app, permission("e", app, ref, "write")],
      [same, permission("b", same, ref, "read")],
      [app, permissions("b", app, { [name]: "write" })],
    ]),
  ].filter((some) => JSON.stringify(some).includes('"permissions":{}') === false);
}

/** Every program of this small world. */
export const programs: Declared[][] = groups.flatMap((some) =>
  peopleOf(some).flatMap((people) =>
    [...others, ...repositoriesOf(some)]
      .map((other) => [...some, ...people, ...other])
      .filter(({ length }) => length <= MOST),
  ),
);
