import { ANY } from "../../../run/things";
import { PartialFailure } from "../../engine/failure";
import type { Hub } from "../../hub/hub";
import { goneIsFine } from "../../hub/errors";
import { cancelInvite, resendInvite } from "../../hub/invites";
import { findMember, listMembers, membersByAddress, removeMember, setRole } from "../../hub/members";
import { full, type Full, type Roles, type Roster, slim } from "./roster";
import { forEach, leavers, lettingGo, spellingsOf, without } from "../shared/people";
import { ignoredToo } from "./known";
import { type OwnRails, railsFor } from "../shared/rails";
import { rosterVerdict } from "./rules";
import { inviteAs } from "../shared/theInvitation";
import { dockerIdOf, isDeclared } from "../shared/thePerson";
import { isLowered, loweredIn } from "../shared/theRole";
import type { Role } from "../shared/values";

export interface Wanted {
  org: string;
  members: Roles;
  ignore?: readonly string[] | undefined;
  resendStale: boolean;
  /** Rules that are stricter, or less strict, than those of the configuration. */
  rails?: OwnRails | undefined;
}

/** Those who leave a roster and whom no other resource of this run declares. */
export async function leavingRoster(hub: Hub, { org, members, ignore }: Omit<Wanted, "resendStale">, before: Roster) {
  const spellings = spellingsOf(before);
  return without(leavers(members, before.members, ignore, spellings), (name) =>
    isDeclared(hub, org, ...spellings(name)),
  );
}

/** Those to whom the program gives a lower role than this roster gave them, whichever resource has them by then. */
export async function loweredOf({ run }: Hub, org: string, before: Roster): Promise<string[]> {
  const spellings = spellingsOf(before);
  const isKept = async (name: string) => !(await isLowered(run, org, spellings(name), before.members[name]));
  const there = Object.keys(before.members).filter((name) => !Object.hasOwn(before.invites ?? {}, name));
  return without(there, isKept);
}

/**
 * Brings an organization to the people that are wanted: invites who is missing, sets roles, removes
 * who is not listed, and touches nobody else. Throws PartialFailure with what is so by then and,
 * person by person, what went wrong.
 */
export async function changeRoster(hub: Hub, wanted: Wanted, before: Roster): Promise<Roster> {
  const { org, members } = wanted;
  const next: Full = full(before);
  const failed = new Map<string, string>();
  const each = async (names: string[], act: (name: string) => Promise<unknown>) => {
    for (const [name, why] of await forEach(names, act)) failed.set(name, why);
  };
  const there = (name: string) => Object.hasOwn(before.members, name);
  const leaving = leavers(members, before.members, wanted.ignore, spellingsOf(before));
  const ending = new Set(await lettingGo(hub.run, leaving, () => leavingRoster(hub, wanted, before)));
  const refused = (await ignoredToo(hub, wanted)) ?? (await refusal(hub, wanted, before, [...ending]));
  if (refused !== undefined) throw new Error(refused);
  await hub.spend(org, [...ending, ...loweredIn(before, members)], { rails: railsFor(hub.rails, wanted.rails) });

  const respelt = new Set<string>();
  await each(
    Object.keys(members).filter((name) => !there(name)),
    async (name) => {
      const { invited } = await inviteAs(hub, { org, invitee: name, role: members[name]!, group: ANY });
      if (invited === "member") respelt.add(await settle(hub, org, name, members[name]!, next));
      else next.invites[name] = invited.inviteId;
      next.members[name] = members[name]!;
    },
  );
  // Somebody who could not be added may be one of those who leave, under another name.
  const unclear = failed.size > 0;
  await each(
    Object.keys(members).filter((name) => there(name) && before.members[name] !== members[name]),
    async (name) => {
      await changeRole(hub, org, name, members[name]!, next);
      next.members[name] = members[name]!;
    },
  );
  if (wanted.resendStale) {
    await each(
      (before.stale ?? []).filter((name) => Object.hasOwn(members, name)),
      async (name) => {
        await resendInvite(hub, org, next.invites[name]!);
        next.stale = next.stale.filter((one) => one !== name);
      },
    );
  }
  const gone = Object.keys(before.members).filter((name) => !Object.hasOwn(members, name));
  await each(gone, async (name) => {
    if (ending.has(name)) {
      if (unclear) throw new Error("nobody is removed while somebody could not be added; the next run does it.");
      await remove(hub, org, name, next, (username) => Object.hasOwn(members, username) || respelt.has(username));
    }
    for (const part of [next.members, next.invites, next.usernames]) delete part[name];
    next.stale = next.stale.filter((one) => one !== name);
  });
  if (failed.size === 0) return slim(next);
  const reasons = [...failed].map(([name, why]) => `${name} is not as declared: ${why}`);
  throw new PartialFailure(org, { ...wanted, ...slim(next) }, reasons);
}

