import { ignored } from "../../../run/patterns";
import { PermissionError } from "../../hub/errors";
import { type Group, listGroups } from "../../hub/groups";
import { listInvites, type PendingInvite } from "../../hub/invites";
import { listMembers, type Member } from "../../hub/members";
import { whoIsIn } from "../../hub/memberships";
import type { Look } from "../../telling/look";
import type { Attributes } from "../../telling/terraform";
import { coupled } from "./people";
import { role } from "./values";

/** A group with those who are in it. */
export type Peopled = Group & { members: string[] };

export const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The organization that is looked through. */
type Where = Pick<Look, "hub" | "org">;

/** Everybody who belongs, by name. */
export async function membersIn({ hub, org }: Where): Promise<Member[]> {
  return [...(await listMembers(hub, org)).values()].sort((a, b) => byName(a.username, b.username));
}

/** Somebody who belongs, by the attributes of the official Terraform provider. */
export async function memberOf(attributes: Attributes, look: Look): Promise<Member | undefined> {
  const names = [attributes["user_name"], attributes["email"]].map((name) => String(name ?? "").toLowerCase());
  return (await membersIn(look)).find(({ username, email = "" }) =>
    [username, email].some((name) => name !== "" && names.includes(name)),
  );
}

/** All groups that a program may fill, by name. */
export const groupsIn = async (where: Where): Promise<Peopled[]> => peopled(where, ({ name }) => !isCoupled(name));

/** All groups there are, by name. */
export const allGroupsIn = (where: Where): Promise<Peopled[]> => peopled(where, () => true);

async function peopled({ hub, org }: Where, isWanted: (group: Group) => boolean): Promise<Peopled[]> {
  const groups = [...(await listGroups(hub, org)).values()].filter(isWanted);
  const all = groups.map(async (group) => ({
    ...group,
    members: [...(await whoIsIn(hub, org, group))].sort(byName),
  }));
  return (await Promise.all(all)).sort((a, b) => byName(a.name, b.name));
}

/** SCIM fills it with everybody whom it knows. */
const COMPANY = "company";

/** Groups that follow from roles, or that a sync fills: nobody should manage them. */
export const isCoupled = (name: string): boolean => name === COMPANY || coupled(name).group !== undefined;

/** All pending invitations, by name. */
export async function invitesIn({ hub, org }: Where): Promise<PendingInvite[]> {
  return [...(await listInvites(hub, org)).values()].sort((a, b) => byName(a.invitee, b.invitee));
}

/** Whether a roster as one resource can tell who is invited: it is asked for, and the members can be seen. */
export async function hasRoster(look: Look): Promise<boolean> {
  if (look.style !== "sets" || !look.parts.has("members")) return false;
  return (await orNothing(membersIn(look))).length > 0;
}

/** A list that the credential may not see is empty: the noun that it belongs to says so. */
export const orNothing = <T>(list: Promise<T[]>): Promise<T[]> =>
  list.catch((error: unknown) => {
    if (!(error instanceof PermissionError)) throw error;
    return [];
  });

/** Why somebody cannot be declared; undefined for everybody else. */
export const strangeRole = ({ username, role: theirs }: Member): string | undefined =>
  (role.options as readonly string[]).includes(theirs)
    ? undefined
    : `${username} is left alone: only the roles ${role.options.join(", ")} can be declared.`;

/** Names of people whom sets leave alone: those that are asked for, and those who cannot be declared, with why. */
export async function leftAlone(look: Look): Promise<{ ignore: string[]; notes: string[] }> {
  const strange = (await orNothing(membersIn(look))).flatMap((one) => {
    const why = strangeRole(one);
    return why === undefined ? [] : [{ name: one.username, why }];
  });
  return { ignore: [...look.ignore, ...strange.map(({ name }) => name)], notes: strange.map(({ why }) => why) };
}

/** The names that a set declares, with what it ignores; both as a program writes them. */
export function settled<T>(names: readonly T[], nameOf: (one: T) => string, ignore: readonly string[]) {
  const declared = names.filter((one) => !ignored(ignore, nameOf(one)));
  const ignoring = ignore.length === 0 ? {} : { ignore: [...ignore] };
  const written = ignore.length === 0 ? {} : { ignore: { from: "ignore" as const } };
  return { declared, ignoring, written };
}

/** Docker Hub tells everything of an invitation but this. */
export const ROLE_ASSUMED = "Docker Hub does not tell the role of a pending invitation: member is assumed.";
