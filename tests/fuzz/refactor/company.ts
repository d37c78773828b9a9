import type { FakeHub, Seed } from "../../../testing";
import { type Declared, PASSWORD } from "../../support/spec";

/** Members whom programs put into groups and give roles. */
export const STAFF = ["ada", "bo", "dora", "eli"] as const;
/** Members whom a roster may let go. */
export const TEMPS = ["tim", "tess"] as const;
/** More people than may lose something in one run. */
export const CROWD = ["u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8"] as const;
/** Has an account and does not belong; is invited by address or by Docker ID. */
export const GUEST = { username: "cleo", email: "cleo@example.com" } as const;
/** So many people may lose something in one run of an organization of this size. */
export const MAY_GO = 5;
export const GROUPS = ["alpha", "beta", "gamma"] as const;
/** What somebody writes who makes a group in the web pages. */
export const BY_HAND = "by hand";
/** What no program names. */
export const UNTOUCHED = { group: "untouched", member: "zoe" } as const;

const members = [...STAFF, ...TEMPS, ...CROWD, UNTOUCHED.member];

export const company: Seed = {
  accounts: ["ops", "olga", GUEST.username, ...members].map((username) => ({
    username,
    email: `${username}@example.com`,
    password: PASSWORD,
  })),
  organizations: [
    {
      name: "acme",
      seats: 100,
      members: [
        { username: "ops", role: "owner" },
        { username: "olga", role: "owner" },
        ...members.map((username) => ({ username })),
      ],
      groups: [{ name: UNTOUCHED.group, description: "as it was", members: [UNTOUCHED.member, "ada"] }],
    },
  ],
};

export const acme = (fake: FakeHub) => fake.store.organizations.get("acme")!;

/** The one name by which everybody is counted. */
export const personOf = (name: string) => (name === GUEST.email ? GUEST.username : name);

/** Whether somebody is a member or invited. */
export function isThere(fake: FakeHub, person: string): boolean {
  const { members: there, invites } = acme(fake);
  return there.has(person) || [...invites.values()].some(({ invitee }) => personOf(invitee) === person);
}

export const one = (type: string, name: string, args: object, options: Declared["options"] = {}): Declared => ({
  type,
  name,
  args: { ...args },
  options,
});
