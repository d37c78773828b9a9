import type { Run } from "../../../run/run";
import type { Rails } from "../../hub/rails";
import type { Roster } from "./roster";
import type { Wanted } from "./change";
import { contradiction, isIgnored, leavers, spellingsOf, without } from "../shared/people";
import {
  allowedDomains,
  minOwners,
  noOwnerByInvite,
  notMyself,
  railsFor,
  removal,
  requiredOwners,
  tooMany,
  verdict,
} from "../shared/rails";
import { loweredIn } from "../shared/theRole";

/**
 * The rules that a change of the roster breaks, as far as `before` tells who is there; undefined for
 * nobody knows.
 *
 * @param leaving whom the change takes something from
 * @param isPresent whether somebody who is declared is a member: an owner who is none counts as nobody
 */
export async function rosterVerdict(
  rails: Rails,
  { org, members, ignore }: Omit<Wanted, "resendStale">,
  before: Roster | undefined,
  leaving: readonly string[],
  run: Run,
  isPresent: (name: string) => boolean,
): Promise<string | undefined> {
  const { invites = {}, usernames = {} } = before ?? {};
  const there = before?.members ?? {};
  const owners = Object.keys(members).filter((name) => members[name] === "owner");
  const isNew = (name: string) => Object.hasOwn(invites, name) || !Object.hasOwn(there, name);
  const present = owners.filter(isPresent);
  const owning = new Set(present.flatMap((name) => [name, usernames[name]]));
  const stays = (name: string) => owning.has(name) || isIgnored(ignore, [name]);
  const invited = before !== undefined ? owners.filter(isNew) : owners.filter((name) => name.includes("@"));
  return verdict(rails, {
    maxRemoval:
      (await removal(org, leaving, before?.members, members, rails, run)) ??
      (await tooMany(org, loweredIn(before, members), rails, run)),
    minOwners: owners.length === 0 && ignore !== undefined ? undefined : minOwners(present, rails),
    requiredOwners: requiredOwners(stays, rails),
    notMyself: notMyself(rails.self === undefined || stays(rails.self), rails),
    noOwnerByInvite: noOwnerByInvite(invited, rails),
    allowedDomains: allowedDomains(Object.keys(members).filter(isNew), rails),
  });
}

/** What cannot stay of a declared roster: a contradiction, or a change that the rules forbid. */
export async function rosterFaults(
  wanted: Wanted,
  olds: Partial<Roster & { org: string }>,
  rails: Rails,
  run: Run,
): Promise<{ members?: string }> {
  const { org, members, ignore } = wanted;
  // A check gets the inputs alone; what else the state knew of these people the program tells.
  const [held] = await run.holders(`roster/${org}`);
  const same = olds.members !== undefined && (olds.org ?? org) === org;
  const before = same ? ({ ...held?.properties, ...olds } as Roster) : undefined;
  const spellings = spellingsOf(before);
  const contrary = contradiction(members, ignore, spellings);
  if (contrary !== undefined) return { members: contrary };
  const leaving = await without(leavers(members, before?.members, ignore, spellings), (name) =>
    run.mayDeclare(...spellings(name).flatMap((one) => (one === undefined ? [] : [`person/${org}/${one}`]))),
  );
  // Whoever is written by another name than before leaves by the one and comes by the other.
  const respelt = leaving.filter((name) => !Object.hasOwn(members, before?.usernames?.[name] ?? ""));
  // Nobody has looked at Docker Hub yet: of those who are new, a Docker ID may be a member's.
  const isPresent = (name: string) =>
    before === undefined || !Object.hasOwn(before.members, name)
      ? !name.includes("@")
      : !Object.hasOwn(before.invites ?? {}, name);
  const reason = await rosterVerdict(railsFor(rails, wanted.rails), wanted, before, respelt, run, isPresent);
  return reason === undefined ? {} : { members: reason };
}
