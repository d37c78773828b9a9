import type { ReviewReport } from "../../cli/review/report";
import { registry } from "../../provider/resources";

const AT = "2030-06-03T09:00:00.000Z";
const SINCE = "2030-02-01T00:00:00.000Z";
const DAY = 24 * 3600_000;

const NAMES = "ada bo cleo dora eli finn gwen hugo ida jon kai lea max nia olga pia quin rosa sam tess".split(" ");
const GROUPS = "platform backend data security frontend mobile docs release support research".split(" ");
const ACTIONS = ["team.member.add", "team.member.remove", "member.role.change", "member.invite", "team.create"];

const ago = (days: number) => new Date(Date.parse(AT) - days * DAY).toISOString();
/** Names of which there are as many as one likes. */
const nth = (names: readonly string[], n: number) =>
  n < names.length ? names[n]! : `${names[n % names.length]}-${Math.floor(n / names.length)}`;
/** Always the same number below another one, without a pattern that one sees. */
const drawn = (n: number, below: number) => Math.floor((Math.abs(Math.sin(n * 12.9898 + 4.1)) * 43758.5453) % below);

/** The table that a noun has, without its rows. */
function tableOf(noun: string) {
  const { title, none, columns, pictures = [] } = registry.get(noun)!.told.review!;
  return { noun, title, none, columns: [...columns], pictures: [...pictures] };
}

/** A review of an organization of any size, with everything in it that a page shows; always the same one. */
export function sample(size: { people: number; groups: number; tokens: number; changes: number }): ReviewReport {
  const groups = Array.from({ length: size.groups }, (_, n) => nth(GROUPS, n));
  const people = Array.from({ length: size.people }, (_, n): ReviewReport["people"][number] => {
    const username = nth(NAMES, n);
    // The first groups are the largest ones; every eleventh person is in none.
    const mine = n % 11 === 10 ? [] : [0, 1].map((k) => Math.floor(size.groups * (drawn(n * 3 + k, 1000) / 1000) ** 3));
    return {
      username,
      fullName: `${username[0]!.toUpperCase()}${username.slice(1)} Example`,
      email: `${username}@example.com`,
      role: n < Math.max(2, size.people / 500) ? "owner" : n % 9 === 4 ? "editor" : "member",
      guest: n % 17 === 16,
      groups: [...new Set(mine)]
        .sort((a, b) => a - b)
        .map((g) => ({ name: groups[g]!, since: n % 4 === 0 ? ago(drawn(n, 120)) : null })),
      since: ago(drawn(n + 7, 900)),
      declaredBy: n % 13 === 12 ? [] : [`OrgMembers everybody (prod)`],
    };
  });
  const rank = ["owner", "editor", "member"];
  people.sort((a, b) => rank.indexOf(a.role) - rank.indexOf(b.role));
  const invites = Math.max(3, Math.round(size.people / 50));
  return {
    organization: "acme",
    at: AT,
    people,
    groups: groups.map((name) => ({
      name,
      description: `The people of ${name}`,
      people: people.filter((one) => one.groups.some((group) => group.name === name)).length,
      declaredBy: [`Group ${name} (prod)`],
    })),
    invites: Array.from({ length: invites }, (_, n) => ({
      invitee: `new-${n + 1}@example.com`,
      group: n % 2 === 0 ? groups[0]! : "",
      since: ago(n % 3 === 2 ? 20 + n : n),
      stale: n % 3 === 2,
      declaredBy: ["OrgMembers everybody (prod)"],
    })),
    tokens: Array.from({ length: size.tokens }, (_, n) => ({
      label: `ci-${n + 1}`,
      scopes: [n % 3 === 0 ? "repo:write" : "repo:read"],
      active: n % 7 !== 6,
      expired: n % 5 === 4,
      since: ago(10 + drawn(n, 600)),
      lastUsedAt: n % 6 === 5 ? null : ago(drawn(n, 9) ** 3),
      expiresAt: n % 4 === 0 ? null : ago(n % 5 === 4 ? 3 : -90),
      declaredBy: n % 3 === 0 ? [] : [`PersonalAccessToken ci-${n + 1} (prod)`],
    })),
    settings: { enabled: true, allowOfficialImages: true, allowVerifiedPublishers: false },
    tables: [
      {
        ...tableOf("Repository"),
        rows: Array.from({ length: size.groups * 3 }, (_, n) => [
          `image-${n + 1}`,
          n % 5 === 0 ? "public" : "private",
          `${drawn(n, 20)}`,
          `${drawn(n + 5, 90_000)}`,
          n % 8 === 7 ? "never" : ago(drawn(n, 10) ** 3).slice(0, 10),
          `Repository image-${n + 1} (prod)`,
        ]),
      },
      {
        ...tableOf("RepositoryPermission"),
        rows: Array.from({ length: size.groups * 4 }, (_, n) => [
          `image-${Math.floor((n * 3) / 4) + 1}`,
          groups[drawn(n, size.groups)]!,
          n % 7 === 3 ? "admin" : n % 3 === 0 ? "write" : "read",
          `RepositoryPermission image-${Math.floor((n * 3) / 4) + 1} (prod)`,
        ]),
      },
    ],
    since: SINCE,
    changes: Array.from({ length: size.changes }, (_, n) => ({
      at: ago((drawn(n, 1000) / 1000) ** 2 * 120),
      actor: n % 4 === 0 ? nth(NAMES, drawn(n, Math.min(30, size.people))) : "ops",
      action: ACTIONS[n % ACTIONS.length]!,
      name: nth(NAMES, drawn(n + 3, size.people)),
    })).sort((a, b) => (a.at < b.at ? 1 : -1)),
    unseen: [],
    notes: [],
  };
}

export const SMALL = { people: 20, groups: 4, tokens: 6, changes: 60 };
export const LARGE = { people: 5000, groups: 300, tokens: 40, changes: 1800 };
