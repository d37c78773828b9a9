import { PartialFailure } from "../engine/failure";
import type { Hub } from "../hub/hub";
import { goneIsFine } from "../hub/errors";
import { cancelInvite, invite, resendInvite } from "../hub/invites";
import { findMember, removeMember, setRole } from "../hub/members";
import { full, type Full, type Roles, type Roster, slim } from "./orgRoster";
import type { Rails } from "../hub/rails";
import { contradiction, forEach, ignored, inOrg, leavers } from "./people";
import {
  type OwnRails,
  railsFor,
  allowedDomains,
  maxRemoval,
  minOwners,
  noOwnerByInvite,
  notMyself,
  requiredOwners,
  verdict,
} from "./rails";
import type { Role } from "./values";

export interface Wanted {
  org: string;
  members: Roles;
  ignore?: readonly string[] | undefined;
  resendStale: boolean;
  /** Rules that are stricter, or less strict, than those of the configuration. */
  rails?: OwnRails | undefined;
}

/**
 * Brings an organization to the people that are wanted: invites who is missing, sets roles, removes
 * who is not listed, and touches nobody else. Throws PartialFailure with what is so by then and,
 * person by person, what went wrong.
 */
export async function changeRoster(hub: Hub, wanted: Wanted, before: Roster): Promise<Roster> {
  const { org, members, ignore } = wanted;
  const next: Full = full(before);
  const failed = new Map<string, string>();
  const each = async (names: string[], act: (name: string) => Promise<unknown>) => {
    for (const [name, why] of await forEach(names, act)) failed.set(name, why);
  };
  const leaving = leavers(members, before.members, ignore);
  const refused = rosterVerdict(railsFor(hub.rails, wanted.rails), wanted, before);
  if (refused !== undefined) throw new Error(refused);

  const respelt = new Set<string>();
  await each(
    Object.keys(members).filter((name) => !(name in before.members)),
    async (name) => {
      const invited = await invite(hub, org, name, members[name]!, undefined);
      if (invited === "member") respelt.add(await settle(hub, org, name, members[name]!, next));
      else next.invites[name] = invited.inviteId;
      next.members[name] = members[name]!;
    },
  );
  // Somebody who could not be added may be one of those who leave, under another name.
  const unclear = failed.size > 0;
  await each(
    Object.keys(members).filter((name) => name in before.members && before.members[name] !== members[name]),
    async (name) => {
      await changeRole(hub, org, name, members[name]!, next);
      next.members[name] = members[name]!;
    },
  );
  if (wanted.resendStale) {
    await each(
      (before.stale ?? []).filter((name) => name in members),
      async (name) => {
        await resendInvite(hub, org, next.invites[name]!);
        next.stale = next.stale.filter((one) => one !== name);
      },
    );
  }
  await each(leaving, async (name) => {
    if (unclear) throw new Error("nobody is removed while somebody could not be added; the next run does it.");
    const username = next.usernames[name] ?? name;
    if (!(username in members) && !respelt.has(username)) await remove(hub, org, name, username, next);
    for (const part of [next.members, next.invites, next.usernames]) delete part[name];
    next.stale = next.stale.filter((one) => one !== name);
  });
  if (failed.size === 0) return slim(next);
  const reasons = [...failed].map(([name, why]) => `${name} is not as declared: ${why}`);
  throw new PartialFailure(org, { ...wanted, ...slim(next) }, reasons);
}

/** Somebody who was to be invited belongs already, under a Docker ID that an address does not tell. */
async function settle(hub: Hub, org: string, name: string, role: Role, next: Full): Promise<string> {
  const member = await findMember(hub, org, name);
  if (member === undefined && name.includes("@")) {
    throw new Error(
      `${name} is a member of ${org} already, but not seen under that address. List the Docker ID instead.`,
    );
  }
  const username = member?.username ?? name;
  if (username !== name) next.usernames[name] = username;
  if (member?.role !== role) await setRole(hub, org, username, role);
  return username;
}

