import { registry } from "../../provider/resources";
import { type Change, type Fact, openTo, type PlanTelling } from "../../provider/telling/change";
import { ignored } from "../../run/patterns";

/** What a noun tells of plans; undefined for one that this version does not know. */
export const planOf = (noun: string): PlanTelling | undefined => registry.get(noun)?.told.plan;

/** Whether a deletion changes nothing for anybody. */
function lets({ noun, before, known }: Change): boolean {
  const state = { onDestroy: known["onDestroy"], ...before };
  return state.onDestroy === "retain" || (planOf(noun)?.lets?.(state) ?? false);
}

/** Docker IDs of people who are written by their address, as far as the state tells. */
const dockerIds = (changes: readonly Change[]): ReadonlyMap<string, string> =>
  new Map(changes.flatMap(({ noun, before, known }) => planOf(noun)?.dockerIds?.(before, known) ?? []));

/** Changes of a plan by noun, those together that tell of themselves. */
export const byNoun = (changes: readonly Change[]) => [...Map.groupBy(changes, ({ noun }) => noun)];

/** What a group is called after the plan, by its name before; undefined for one that ends. */
const groupsAfter = (changes: readonly Change[]): ReadonlyMap<string, string | undefined> =>
  new Map(byNoun(changes).flatMap(([noun, own]) => [...(planOf(noun)?.groupsAfter?.(own) ?? [])]));

/** What everybody has before a plan and after it, people by their Docker ID and groups as they are called afterwards. */
export function factsOf(changes: readonly Change[]): { before: Fact[]; after: Fact[] } {
  const ids = dockerIds(changes);
  const renamed = groupsAfter(changes);
  const known = (fact: Fact): Fact => ({ ...fact, who: ids.get(fact.who) ?? fact.who });
  const after = changes
    .filter(({ op }) => op !== "delete")
    .flatMap(({ op, noun, after, known: outputs }) =>
      (planOf(noun)?.gives?.(after, outputs) ?? [])
        .map(known)
        .map((fact): Fact => (fact.has === "role" ? { ...fact, isNew: op === "create" } : fact)),
    );
  const taken = new Set(renamed.values());
  // A group that somebody is still declared in is kept, unless another one has its name by then.
  const isKept = (group: string) =>
    !taken.has(group) &&
    after.some((fact) => (fact.has === "group" || fact.has === "permission") && fact.group === group);
  const asAfter = (group: string) => {
    const name = renamed.get(group);
    return name === undefined ? { group, ends: renamed.has(group) && !isKept(group) } : { group: name };
  };
  const left = ignoredAfter(changes, ids);
  const before = changes.flatMap((change) => {
    if (change.op === "create" || (change.op === "delete" && lets(change))) return [];
    const facts = planOf(change.noun)?.gives?.(change.before, change.known) ?? [];
    return facts.map((fact) => {
      if (fact.has === "group") return known({ ...fact, ...asAfter(fact.group) });
      if (fact.has !== "permission") return known(fact);
      const { group } = asAfter(fact.group);
      return { ...fact, group, who: openTo(group) };
    });
  });
  const places = new Set(after.map(placeOf));
  return { before: before.filter((fact) => places.has(placeOf(fact)) || !left(fact)), after };
}

/** Somebody in a group, or in the organization, or a group on a repository. */
function placeOf(fact: Fact): string {
  if (fact.has === "permission") return `${fact.who} ${fact.repository}`;
  return fact.has === "group" ? `${fact.who} ${fact.group}` : fact.who;
}

/** Whether a set leaves somebody alone after a plan in what they had: it stays theirs, and nobody looks after it. */
function ignoredAfter(changes: readonly Change[], ids: ReadonlyMap<string, string>): (fact: Fact) => boolean {
  const sets = changes
    .filter(({ op }) => op !== "delete")
    .map(({ noun, after }) => planOf(noun)?.leaves?.(after))
    .filter((left) => left !== undefined);
  const spellings = (who: string) => [who, ...[...ids].flatMap(([address, id]) => (id === who ? [address] : []))];
  return (fact) =>
    sets.some(({ ignore, ...place }) => {
      if (fact.has === "permission") return place.repository === fact.repository && ignored(ignore, fact.group);
      const isHere = place.group === (fact.has === "group" ? fact.group : undefined) && place.repository === undefined;
      return isHere && spellings(fact.who).some((name) => ignored(ignore, name));
    });
}
