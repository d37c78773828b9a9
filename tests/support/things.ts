import type { Noun } from "../../sdk/shapes";
import type { FakeHub } from "../../testing";
import { PERMISSIONS } from "../../testing/fake-hub/store";
import type { Declared } from "./spec";

type Args = Readonly<Record<string, unknown>>;

/** What a program calls groups and repositories. */
export interface Names {
  /** The name of one that is named by text or by an output. */
  name(ref: unknown): string;
  /** The number of a group of this name. */
  number(group: string): number | undefined;
}

/** What the resources of a noun declare, and what there is of it, in the same words. */
export interface Kind {
  declared(args: Args, names: Names): string[];
  /** Of several nouns that tell of the same things, the first one tells what there is. */
  there?(fake: FakeHub): string[];
  /** Whether it stays where nobody declares it any more. */
  stays?: true;
  /** Whether there may be more of it: those in whose place others were made. */
  worksOn?: true;
  /** Whether two resources may share one. */
  isShared?: true;
  /** Whether there is always one, which goes back to what it was. */
  isRestored?: true;
}

const acme = (fake: FakeHub) => fake.store.organizations.get("acme")!;
const repositories = (fake: FakeHub) => fake.store.repositoriesOf("acme");

/** What a group may do includes what is less. */
const may = (number: number | undefined, permission: unknown, repository: string) =>
  PERMISSIONS.slice(0, 1 + PERMISSIONS.indexOf(permission as never)).map(
    (one) => `group ${number} may ${one} ${repository}`,
  );

/** How labels of tokens end that programs leave out. */
const DRAWN = / [0-9a-f]{12}$/;

/** The suites that play programs count people and groups by themselves. */
type OfPeople = "Group" | "GroupMembers" | "GroupMembership" | "Invite" | "OrgMember" | "OrgMembers";

/** A row for each of the other nouns. */
const KINDS: Readonly<Record<Exclude<Noun, OfPeople>, Kind>> = {
  Repository: {
    declared: ({ name, visibility }) => [`repository ${String(name)}`, `${String(name)} is ${String(visibility)}`],
    there: (fake) =>
      repositories(fake).flatMap(({ name, isPrivate }) => [
        `repository ${name}`,
        `${name} is ${isPrivate ? "private" : "public"}`,
      ]),
    stays: true,
  },
  RepositoryPermission: {
    declared: ({ repository, group, permission }, { name, number }) =>
      may(number(name(group)), permission, name(repository)),
    there: (fake) =>
      repositories(fake).flatMap(({ name, permissions }) =>
        [...permissions].flatMap(([number, permission]) => may(number, permission, name)),
      ),
  },
  RepositoryPermissions: {
    declared: ({ repository, permissions }, { name, number }) =>
      Object.entries(permissions as Args).flatMap(([group, permission]) =>
        may(number(group), permission, name(repository)),
      ),
  },
  Webhook: {
    declared: ({ repository, name: called, hookUrl }, { name }) => [
      `${name(repository)} calls ${String(hookUrl)} as ${String(called)}`,
    ],
    there: (fake) =>
      repositories(fake).flatMap(({ name, webhooks }) =>
        [...webhooks.values()].map((one) => `${name} calls ${one.hooks[0]!.url} as ${one.name}`),
      ),
    isShared: true,
  },
  PersonalAccessToken: {
    declared: () => ["a token of an account"],
    there: ({ store }) =>
      [...store.tokens.values()].filter(({ isActive }) => isActive).map(() => "a token of an account"),
    worksOn: true,
  },
  OrgAccessToken: {
    declared: () => ["a token of the organization"],
    there: (fake) =>
      [...acme(fake).accessTokens.values()]
        .filter(({ isActive }) => isActive)
        .map(({ label }) => (DRAWN.test(label) ? "a token of the organization" : `the token ${label}`)),
    worksOn: true,
  },
  OrgSettings: {
    declared: () => ["images are restricted"],
    there: (fake) => (acme(fake).restrictedImages.enabled ? ["images are restricted"] : []),
    isRestored: true,
  },
  RegistryAccess: {
    declared: ({ registries }) => [
      "registries are restricted",
      ...Object.keys(registries as Args).map((at) => `the registry ${at} is named`),
    ],
    there: (fake) => {
      const { enabled, custom_registries: custom } = acme(fake).registryAccess;
      return [
        ...(enabled ? ["registries are restricted"] : []),
        ...custom.map(({ address }) => `the registry ${address} is named`),
      ];
    },
    isRestored: true,
  },
  ScimUser: {
    declared: ({ userName }) => [`${String(userName)} may sign in`],
    there: (fake) =>
      [...acme(fake).scim.users.values()].flatMap(({ userName, active }) =>
        active ? [`${userName} may sign in`] : [],
      ),
  },
};

/** So many of each. */
export type Things = ReadonlyMap<string, number>;

function counted(words: readonly string[]): Things {
  const all = new Map<string, number>();
  for (const word of words) all.set(word, (all.get(word) ?? 0) + 1);
  return all;
}

const EVERY: readonly Kind[] = Object.values(KINDS);
const kindOf = (noun: string): Kind | undefined => KINDS[noun as keyof typeof KINDS];

/** What there is of everything that is nobody in a group, by the nouns that are like this. */
export const thingsThere = (fake: FakeHub, isLike: (kind: Kind) => boolean = () => true): Things =>
  counted(EVERY.filter(isLike).flatMap(({ there }) => there?.(fake) ?? []));

/** What a program declares of it, by the nouns that are like this. */
export function thingsOf(
  program: readonly Declared[],
  names: Names,
  isLike: (kind: Kind) => boolean = () => true,
): Things {
  const words = (shared: boolean) =>
    program.flatMap(({ type, args = {} }) => {
      const kind = kindOf(type);
      return kind === undefined || !isLike(kind) || (kind.isShared === true) !== shared
        ? []
        : kind.declared(args, names);
    });
  return counted([...words(false), ...new Set(words(true))]);
}

/** What is there no more than programs declare it. */
export const leaving = ({ stays }: Kind): boolean => stays !== true;
/** What ends with the last resource that declares it. */
export const ending = ({ stays, worksOn, isRestored }: Kind): boolean =>
  stays !== true && worksOn !== true && isRestored !== true;
/** What goes back to how it was. */
export const restored = ({ isRestored }: Kind): boolean => isRestored === true;
