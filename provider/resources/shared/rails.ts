import { mayGo } from "../../../run/budget";
import type { Run } from "../../../run/run";
import type { Rails, Rule } from "../../hub/rails";
import { named } from "./people";

/** Rules of one resource, in place of those of the configuration. */
export type OwnRails = { [K in keyof Rails]?: Rails[K] | undefined };

/** The rules that hold for a resource. */
export function railsFor(configured: Rails, own: OwnRails | undefined): Rails {
  const given = Object.entries(own ?? {}).filter(([, value]) => value !== undefined);
  return { ...configured, ...(Object.fromEntries(given) as Partial<Rails>) };
}

type Broken = Partial<Record<Rule, string | undefined>>;

/**
 * One reason out of all rules that a change breaks; undefined when it breaks none. A rule that is
 * overridden for this run is announced, with its reason, in place of being kept.
 */
export function verdict(rails: Rails, broken: Broken): string | undefined {
  const kept: { rule: Rule; why: string }[] = [];
  for (const [rule, why] of Object.entries(broken) as [Rule, string | undefined][]) {
    if (why === undefined) continue;
    const reason = rails.overridden.get(rule);
    if (reason === undefined) kept.push({ rule, why });
    else rails.notice(`the rule ${rule} is overridden for this run (${reason}), although ${why}`);
  }
  const [first] = kept;
  if (first === undefined) return undefined;
  const said = kept.map(({ rule, why }) => `the rule ${rule} is broken: ${why}`).join(" And ");
  return `${said} If that is meant, run once with DOCKERHUB_OVERRIDE="${first.rule}: the reason".`;
}

/** By what the budget of a run counts: people of an organization apart from everything else. */
export const ledger = (org: string, counts: string | undefined): string =>
  counts === undefined ? org : `${counts} of ${org}`;

/** Everybody who has something that the stack manages, or everything else of a kind that it gave. */
async function everybody(run: Run, org: string, counts: string | undefined): Promise<string[]> {
  // Numbers of groups stand in what is held beside their names.
  if (counts !== undefined) return (await run.heldUnder(`${counts}/${org}/`)).filter((one) => !one.includes("#"));
  const [groups, people] = await Promise.all([run.heldUnder(`in/${org}/`), run.heldUnder(`person/${org}/`)]);
  return [...groups.map((one) => one.split("/").at(-1)!), ...people];
}

const percent = (part: number) => `${Math.round(part * 100)}%`;

/** Too many people would lose something in one run, by whichever resources; these are some of them. */
export async function tooMany(org: string, names: readonly string[], rails: Rails, run: Run, counts?: string) {
  if (names.length === 0) return undefined;
  const kept = ledger(org, counts);
  run.budget.know(kept, await everybody(run, org, counts));
  const { leaving, of } = run.budget.take(kept, names);
  if (leaving.length <= mayGo(of, rails.maxRemoval)) return undefined;
  if (counts !== undefined)
    return `this run would take away or lower ${leaving.length} of ${of} ${counts}s (${named(leaving)}), more than ${percent(rails.maxRemoval)}.`;
  return `this run would take something from ${leaving.length} of ${of} people (${named(leaving)}), more than ${percent(rails.maxRemoval)}.`;
}

/** A set would be emptied, or too many people would go: from the set, or in the whole run. */
export async function removal(
  org: string,
  leaving: readonly string[],
  before: Readonly<Record<string, unknown>> | undefined,
  wanted: Readonly<Record<string, unknown>>,
  rails: Rails,
  run: Run,
): Promise<string | undefined> {
  const there = Object.keys(before ?? {});
  run.budget.know(org, there);
  if (leaving.length === 0) return undefined;
  if (Object.keys(wanted).length === 0) return `it would remove everybody (${named(leaving)}) and leave it empty.`;
  if (leaving.length > mayGo(there.length, rails.maxRemoval)) {
    return `it would remove ${leaving.length} of ${there.length} people (${named(leaving)}), more than ${percent(rails.maxRemoval)}.`;
  }
  return tooMany(org, leaving, rails, run);
}

/** Who runs the program would lose the role of an owner. */
export function notMyself(isOwner: boolean, { self }: Rails): string | undefined {
  return isOwner || self === undefined
    ? undefined
    : `${self} runs this program and would be an owner no longer; list ${self} as an owner.`;
}

/** Too few owners would be left. */
export function minOwners(owners: readonly string[], rails: Rails): string | undefined {
  if (owners.length >= rails.minOwners) return undefined;
  const [few, least] = [owners.length, rails.minOwners];
  const who = few === 0 ? "no owner" : `${few} owner${few === 1 ? "" : "s"} (${named(owners)})`;
  return `it names ${who}, and ${least} ${least === 1 ? "is" : "are"} the least.`;
}

/** Somebody who has to be an owner would be none. */
export function requiredOwners(isOwner: (name: string) => boolean, rails: Rails): string | undefined {
  const missing = rails.requiredOwners.filter((name) => !isOwner(name));
  return missing.length === 0 ? undefined : `${named(missing)} would be an owner no longer.`;
}

/** Somebody would become an owner by accepting an invitation. */
export function noOwnerByInvite(invited: readonly string[], rails: Rails): string | undefined {
  if (!rails.noOwnerByInvite || invited.length === 0) return undefined;
  return `${named(invited)} would be invited as an owner; invite them as members, and change the role later.`;
}

/** Addresses outside of the domains that may be invited. */
export function allowedDomains(names: readonly string[], rails: Rails): string | undefined {
  const outside = names.filter((name) => name.includes("@") && !rails.allowedDomains.includes(name.split("@").at(-1)!));
  if (rails.allowedDomains.length === 0 || outside.length === 0) return undefined;
  return `${named(outside)} would be invited, and only ${rails.allowedDomains.join(", ")} may be.`;
}

/** What cannot stay of a single invitation. */
export function inviteFaults(invitee: string, role: string, rails: Rails): { invitee?: string } {
  const reason = verdict(rails, {
    noOwnerByInvite: noOwnerByInvite(role === "owner" ? [invitee] : [], rails),
    allowedDomains: allowedDomains([invitee], rails),
  });
  return reason === undefined ? {} : { invitee: reason };
}

/** What cannot stay of a single role, and why too many would lose something by it. */
export function roleFaults(
  username: string,
  role: string,
  rails: Rails,
  maxRemoval: string | undefined,
): { role?: string } {
  const reason = verdict(rails, {
    maxRemoval,
    requiredOwners: requiredOwners((name) => name !== username || role === "owner", rails),
    notMyself: notMyself(username !== rails.self || role === "owner", rails),
  });
  return reason === undefined ? {} : { role: reason };
}

/** Throws when the single resource of somebody who has to stay an owner is deleted with the person. */
export function refuseToEnd(username: string, rails: Rails): void {
  const reason = verdict(rails, {
    requiredOwners: requiredOwners((name) => name !== username, rails),
    notMyself: notMyself(username !== rails.self, rails),
  });
  if (reason !== undefined) throw new Error(`${reason} Or set onDestroy: "retain" and run up before it is deleted.`);
}
