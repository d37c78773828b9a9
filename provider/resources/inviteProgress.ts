import { goneIsFine } from "../hub/errors";
import type { Hub } from "../hub/hub";
import { cancelInvite, invite as send, type Invited, isStale, listInvites } from "../hub/invites";
import { findMember } from "../hub/members";

interface Wanted {
  org: string;
  invitee: string;
  role: "owner" | "editor" | "member";
  group?: string | undefined;
}

interface Progress {
  status: "pending" | "stale" | "accepted";
  inviteId?: string | undefined;
  createdAt?: string | undefined;
  username?: string | undefined;
}

/** Invites somebody, or takes over the invitation they have, or finds that they belong already. */
export async function begin(hub: Hub, wanted: Wanted): Promise<Progress> {
  const { org, invitee, role, group } = wanted;
  const pending = [...(await listInvites(hub, org)).values()].find((one) => one.invitee === invitee);
  if (pending !== undefined && pending.group === group) return progressOf(hub, wanted, pending);
  if (pending !== undefined) await cancelInvite(hub, org, pending.inviteId).catch(goneIsFine);
  return progressOf(hub, wanted, await send(hub, org, invitee, role, group));
}

/**
 * Where an invitation stands. Its key changes from the address to the Docker ID when an account is
 * registered, so it is looked for by its id, by the name it had, and among the members.
 * Undefined when the person is neither invited nor a member.
 */
export async function follow(
  hub: Hub,
  known: Partial<Wanted & Progress>,
): Promise<(Progress & { group?: string }) | undefined> {
  const wanted = known as Wanted & Partial<Progress>;
  const names = [wanted.invitee, wanted.username].filter((name) => name !== undefined);
  const invites = await listInvites(hub, wanted.org);
  const pending =
    (wanted.inviteId === undefined ? undefined : invites.get(wanted.inviteId)) ??
    [...invites.values()].find((one) => names.includes(one.invitee));
  if (pending !== undefined) {
    return { ...progressOf(hub, wanted, pending), ...(pending.group === undefined ? {} : { group: pending.group }) };
  }
  for (const name of names) {
    const member = await findMember(hub, wanted.org, name);
    if (member !== undefined) return { status: "accepted", inviteId: undefined, username: member.username };
  }
  return undefined;
}

/** What came of asking for an invitation, as the state keeps it. */
export function progressOf(hub: Hub, { invitee }: Pick<Wanted, "invitee">, invited: Invited): Progress {
  if (invited === "member") return { status: "accepted", ...(invitee.includes("@") ? {} : { username: invitee }) };
  return {
    status: isStale(hub, invited) ? "stale" : "pending",
    inviteId: invited.inviteId,
    createdAt: invited.createdAt,
    ...(invited.invitee.includes("@") ? {} : { username: invited.invitee }),
  };
}
