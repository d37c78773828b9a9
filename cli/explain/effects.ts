import { type Change, eachSays, type Fact } from "../../provider/telling/change";
import { byNoun, factsOf, planOf } from "./facts";
import { ofHidden } from "./hidden";
import { ofIgnored } from "./ignored";

/** What a plan does to somebody, or to something that is nobody's. */
export interface Effect {
  /** Docker ID or address; undefined for what concerns the organization. */
  who?: string;
  /** `gains`, `loses` and `keeps` are told of people, the rest as it is. */
  how: "gains" | "loses" | "keeps" | "is" | "other";
  what: string;
}

/**
 * What a plan does, by what everybody has before and after it. It does not matter which resource has
 * what: whatever is declared afterwards is kept.
 */
export function effectsOf(changes: readonly Change[]): Effect[] {
  const { before, after } = factsOf(changes);
  const people = new Set([...before, ...after].map(({ who }) => who));
  const touched = new Set(
    factsOf(changes.filter(({ op }) => op === "delete" || op === "replace")).before.map(({ who }) => who),
  );
  const byWho = (facts: readonly Fact[]) => Map.groupBy(facts, ({ who }) => who);
  const [had, has] = [byWho(before), byWho(after)];
  const told = [...people].flatMap((who) => ofPerson(who, had.get(who) ?? [], has.get(who) ?? [], touched.has(who)));
  const notTold = [...ofIgnored(changes), ...ofHidden(changes)].map((what): Effect => ({ how: "other", what }));
  const used = new Set(after.flatMap((fact) => ("group" in fact ? [fact.group] : [])));
  return [...told, ...notTold, ...ofThings(changes, used)];
}

function ofPerson(who: string, before: readonly Fact[], after: readonly Fact[], touched: boolean): Effect[] {
  const effects = [
    ...ofMemberships(who, before, after),
    ...ofPermissions(who, before, after),
    ...ofStanding(who, before.filter(isOfPerson), after.filter(isOfPerson)),
  ];
  if (effects.length > 0 || !touched) return effects;
  const kept = after.flatMap((fact) => {
    if (fact.has === "permission") return [permissionOn(fact)];
    return fact.has === "group" ? [`the group ${fact.group}`] : [];
  });
  return [...new Set(kept)].map((what) => ({ who, how: "keeps", what }));
}

type Permission = Extract<Fact, { has: "permission" }>;

const isOfPerson = (fact: Fact): fact is Exclude<Fact, Permission> => fact.has !== "permission";

const permissionOn = ({ permission, repository }: Permission) => `the permission ${permission} on ${repository}`;

/** What a group may do with repositories. */
function ofPermissions(who: string, before: readonly Fact[], after: readonly Fact[]): Effect[] {
  const byRepository = (facts: readonly Fact[]) =>
    new Map(facts.filter((fact) => fact.has === "permission").map((fact) => [fact.repository, fact]));
  const [had, has] = [byRepository(before), byRepository(after)];
  const given = [...has.values()].flatMap((now): Effect[] => {
    const was = had.get(now.repository);
    if (was?.permission === now.permission) return [];
    if (was === undefined || PERMISSIONS.indexOf(now.permission) > PERMISSIONS.indexOf(was.permission))
      return [{ who, how: "gains", what: permissionOn(now) }];
    return [{ who, how: "loses", what: `${permissionOn(was)} (${now.permission} from then on)` }];
  });
  const taken = [...had.values()].filter(({ repository }) => !has.has(repository));
  return [...given, ...taken.map((was): Effect => ({ who, how: "loses", what: permissionOn(was) }))];
}

const PERMISSIONS: readonly string[] = ["read", "write", "admin"];

function ofMemberships(who: string, before: readonly Fact[], after: readonly Fact[]): Effect[] {
  // A group that ends is another one than that of its name afterwards.
  const groups = (facts: readonly Fact[]) =>
    new Map(
      facts.flatMap((fact) => (fact.has === "group" ? [[`${fact.group} ${fact.ends === true}`, fact.group]] : [])),
    );
  const [had, has] = [groups(before), groups(after)];
  const only = (some: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>, how: "gains" | "loses") =>
    [...some].flatMap(([key, group]): Effect[] => (others.has(key) ? [] : [{ who, how, what: `the group ${group}` }]));
  return [...only(has, had, "gains"), ...only(had, has, "loses")];
}

const RANK = ["member", "editor", "owner"];

/** The role of somebody, or their invitation. */
function ofStanding(
  who: string,
  before: readonly Exclude<Fact, Permission>[],
  after: readonly Exclude<Fact, Permission>[],
): Effect[] {
  const had = before.find(({ has }) => has === "role") ?? before.find(({ has }) => has === "invitation");
  const has = after.find(({ has }) => has === "role") ?? after.find(({ has }) => has === "invitation");
  if (had?.has === "role" && has?.has === "role") return ranked(who, had.role, has.role);
  if (had?.has === "invitation" && had.pending && has?.has === "role" && has.invites)
    return has.role === had.role ? [] : [anew(who, has.role, had.group)];
  if (has?.has === "role")
    return had === undefined ? [given(who, has, before)] : ranked(who, had.has === "group" ? "" : had.role, has.role);
  if (has?.has === "invitation") return invited(who, had, has);
  // Whoever is declared anywhere stays in the organization.
  if (had === undefined || had.has === "group" || after.length > 0) return [];
  if (had.has === "invitation") return had.pending ? [{ who, how: "loses", what: "the invitation" }] : [];
  if (had.onDelete === "remove") return [{ who, how: "loses", what: "the organization" }];
  return had.role === "member" ? [] : [{ who, how: "loses", what: `the role ${had.role} (member from then on)` }];
}

function ranked(who: string, before: string, after: string): Effect[] {
  if (before === after) return [];
  const how = RANK.indexOf(after) > RANK.indexOf(before) ? "gains" : "loses";
  return [{ who, how, what: how === "gains" ? `the role ${after}` : `the role ${before} (${after} from then on)` }];
}

function given(who: string, has: Extract<Fact, { has: "role" }>, before: readonly Fact[]): Effect {
  const invites = has.invites && before.length === 0 ? ", or invited with it" : "";
  return { who, how: "is", what: `given the role ${has.role}${invites}${has.isNew ? ", unless they have it" : ""}` };
}

function invited(
  who: string,
  had: Exclude<Fact, Permission> | undefined,
  has: Extract<Fact, { has: "invitation" }>,
): Effect[] {
  const same = had?.has === "invitation" && had.role === has.role && had.group === has.group;
  if (same || had?.has === "role" || (had?.has === "invitation" && !had.pending)) return [];
  return had === undefined ? [{ who, how: "is", what: asWhat(has.role, has.group) }] : [anew(who, has.role, has.group)];
}

const asWhat = (role: string, group: string) => `invited as ${role}${group === "" ? "" : `, into the group ${group}`}`;

const anew = (who: string, role: string, group: string): Effect => ({
  who,
  how: "is",
  what: `${asWhat(role, group)} anew`,
});

/** What a plan does that is nobody's, noun by noun; of a noun of a newer version no more than that. */
function ofThings(changes: readonly Change[], used: ReadonlySet<string>): Effect[] {
  return byNoun(changes)
    .flatMap(([noun, own]) => {
      const plan = planOf(noun);
      return plan === undefined ? unknown(own) : (plan.says?.(own, used) ?? []);
    })
    .map((what) => ({ how: "other", what }));
}

const unknown = eachSays(({ noun, name }) => `the ${noun} ${name}`, {
  create: "is made",
  update: "is changed",
  replace: "is replaced",
  delete: "ends",
});
