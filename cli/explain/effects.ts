import { type Fact, factsOf, groupsAfter, isMadeAnew, text } from "./facts";
import { ofIgnored } from "./ignored";
import { type Change, SECRET } from "../pulumi/plan";

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
  const ignored = ofIgnored(changes).map((what): Effect => ({ how: "other", what }));
  return [...told, ...ignored, ...ofGroups(changes), ...ofSettings(changes), ...changes.flatMap(ofToken)];
}

function ofPerson(who: string, before: readonly Fact[], after: readonly Fact[], touched: boolean): Effect[] {
  const effects = [...ofMemberships(who, before, after), ...ofStanding(who, before, after)];
  if (effects.length > 0 || !touched) return effects;
  const groups = new Set(after.flatMap((fact) => (fact.has === "group" ? [fact.group] : [])));
  return [...groups].map((group) => ({ who, how: "keeps", what: `the group ${group}` }));
}

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
function ofStanding(who: string, before: readonly Fact[], after: readonly Fact[]): Effect[] {
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

const given = (who: string, { role }: Extract<Fact, { has: "role" }>, before: readonly Fact[]): Effect => ({
  who,
  how: "is",
  what: before.length === 0 ? `given the role ${role}, or invited with it` : `given the role ${role}`,
});

function invited(who: string, had: Fact | undefined, has: Extract<Fact, { has: "invitation" }>): Effect[] {
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

function ofGroups(changes: readonly Change[]): Effect[] {
  const after = groupsAfter(changes);
  const used = new Set(factsOf(changes).after.flatMap((fact) => ("group" in fact ? [fact.group] : [])));
  return changes
    .filter(({ noun }) => noun === "Group")
    .flatMap((change): string[] => {
      const [was, is] = [text(change.before["name"]), text(change.after["name"])];
      const description = change.after["description"];
      const described = description !== change.before["description"] || description === SECRET;
      switch (change.op) {
        case "create":
          return after.get(is) === is && after.has(is) ? [] : [`the group ${is} is made`];
        case "delete":
          if (after.get(was) !== undefined || change.before["onDestroy"] === "retain") return [];
          if (used.has(was)) return [`the group ${was} is kept, because somebody is still declared in it`];
          return [`the group ${was} is deleted, and everybody in it loses what it gave`];
        case "same":
          return [];
        case "update":
        case "replace":
          if (isMadeAnew(change, changes)) return [`the group ${is} is made`];
          if (was !== is) return [`the group ${was} is renamed to ${is}, and keeps its people`];
          return described ? [`the group ${is} is described anew`] : [];
      }
    })
    .map((what) => ({ how: "other", what }));
}

function ofSettings(changes: readonly Change[]): Effect[] {
  const settings = changes.filter(({ noun }) => noun === "OrgSettings");
  const values = (side: "before" | "after", without: Change["op"]) =>
    settings.filter(({ op }) => op !== without).map((one) => JSON.stringify(one[side]["restrictedImages"] ?? {}));
  const same = values("before", "create").sort().join() === values("after", "delete").sort().join();
  return same ? [] : [{ how: "other", what: "the settings of the organization change" }];
}

const TOKEN = {
  create: "is made",
  update: "is changed",
  replace: "is replaced, and the old one ends",
  delete: "ends",
};

function ofToken({ op, noun, name, before, known, after }: Change): Effect[] {
  if (noun !== "PersonalAccessToken" || op === "same") return [];
  const given = (op === "delete" ? before : after)["label"] ?? known["label"];
  const label = typeof given === "string" ? given : name;
  return [{ how: "other", what: `the access token ${label} ${TOKEN[op]}` }];
}
