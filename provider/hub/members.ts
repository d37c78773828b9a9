import { z } from "zod";
import type { Hub } from "./hub";
import { NotFoundError } from "./errors";
import { allPages, pageOf } from "./pages";

/** Somebody who belongs to an organization. */
export interface Member {
  username: string;
  /** `owner`, `editor`, `member`, or whatever else the Hub has; lower-case. */
  role: string;
  groups: readonly string[];
  /** Address, where the credential may see it. */
  email: string | undefined;
  fullName: string | undefined;
  /** True for people whose address is outside of the organization's verified domains. */
  isGuest: boolean;
  /** When the person joined, in ISO 8601. */
  joinedAt: string | undefined;
}

/** The Hub's word for a row that is an invitation, not a person who belongs. */
const INVITEE = "invitee";

const wire = z
  .object({
    username: z.string(),
    role: z.string(),
    email: z.string().nullish(),
    groups: z.array(z.string()).nullish(),
    full_name: z.string().nullish(),
    is_guest: z.boolean().nullish(),
    date_joined: z.string().nullish(),
  })
  .transform(({ username, role, email, groups, ...row }): Member => ({
    username: username.toLowerCase(),
    role: role.toLowerCase(),
    email: email?.toLowerCase() ?? undefined,
    groups: (groups ?? []).map((group) => group.toLowerCase()),
    fullName: row.full_name || undefined,
    isGuest: row.is_guest ?? false,
    joinedAt: row.date_joined || undefined,
  }));
const page = pageOf(wire);

const area = "members" as const;
const collection = (org: string) => `v2/orgs/${encodeURIComponent(org)}/members`;
const item = (org: string, username: string) => `${collection(org)}/${encodeURIComponent(username)}`;
const list = (org: string) => `members of ${org}`;
const byAddress = (org: string) => `addresses of the members of ${org}`;
const byGroup = (org: string) => `groups of the members of ${org}`;

/** All members with their roles and groups, by user name. `GET /v2/orgs/{org}/members` */
export function listMembers(hub: Hub, org: string): Promise<Map<string, Member>> {
  return hub.snapshot.get(list(org), async () => {
    const rows = await allPages(hub.client, collection(org), {
      area,
      page,
      // A row that stands for an invitation has no user name when nobody has registered the address.
      key: (member) => `${member.role === INVITEE} ${member.username} ${member.email ?? ""}`,
    });
    return new Map(rows.filter(({ role }) => role !== INVITEE).map((member) => [member.username, member]));
  });
}

/** The member of this user name or address; undefined when nobody is. */
export async function findMember(hub: Hub, org: string, nameOrAddress: string): Promise<Member | undefined> {
  const by = nameOrAddress.includes("@") ? membersByAddress : listMembers;
  return (await by(hub, org)).get(nameOrAddress);
}

/** The same people by address, as far as the credential may see addresses. */
export function membersByAddress(hub: Hub, org: string): Promise<ReadonlyMap<string, Member>> {
  return hub.snapshot.get(byAddress(org), async () => {
    const members = [...(await listMembers(hub, org)).values()];
    return new Map(members.flatMap((member) => (member.email === undefined ? [] : [[member.email, member]])));
  });
}

/** The most people of one look; there is no request that names them. */
const MANY = 1e6;

/**
 * A member as they were when this process first looked, whatever it has changed since. Whoever is
 * asked for together costs one list, and one person alone costs one search.
 */
export function memberAtFirst(hub: Hub, org: string, username: string): Promise<Member | undefined> {
  const first = `members of ${org} at first`;
  return hub.batches.add(`look for members of ${org}`, username, MANY, async (names: string[]) => {
    if (names.length === 1 && !hub.snapshot.has(first) && !hub.snapshot.has(list(org))) {
      return [await searchMember(hub, org, names[0]!)];
    }
    const members = await hub.snapshot.get(first, () => listMembers(hub, org));
    return names.map((name) => members.get(name));
  });
}

/** `GET /v2/orgs/{org}/members?search={username}` */
async function searchMember(hub: Hub, org: string, username: string): Promise<Member | undefined> {
  const rows = await allPages(hub.client, collection(org), {
    area,
    page,
    query: { search: username },
    key: (member) => `${member.role === INVITEE} ${member.username} ${member.email ?? ""}`,
  });
  return rows.find((member) => member.username === username && member.role !== INVITEE);
}

const written = new WeakMap<Hub, Set<string>>();
const member = (org: string, username: string) => `${org}/${username}`;

/** Whether this process has written something of a member, so that they may not be any more as it first looked. */
export const isWritten = (hub: Hub, org: string, username: string): boolean =>
  written.get(hub)?.has(member(org, username)) ?? false;

function write(hub: Hub, org: string, username: string): void {
  const members = written.get(hub) ?? new Set<string>();
  written.set(hub, members.add(member(org, username)));
}

/** Sets the role of a member. `PUT /v2/orgs/{org}/members/{username}`. Throws NotFoundError for a stranger. */
export async function setRole(hub: Hub, org: string, username: string, role: string): Promise<void> {
  write(hub, org, username);
  await hub.client.call({ method: "PUT", path: item(org, username), body: { role }, area }).catch((error: unknown) => {
    if (error instanceof NotFoundError) throw new NotFoundError(stranger(org, username));
    throw error;
  });
  forgetMembers(hub, org);
}

/** Removes somebody from the organization and all its groups. `DELETE /v2/orgs/{org}/members/{username}` */
export async function removeMember(hub: Hub, org: string, username: string): Promise<void> {
  write(hub, org, username);
  await hub.client.call({ method: "DELETE", path: item(org, username), area });
  forgetMembers(hub, org);
}

/** What to do about somebody who is declared but does not belong to the organization. */
export function stranger(org: string, username: string): string {
  return `${username} is not a member of ${org}. Invite them first, with a dockerhub.Invite of ${username}.`;
}

/** Who is in which group, by the one list of members. */
export function membersByGroup(hub: Hub, org: string): Promise<Map<string, Set<string>>> {
  return hub.snapshot.get(byGroup(org), async () => {
    const groups = new Map<string, Set<string>>();
    for (const { username, groups: names } of (await listMembers(hub, org)).values()) {
      for (const name of names) groups.set(name, (groups.get(name) ?? new Set()).add(username));
    }
    return groups;
  });
}

/** To be called after every write that changes who is in the organization or in a group. */
export function forgetMembers(hub: Hub, org: string): void {
  hub.snapshot.forget(list(org));
  hub.snapshot.forget(byAddress(org));
  hub.snapshot.forget(byGroup(org));
}
