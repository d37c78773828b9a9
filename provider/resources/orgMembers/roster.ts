import type { Hub } from "../../hub/hub";
import { isStale, listInvites } from "../../hub/invites";
import { listMembers, membersByAddress } from "../../hub/members";
import { isIgnored } from "../shared/people";
import type { Role } from "../shared/values";

/** People and their roles, by Docker ID or, while they are invited, by address. */
export type Roles = Record<string, Role>;

/** What is known of an organization's people beyond their roles. */
export interface Roster {
  members: Roles;
  /** Ids of the invitations of those who have not accepted yet, by name. */
  invites?: Record<string, string> | undefined;
  /** Those of them whose link is dead. */
  stale?: string[] | undefined;
  /** Docker IDs of people who are declared by their address, once Docker Hub tells them. */
  usernames?: Record<string, string> | undefined;
}

/** The same with nothing left out. */
export interface Full {
  members: Roles;
  invites: Record<string, string>;
  stale: string[];
  usernames: Record<string, string>;
}

/**
 * Everybody who belongs to the organization, and those of `known` who are invited. People who are
 * known by their address keep it as their name.
 */
export async function readRoster(
  hub: Hub,
  org: string,
  known: Partial<Roster>,
  ignore: readonly string[] | undefined,
): Promise<Roster> {
  const [members, byAddress, invites] = await Promise.all([
    listMembers(hub, org),
    membersByAddress(hub, org),
    listInvites(hub, org),
  ]);
  const pending = new Map([...invites.values()].map((invite) => [invite.invitee, invite]));
  const roster: Full = { members: {}, invites: {}, stale: [], usernames: {} };
  const found = new Set<string>();
  for (const [name, role] of Object.entries(known.members ?? {})) {
    const username = known.usernames?.[name] ?? "";
    const member = members.get(name) ?? byAddress.get(name) ?? members.get(username);
    if (isIgnored(ignore, [name, member?.username, member?.email])) continue;
    const invited =
      member === undefined
        ? (invites.get(known.invites?.[name] ?? "") ?? pending.get(name) ?? pending.get(username))
        : undefined;
    if (member !== undefined) {
      roster.members[name] = member.role as Role;
      found.add(member.username);
    } else if (invited !== undefined) {
      roster.members[name] = role;
      roster.invites[name] = invited.inviteId;
      if (isStale(hub, invited)) roster.stale.push(name);
    }
    const id = member?.username ?? (invited?.invitee.includes("@") ? undefined : invited?.invitee);
    if (id !== undefined && id !== name) roster.usernames[name] = id;
  }
  for (const { username, role, email } of members.values()) {
    if (!found.has(username) && !isIgnored(ignore, [username, email])) roster.members[username] = role as Role;
  }
  return slim(roster);
}

/** The same with nothing left out, as a copy that may be changed. */
export const full = ({ members, invites = {}, stale = [], usernames = {} }: Roster): Full => ({
  members: { ...members },
  invites: { ...invites },
  stale: [...stale],
  usernames: { ...usernames },
});

/** Without what is empty: thousands of people have no invitation. */
export function slim(roster: Full): Roster {
  const parts = Object.entries(roster).filter(
    ([key, part]) => key === "members" || Object.keys(part as object).length > 0,
  );
  return { invites: undefined, stale: undefined, usernames: undefined, ...Object.fromEntries(parts) } as Roster;
}
