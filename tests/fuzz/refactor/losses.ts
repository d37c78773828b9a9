import type { FakeHub } from "../../../testing";
import { urnOf } from "../../support/memoryProgram";
import { acme, MAY_GO } from "./company";
import { named, type Said } from "./declared";
import { of } from "./edits";
import { fewerPermissions } from "./watch";

/** What a change would take away. */
interface Losses {
  /** At least these people lose something. */
  least: Set<string>;
  /** Whether it may be more than a run takes away. */
  isTooMuch: boolean;
  /** Things that are declared no longer, by the groups that names stand for afterwards. */
  things: string[];
}

/** Counted by identity: a group that is renamed keeps its number, and its people lose nothing. */
export function lossesOf(fake: FakeHub, before: Said, next: Said, was: ReadonlyMap<string, number>): Losses {
  const { members, groups } = acme(fake);
  const least = new Set<string>();
  const most = new Set<string>();
  for (const { person, group } of before.places) {
    const id = was.get(group);
    const there = [...groups.values()].find((one) => one.id === id)?.members.has(person) === true;
    const stays = next.places.some(
      (place) => place.person === person && numberAfter(before, next, was, place.group) === id,
    );
    if (!there || stays) continue;
    most.add(person);
    const isIgnored = next.program.some(
      ({ type, args }) => type === "GroupMembers" && JSON.stringify(args!["ignore"] ?? []).includes(`"${person}"`),
    );
    if (!isIgnored && !next.places.some((place) => place.person === person)) least.add(person);
  }
  for (const person of [...before.removable, ...before.roles.keys()])
    if (members.has(person) && next.roles.get(person) !== before.roles.get(person)) most.add(person);
  for (const person of before.invited) if (!next.people.has(person)) most.add(person);
  // Whoever is in a group that ends loses something, declared or not.
  for (const name of before.groups)
    if (!next.used.has(name)) for (const person of groups.get(name)?.members ?? []) most.add(person);
  const numbers = [...next.used].flatMap((group): [string, number][] => {
    const id = numberAfter(before, next, was, group);
    return id === undefined ? [] : [[group, id]];
  });
  const [things, after] = [before.things(was), next.things(new Map(numbers))];
  const isTooMuch =
    most.size > MAY_GO ||
    empties(next) ||
    meetsStrangers(fake, before, next, was) ||
    fewerPermissions(things, after).size > MAY_GO;
  return { least, isTooMuch, things: [...things.keys()].filter((thing) => !after.has(thing)) };
}

/** The number of the group of a name after a change: that of its resource, or of the name where no other resource goes on with it. */
function numberAfter(before: Said, next: Said, was: ReadonlyMap<string, number>, group: string): number | undefined {
  const owner = (said: Said, urn: string) => said.program.find((one) => one.type === "Group" && urnOf(one) === urn);
  const declared = next.program.find(({ type, args }) => type === "Group" && args!["name"] === group);
  const old = declared && owner(before, urnOf(declared));
  if (old !== undefined) return was.get(String(old.args!["name"]));
  const holder = before.program.find(({ type, args }) => type === "Group" && args!["name"] === group);
  const goesOn = holder !== undefined && owner(next, urnOf(holder)) !== undefined;
  return goesOn && declared !== undefined ? undefined : was.get(group);
}

/** Whether a set is left empty, which needs the override. */
function empties(next: Said): boolean {
  const sizes = next.program.flatMap(({ type, args }) => {
    if (type === "GroupMembers") return (args!["members"] as string[]).length;
    return type === "RepositoryPermissions" ? Object.keys(args!["permissions"] as object).length : [];
  });
  return sizes.includes(0);
}

/** Whether a set would take out somebody whom no program has put into its group, which a new set refuses. */
function meetsStrangers(fake: FakeHub, before: Said, next: Said, was: ReadonlyMap<string, number>): boolean {
  const there = [...acme(fake).groups.values()];
  return next.program.some((set) => {
    if (set.type !== "GroupMembers") return false;
    const { members, ignore = [] } = set.args as { members: string[]; ignore?: string[] };
    const id = numberAfter(before, next, was, named(next.program, set.args!["group"]));
    const known = before.places.flatMap(({ person, group }) => (was.get(group) === id ? [person] : []));
    const people = there.find((one) => one.id === id)?.members ?? [];
    return [...people].some((person) => ![...members, ...ignore, ...known].includes(person));
  });
}

/** Whether a repository is to have another name, or one with images is to go with its resource, which are refused. */
export function keepsRepositories(fake: FakeHub, before: Said, next: Said): boolean {
  const after = new Map(next.program.map((one) => [urnOf(one), one]));
  const names = of(next.program, "Repository").map(({ args }) => args!["name"]);
  return of(before.program, "Repository").some((one) => {
    const name = String(one.args!["name"]);
    const isFull = (fake.store.repositories.get(`acme/${name}`)?.tags.size ?? 0) > 0;
    const goes = isFull && one.args!["onDestroy"] === "delete" && !names.includes(name);
    return goes || (after.get(urnOf(one))?.args!["name"] ?? name) !== name;
  });
}
