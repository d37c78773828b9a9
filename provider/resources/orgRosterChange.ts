import type { Guards } from "../engine/define";
import { PartialFailure } from "../engine/failure";
import type { Hub } from "../hub/hub";
import { goneIsFine } from "../hub/errors";
import { cancelInvite, invite, resendInvite } from "../hub/invites";
import { findMember, removeMember, setRole } from "../hub/members";
import { full, type Full, type Roles, type Roster, slim } from "./orgRoster";
import { forEach, ignored, inOrg, named, peopleFaults, tooMany } from "./people";
import type { Role } from "./values";

export interface Wanted {
  org: string;
  members: Roles;
  ignore?: readonly string[] | undefined;
  resendStale: boolean;
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
  const leaving = Object.keys(before.members).filter((name) => !(name in members) && !ignored(ignore, name));
  refuse(hub, wanted, before, leaving);

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

/** Throws before anything is written when a change would lock people out. */
function refuse(hub: Hub, { members, ignore }: Wanted, before: Roster, leaving: readonly string[]): void {
  const crowd = tooMany(leaving, Object.keys(before.members).length, hub);
  if (crowd !== undefined) throw new Error(crowd);
  const { kind, identifier: self } = hub.client.credential;
  if (kind !== "organization access token" && before.members[self] === "owner" && !ignored(ignore, self)) {
    if (members[self] !== "owner" && !isSpelt(self, members, before)) throw new Error(lockedOut(self));
  }
}

const isSpelt = (self: string, members: Roles, { usernames = {} }: Roster) =>
  Object.entries(usernames).some(([name, username]) => username === self && members[name] === "owner");

/** What cannot stay of a declared roster: nobody owns it, or too many people would go. */
export function rosterFaults(
  { members, ignore }: Pick<Wanted, "members" | "ignore">,
  olds: Partial<Wanted>,
  guards: Guards,
): { members?: string } {
  const owners = Object.values(members).includes("owner");
  if (!owners && ignore === undefined) return { members: "it names no owner; an organization keeps at least one." };
  const { self } = guards;
  if (self !== undefined && (members[self] ?? "owner") !== "owner") return { members: lockedOut(self) };
  return peopleFaults(members, olds.members, ignore, guards);
}

/** Removes the people of a roster, but for the account that runs the program, and for whom another resource declares. */
export async function removeEverybody(hub: Hub, { org, members, ...rest }: Roster & { org: string }): Promise<void> {
  const { identifier: self } = hub.client.credential;
  const claimed = Object.entries(members).filter(([name]) => hub.claims.has(inOrg(org, name)));
  const kept: Roles = { ...Object.fromEntries(claimed), [self]: members[self] ?? "owner" };
  const before = { ...rest, members: { ...members, ...kept } };
  await changeRoster({ ...hub, maxRemoval: 1 }, { org, members: kept, resendStale: false }, before);
}

const lockedOut = (self: string) =>
  `${self} runs this program and stays an owner. List ${named([self])} as an owner, or put it into ignore.`;
