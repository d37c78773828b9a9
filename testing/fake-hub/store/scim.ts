import { randomUUID } from "node:crypto";
import type { Store } from ".";
import type { Account, Organization } from "./people";

/** Somebody whom an identity provider looks after. */
export interface ScimUser {
  id: string;
  /** Their address. */
  userName: string;
  givenName: string;
  familyName: string;
  /** Their Docker ID. */
  username: string;
  active: boolean;
  createdAt: string;
  modifiedAt: string;
}

/** A user as one is made. */
export type NewScimUser = Pick<ScimUser, "userName" | "givenName" | "familyName">;

/** The group that everybody is put into who comes this way. Source: the contract, the POST of users. */
export const COMPANY = "company";

/** A user of the organization, not active yet, with the account of that address or a new one. */
export function newScimUser(store: Store, org: Organization, given: NewScimUser): ScimUser {
  const { username } = accountOf(store, given.userName) ?? register(store, given);
  const at = store.timestamp();
  const user = { id: randomUUID(), ...given, username, active: false, createdAt: at, modifiedAt: at };
  org.scim.users.set(user.id, user);
  return user;
}

const accountOf = (store: Store, address: string): Account | undefined =>
  [...store.accounts.values()].find(({ email }) => email?.toLowerCase() === address);

function register(store: Store, { userName, givenName, familyName }: NewScimUser): Pick<Account, "username"> {
  const local = userName.slice(0, userName.indexOf("@")).replaceAll(/[^a-z0-9]/g, "") || "user";
  let username = local;
  for (let n = 2; store.accounts.has(username) || store.organizations.has(username); n++) username = `${local}${n}`;
  const fullName = `${givenName} ${familyName}`.trim() || username;
  store.addAccount({ username, email: userName, password: randomUUID(), fullName });
  return { username };
}

/** Gives somebody their membership, in place of an invitation that they may have. */
export function activate(store: Store, org: Organization, user: ScimUser): void {
  const { username, userName } = user;
  for (const { id, invitee } of org.invites.values())
    if ([username, userName].includes(invitee)) org.invites.delete(id);
  if (!org.members.has(username)) store.setRole(org, username, "member");
  const company = org.groups.get(COMPANY) ?? store.addGroup(org, COMPANY, "");
  company.members.add(username);
  user.active = true;
}

/**
 * Takes somebody's membership. The contract says no more than that the PUT deactivates a user; who was assigned to the
 * organization by the POST is held to be so no longer, as the service's documentation says of people whom the identity
 * provider removes. The account stays.
 */
export function deactivate(store: Store, org: Organization, user: ScimUser): void {
  store.removeMember(org, user.username);
  user.active = false;
}
