import type { Told } from "../../../run/testimony";
import { ANY } from "../../../run/things";
import { goneIsFine } from "../../hub/errors";
import type { Hub } from "../../hub/hub";
import { cancelInvite, invite, type Invited, listInvites } from "../../hub/invites";
import type { Role } from "./values";

interface Wanted {
  org: string;
  invitee: string;
  role: Role;
  /** ANY where nothing is said of it: the one of the invitation that is there. */
  group?: string | undefined;
}

/** The role that this stack gave a pending invitation; undefined where nobody knows it. Docker Hub does not tell it. */
export async function invitedAs(hub: Hub, inviteId: string): Promise<string | undefined> {
  return roleOf(await hub.run.holders(`invite/#${inviteId}`), inviteId);
}

function roleOf(holders: readonly Told[], inviteId: string): string | undefined {
  const roles = holders.flatMap(({ properties }) => {
    const {
      role,
      members = {},
      invites = {},
    } = properties as {
      role?: string;
      members?: Record<string, string>;
      invites?: Record<string, string>;
    };
    return [role, ...Object.keys(invites).flatMap((name) => (invites[name] === inviteId ? [members[name]] : []))];
  });
  const known = new Set(roles.filter((role) => role !== undefined));
  return known.size === 1 ? [...known][0] : undefined;
}

/**
 * Invites somebody, so that the one invitation they have is as declared: one that is pending already stays where
 * the stack knows it to be so, and is cancelled and sent anew where it is another or nobody knows.
 * Throws for one of another group that this stack did not send.
 */
export async function inviteAs(hub: Hub, wanted: Wanted): Promise<{ invited: Invited; found: boolean }> {
  const { org, invitee, role } = wanted;
  const send = (group: string | undefined) => invite(hub, org, invitee, role, group === ANY ? undefined : group);
  const there = new Map(await listInvites(hub, org));
  const named = [...there.values()].find((one) => one.invitee === invitee);
  const sent = named ?? (await send(wanted.group));
  // Asked for somebody whose invitation it knows by another name, the Hub answers with that one.
  const pending = sent === "member" ? undefined : there.get(sent.inviteId);
  if (pending === undefined) return { invited: sent, found: false };
  const held = await hub.run.holders(`invite/#${pending.inviteId}`);
  const found = held.length === 0 || held.some(({ properties }) => properties["found"] === true);
  const group = wanted.group === ANY ? pending.group : wanted.group;
  if (held.length === 0 && pending.group !== group) throw new Error(ofAnotherGroup(invitee, pending.group));
  if (pending.group === group && roleOf(held, pending.inviteId) === role) return { invited: pending, found };
  await cancelInvite(hub, org, pending.inviteId).catch(goneIsFine);
  return { invited: await send(group), found };
}

const ofAnotherGroup = (invitee: string, group: string | undefined) =>
  `${invitee} has an invitation already, ${group === undefined ? "into no group" : `into the group ${group}`}, that this ` +
  "stack did not send. Cancel it in the organization's settings and run again, or declare that group.";
