import type { Left } from "../../engine/define";
import { goneIsFine } from "../../hub/errors";
import type { Hub } from "../../hub/hub";
import { cancelInvite, forgetInvites, type Invited, isStale, listInvites } from "../../hub/invites";
import { findMember } from "../../hub/members";
import { ROLE_ASSUMED } from "../shared/listing";
import { declaredElsewhere, retained, stays, wasFound } from "../shared/left";
import { inviteAs } from "../shared/theInvitation";
import { isDeclared } from "../shared/thePerson";

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
  found?: boolean | undefined;
}

type Held = Wanted & Progress & { onDestroy?: "cancel" | "retain" | undefined };

/** Invites somebody, or takes over the invitation they have, or finds that they belong already. */
export async function begin(hub: Hub, wanted: Wanted): Promise<Progress> {
  const { invited, found } = await inviteAs(hub, wanted);
  return { ...progressOf(hub, wanted, invited), ...(found ? { found } : {}) };
}

/** Docker Hub cannot change an invitation: the one that was sent is cancelled, and another one takes its place. */
export async function beginAnew(hub: Hub, wanted: Wanted, before: Held): Promise<Partial<Progress>> {
  if (before.status === "accepted") return {};
  if (before.inviteId !== undefined) await cancelInvite(hub, before.org, before.inviteId).catch(goneIsFine);
  return begin(hub, wanted);
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

/** The role of an invitation of which no state knows it. */
export function assumedRole(hub: Hub, invitee: string, { status }: Progress): { role?: Wanted["role"] } {
  if (status === "accepted") return {};
  hub.rails.notice(`Invite of ${invitee}: ${ROLE_ASSUMED}`);
  return { role: "member" };
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

/** Who loses an invitation when the resource is deleted. */
export async function leavingInvite(hub: Hub, state: Held): Promise<string[]> {
  const { invitee, username, status, onDestroy } = state;
  if (status === "accepted" || onDestroy === "retain") return [];
  return (await isKept(hub, state)) ? [] : [username ?? invitee];
}

/** Whether some resource of this run declares the invitation, or the person, by whichever name. */
async function isKept(hub: Hub, { org, invitee, username, inviteId }: Held): Promise<boolean> {
  if (inviteId !== undefined && (await hub.run.mayDeclare(`invite/#${inviteId}`))) return true;
  return isDeclared(hub, org, invitee, username);
}

/** Cancels an invitation that is still pending. Removes nobody. */
export async function endInvite(hub: Hub, state: Held, isDestroy: boolean): Promise<Left | undefined> {
  const { org, invitee, inviteId, found, onDestroy } = state;
  const joined = stays(`${invitee} has accepted and belongs to ${org}. dockerhub.OrgMember looks after members.`);
  if (onDestroy === "retain") return retained;
  if (isDestroy && found === true && onDestroy === undefined) return wasFound("Cancel it");
  if (!isDestroy && (await isKept(hub, state))) return declaredElsewhere;
  if (state.status === "accepted") return joined;
  try {
    if (inviteId !== undefined) await cancelInvite(hub, org, inviteId);
    return undefined;
  } catch (error) {
    goneIsFine(error);
  }
  forgetInvites(hub, org);
  const now = await follow(hub, { ...state, inviteId: undefined });
  if (now === undefined) return undefined;
  if (now.status === "accepted") return joined;
  const another = `another invitation of ${invitee} is pending (${now.inviteId}) than the one this stack sent. Cancel it in the organization's settings.`;
  // Whoever sent it may be another stack, which goes on.
  if (isDestroy) return stays(another);
  throw new Error(another);
}
