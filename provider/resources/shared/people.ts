import { z } from "zod";
import { ignored } from "../../../run/patterns";
import type { Run } from "../../../run/run";
import { dockerId } from "./values";

/** So many names stand in a message; the rest is counted. */
const NAMED = 10;

const text = z.string();

/**
 * People as a list of names or as a map by name; in the state always a map, because a preview
 * shows maps by key and lists by position. `value` is what a name alone stands for.
 */
export function people<V extends string | true>(name: z.ZodType<string>, value: z.ZodType<V>, alone: V) {
  return z
    .union(
      [
        z.array(text),
        z.record(
          text,
          z.custom<V>(() => true),
        ),
      ],
      "it is a list of names, or a map by name.",
    )
    .superRefine((given, context) => {
      // The order of a map means nothing: of two spellings the right one is there first.
      const isSmall = (one: string) => one === one.toLowerCase();
      const keys = Object.keys(given);
      const names = Array.isArray(given) ? given : [...keys.filter(isSmall), ...keys.filter((one) => !isSmall(one))];
      const seen = new Set<string>();
      for (const one of names) {
        if (seen.has(one.toLowerCase())) {
          context.addIssue({ code: "custom", message: `${one} is in it twice.` });
          continue;
        }
        seen.add(one.toLowerCase());
        const what = Array.isArray(given) ? alone : given[one];
        const issues = [...(name.safeParse(one).error?.issues ?? []), ...(value.safeParse(what).error?.issues ?? [])];
        for (const { message } of issues) context.addIssue({ code: "custom", message: `${one}: ${message}` });
      }
    })
    .transform((given): Record<string, V> => {
      const pairs = Array.isArray(given) ? given.map((one): [string, V] => [one, alone]) : Object.entries(given);
      return Object.fromEntries(pairs.map(([one, v]) => [one.toLowerCase(), v]));
    });
}

/** Members of a group: names alone. */
export const groupPeople = people(dockerId, z.literal(true, "it is true for everybody who is in the group."), true);

/** Exact names, and patterns in which `*` stands for any letters. */
export const patterns = z.array(text.min(1, "a pattern is empty.")).optional();

/** Groups that Docker Hub fills by itself; with what to write in their place. */
const COUPLED: ReadonlyMap<string, string> = new Map([
  [
    "owners",
    "Docker Hub keeps it in step with the role owner, so that it is not for programs to fill: declare the role with " +
      "dockerhub.OrgMember or dockerhub.OrgMembers.",
  ],
]);

/** What cannot stay of the name of a group that somebody is put into. */
export function coupled(group: string | undefined): { group?: string } {
  const why = COUPLED.get(group ?? "");
  return why === undefined ? {} : { group: why };
}

/** Names for a message, the first few and how many more. */
export function named(names: readonly string[]): string {
  const shown = [...names].sort().slice(0, NAMED).join(", ");
  return names.length > NAMED ? `${shown} and ${names.length - NAMED} more` : shown;
}

/** Names of somebody by whatever name they are known, the given one first. */
export type Spellings = (name: string) => readonly (string | undefined)[];

/** All names of those whom a roster knows by several. */
export const spellingsOf =
  (roster: { usernames?: Readonly<Record<string, string>> | undefined } | undefined): Spellings =>
  (name) => [
    name,
    roster?.usernames !== undefined && Object.hasOwn(roster.usernames, name) ? roster.usernames[name] : undefined,
  ];

const asWritten: Spellings = (name) => [name];

/** Whether somebody is to be ignored, by any of their names. */
export const isIgnored = (ignore: readonly string[] | undefined, names: Iterable<string | undefined>): boolean =>
  [...names].some((name) => name !== undefined && ignored(ignore, name));

/** Whether somebody who was ignored may be so no longer. */
export const uncovers = (before: readonly string[] | undefined, after: readonly string[] | undefined): boolean =>
  (before ?? []).some((pattern) => !(after ?? []).includes(pattern));

/** Who is declared and is to be ignored as well; undefined when nobody is. */
export function contradiction(
  wanted: Readonly<Record<string, unknown>>,
  ignore: readonly string[] | undefined,
  spellings = asWritten,
): string | undefined {
  const both = Object.keys(wanted).filter((name) => isIgnored(ignore, spellings(name)));
  return both.length === 0 ? undefined : `${named(both)} stands in ignore as well; take one away.`;
}

/** Who was in a set and is to be in it no longer. */
export function leavers(
  wanted: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>> | undefined,
  ignore: readonly string[] | undefined,
  spellings = asWritten,
): string[] {
  return Object.keys(before ?? {}).filter(
    (name) => !Object.hasOwn(wanted, name) && !isIgnored(ignore, spellings(name)),
  );
}

/**
 * Of those who leave a set, whom nobody else declares. Where no program tells, whatever comes at the same time has been heard by
 * then. Throws where the run leaves out something of which nobody tells.
 */
export async function lettingGo<T>(run: Run, leaving: readonly T[], notDeclared: () => Promise<T[]>): Promise<T[]> {
  if (leaving.length === 0) return [];
  await run.quiet();
  const ending = await notDeclared();
  if (ending.length > 0) await run.endings.needsWhole();
  return ending;
}

/** Those of a list of whom something is not so. */
export async function without<T>(all: readonly T[], isSo: (one: T) => Promise<boolean>): Promise<T[]> {
  const so = await Promise.all(all.map(isSo));
  return all.filter((_, index) => !so[index]);
}

/** Does one thing for each of many people; what failed, by name, does not keep the others from it. */
export async function forEach(
  names: Iterable<string>,
  act: (name: string) => Promise<unknown>,
): Promise<Map<string, string>> {
  const failed = new Map<string, string>();
  const guarded = async (name: string) => {
    try {
      await act(name);
    } catch (error) {
      failed.set(name, error instanceof Error ? error.message : String(error));
    }
  };
  await Promise.all([...names].map(guarded));
  return failed;
}