/** The rules that the change breaks. The members are looked at only where the state alone would refuse. */
async function refusal(hub: Hub, wanted: Wanted, before: Roster, leaving: string[]): Promise<string | undefined> {
  const { org, members } = wanted;
  const broken = (isPresent: (name: string) => boolean) =>
    rosterVerdict(railsFor(hub.rails, wanted.rails), wanted, before, leaving, hub.run, isPresent);
  const known = (name: string) => Object.hasOwn(before.members, name) && !Object.hasOwn(before.invites ?? {}, name);
  if ((await broken(known)) === undefined) return undefined;
  const owners = Object.keys(members).filter((name) => members[name] === "owner");
  const there = await listMembers(hub, org);
  const strangers = await without(owners, async (name) => {
    const id = before.usernames?.[name] ?? (await dockerIdOf(hub, org, name));
    return id !== undefined && there.has(id);
  });
  return broken((name) => !strangers.includes(name));
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
  const { invited } = await inviteAs(hub, { org, invitee: name, role, group: ANY });
  delete next.invites[name];
  if (invited === "member") await settle(hub, org, name, role, next);
  else next.invites[name] = invited.inviteId;
}

/**
 * Cancels the invitation of somebody, or removes them by their Docker ID. Whoever has accepted an
 * invitation by address is looked for among the members; where nobody may see addresses, that is an error.
 */
async function remove(
  hub: Hub,
  org: string,
  name: string,
  next: Full,
  isWanted: (username: string) => boolean,
): Promise<void> {
  const inviteId = next.invites[name];
  const shared = Object.entries(next.invites).some(([other, id]) => id === inviteId && other !== name);
  let pending = inviteId !== undefined && !shared;
  if (pending) {
    await cancelInvite(hub, org, inviteId!).catch((error: unknown) => {
      goneIsFine(error);
      pending = false;
    });
  }
  if (pending) return;
  const username = next.usernames[name] ?? (await dockerIdOf(hub, org, name));
  if (username !== undefined) {
    if (isWanted(username) || (await isDeclared(hub, org, username))) return;
    // Whoever has accepted since then is no longer invited but a member.
    return removeMember(hub, org, username).catch(goneIsFine);
  }
  if (shared || (await membersByAddress(hub, org)).size > 0) return;
  throw new Error(
    `the invitation is no longer pending, and this credential does not see which member has the address ${name}. ` +
      "Remove them by hand, or list them by Docker ID for one run.",
  );
}

/** Removes the people of a roster, but for the account that runs the program, owners who have to stay, and whom others declare. */
export async function removeEverybody(
  hub: Hub,
  { org, members, ignore, ...rest }: Roster & { org: string; ignore?: readonly string[] | undefined },
): Promise<void> {
  const { self, requiredOwners } = hub.rails;
  const spellings = spellingsOf(rest);
  const owners = [...requiredOwners, ...(self === undefined ? [] : [self])];
  const kept = Object.fromEntries(
    Object.entries(members).filter(([name]) => spellings(name).some((one) => owners.includes(one ?? ""))),
  );
  const leaving = await leavingRoster(hub, { org, members: kept, ignore }, { members, ...rest });
  const next = full({ members, ...rest });
  const failed = await forEach(leaving, (name) =>
    remove(hub, org, name, next, (username) => owners.includes(username)),
  );
  if (failed.size > 0) throw new Error([...failed].map(([name, why]) => `${name} was not removed: ${why}`).join(" "));
}