async function changeRole(hub: Hub, org: string, name: string, role: Role, next: Full): Promise<void> {
  const inviteId = next.invites[name];
  if (inviteId === undefined) return setRole(hub, org, next.usernames[name] ?? name, role);
  // Docker Hub cannot change an invitation: the old one is cancelled and another one sent.
  await cancelInvite(hub, org, inviteId).catch(goneIsFine);
  const invited = await invite(hub, org, name, role, undefined);
  delete next.invites[name];
  if (invited === "member") await settle(hub, org, name, role, next);
  else next.invites[name] = invited.inviteId;
}

async function remove(hub: Hub, org: string, name: string, username: string, next: Full): Promise<void> {
  const inviteId = next.invites[name];
  if (inviteId !== undefined) await cancelInvite(hub, org, inviteId).catch(goneIsFine);
  // Whoever has accepted since then is no longer invited but a member.
  if (!username.includes("@")) await removeMember(hub, org, username).catch(goneIsFine);
}

/** The rules that a change of the roster breaks, as far as `before` tells who is there; undefined for nobody knows. */
function rosterVerdict(
  rails: Rails,
  { members, ignore }: Wanted,
  before: Partial<Roster> | undefined,
): string | undefined {
  const { invites = {}, usernames = {} } = before ?? {};
  const there = before?.members ?? {};
  const owners = Object.keys(members).filter((name) => members[name] === "owner");
  const isNew = (name: string) => name in invites || !(name in there);
  // Nobody can tell yet whom an address stands for.
  const unclear = owners.some((name) => name.includes("@") && usernames[name] === undefined);
  const stays = (name: string) =>
    members[name] === "owner" || unclear || ignored(ignore, name) || owners.some((one) => usernames[one] === name);
  const known = before?.members !== undefined;
  const invited = known ? owners.filter(isNew) : owners.filter((name) => name.includes("@"));
  return verdict(rails, {
    maxRemoval: maxRemoval(leavers(members, there, ignore), Object.keys(there).length, rails),
    minOwners:
      owners.length === 0 && ignore !== undefined
        ? undefined
        : minOwners(
            owners.filter((name) => !(name in invites)),
            rails,
          ),
    requiredOwners: requiredOwners(stays, rails),
    notMyself: notMyself(rails.self === undefined || stays(rails.self), rails),
    noOwnerByInvite: noOwnerByInvite(invited, rails),
    allowedDomains: allowedDomains(Object.keys(members).filter(isNew), rails),
  });
}

/** What cannot stay of a declared roster: a contradiction, or a change that the rules forbid. */
export function rosterFaults(wanted: Wanted, olds: Partial<Roster>, rails: Rails): { members?: string } {
  const before = olds.members === undefined ? undefined : olds;
  const reason =
    contradiction(wanted.members, wanted.ignore) ?? rosterVerdict(railsFor(rails, wanted.rails), wanted, before);
  return reason === undefined ? {} : { members: reason };
}

/** Removes the people of a roster, but for the account that runs the program, and for whom another resource declares. */
export async function removeEverybody(hub: Hub, { org, members, ...rest }: Roster & { org: string }): Promise<void> {
  const claimed = Object.entries(members).filter(([name]) => hub.claims.has(inOrg(org, name)));
  const { self, requiredOwners: required } = hub.rails;
  const owners = [...required, ...(self === undefined ? [] : [self])].filter(
    (name) => name in members || name === self,
  );
  const kept: Roles = { ...Object.fromEntries(claimed), ...Object.fromEntries(owners.map((name) => [name, "owner"])) };
  const before = { ...rest, members: { ...members, ...kept } };
  const rails = { maxRemoval: 1, minOwners: 0, requiredOwners: [] };
  await changeRoster(hub, { org, members: kept, resendStale: false, rails }, before);
}
