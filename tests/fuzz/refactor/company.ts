import type { FakeHub, Seed } from "../../../testing";
import { type Declared, PASSWORD, SCIM_TOKEN } from "../../support/spec";

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
export const REPOSITORIES = ["app", "web"] as const;
/** Whom single sign-on looks after; no roster may list them. */
export const EVA = "eva@example.com";
export const BY_SCIM = "scim-*";
/** What somebody writes who makes a group in the web pages. */
export const BY_HAND = "by hand";
/** What no program names. */
export const UNTOUCHED = { group: "untouched", member: "zoe" } as const;
/** What is in the names of things that no program names. */
const LEFT_ALONE = "untouched";
export const isUntouched = (thing: string) => thing.includes(LEFT_ALONE);

const members = [...STAFF, ...TEMPS, ...CROWD, UNTOUCHED.member];

export const company: Seed = {
  accounts: [
    ...["ops", "olga", GUEST.username, ...members].map((username) => ({
      username,
      email: `${username}@example.com`,
      password: PASSWORD,
    })),
    { username: "scim-eva", email: EVA, password: PASSWORD },
    { username: "scim-left", email: `${LEFT_ALONE}@example.com`, password: PASSWORD },
  ],
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
      repositories: [
        {
          name: LEFT_ALONE,
          permissions: { [UNTOUCHED.group]: "admin" },
          webhooks: [{ name: "theirs", slug: "theirs", url: "https://theirs.example.com" }],
        },
      ],
      accessTokens: [
        {
          token: "dckr_oat_untouched",
          label: LEFT_ALONE,
          resources: [{ type: "TYPE_REPO", path: `acme/${LEFT_ALONE}`, scopes: ["scope-image-pull"] }],
        },
      ],
      registryAccess: { custom: [{ address: `${LEFT_ALONE}.example.com`, name: "theirs", allowed: true }] },
      scim: { token: SCIM_TOKEN, users: [{ userName: `${LEFT_ALONE}@example.com` }] },
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
