import type { Hub } from "../../hub/hub";
import { listMembers, membersByAddress } from "../../hub/members";
import { readRoster, type Roles, type Roster } from "./roster";
import { contradiction, isIgnored, uncovers } from "../shared/people";

interface Wanted {
  org: string;
  members: Roles;
  ignore?: readonly string[] | undefined;
}

/** What cannot stay of people who are declared by one of their names and ignored by another. */
export async function ignoredToo(hub: Hub, { org, members, ignore = [] }: Wanted): Promise<string | undefined> {
  if (ignore.length === 0) return undefined;
  const [byName, byAddress] = await Promise.all([listMembers(hub, org), membersByAddress(hub, org)]);
  return contradiction(members, ignore, (name) => {
    const { username, email } = byName.get(name) ?? byAddress.get(name) ?? {};
    return [name, username, email];
  });
}

/**
 * The roster of before, and with it whoever was ignored and is so no longer: the state does not tell whether they
 * belong. Reads the members only then.
 */
export async function withUncovered<R extends Roster & Wanted>(hub: Hub, wanted: Wanted, before: R): Promise<R> {
  if (!uncovers(before.ignore, wanted.ignore)) return before;
  const seen = await readRoster(hub, wanted.org, before, wanted.ignore);
  const byName = await listMembers(hub, wanted.org);
  const members = Object.entries(seen.members).filter(
    ([name]) =>
      Object.hasOwn(before.members, name) || isIgnored(before.ignore, [name, byName.get(name)?.email?.toLowerCase()]),
  );
  return { ...before, members: { ...before.members, ...Object.fromEntries(members) } };
}
