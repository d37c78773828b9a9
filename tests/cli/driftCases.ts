import type { FakeHub } from "../../testing";
import type { Declared } from "../support/spec";

const group = (name: string): Declared => ({ type: "Group", name, args: { name, description: "as declared" } });
const common: Declared[] = [
  group("platform"),
  group("release"),
  { type: "GroupMembers", name: "all-release", args: { group: { $: "release.name" }, members: ["ada", "bo"] } },
  { type: "PersonalAccessToken", name: "ci", args: { label: "ci", scopes: ["repo:read"] } },
  { type: "OrgSettings", name: "acme", args: { restrictedImages: { enabled: true } } },
];
/** The organization one person at a time, and as a whole. */
export const PROGRAMS: Record<string, Declared[]> = {
  single: [
    ...common,
    { type: "GroupMembership", name: "ada-platform", args: { group: { $: "platform.name" }, username: "ada" } },
    ...["ops", "ada", "bo", "dora", "eli"].map((username): Declared => {
      return { type: "OrgMember", name: username, args: { username, role: username === "ops" ? "owner" : "member" } };
    }),
    { type: "Invite", name: "cleo", args: { invitee: "cleo@example.com" } },
  ],
  whole: [
    ...common,
    {
      type: "OrgMembers",
      name: "everybody",
      args: {
        members: {
          ops: "owner",
          ada: "member",
          bo: "member",
          dora: "member",
          eli: "member",
          "cleo@example.com": "member",
        },
      },
    },
  ],
};

export const acme = "/v2/orgs/acme";
const token = (hub: FakeHub) =>
  `/v2/access-tokens/${[...hub.store.tokens.values()].find(({ label }) => label === "ci")!.uuid}`;
const invite = (hub: FakeHub) => `/v2/invites/${[...hub.store.organizations.get("acme")!.invites.keys()][0]}`;

/** A change by hand, and what must be found: kind, noun, name, and what differs. */
type Case = [
  what: string,
  program: keyof typeof PROGRAMS,
  change: (hub: FakeHub) => Promise<unknown> | unknown,
  found: string,
];

/** Who changes things. */
export const by = "eve";
export const cases: Case[] = [
  [
    "a description",
    "single",
    (hub) => hub.byHand(by, "PATCH", `${acme}/groups/platform`, { description: "hacked" }),
    "changed Group platform: description",
  ],
  [
    "a group's name",
    "whole",
    (hub) => hub.byHand(by, "PATCH", `${acme}/groups/platform`, { name: "plat" }),
    "changed Group platform: name",
  ],
  [
    "a group that is deleted",
    "whole",
    (hub) => hub.byHand(by, "DELETE", `${acme}/groups/platform`),
    "missing Group platform",
  ],
  [
    "a group nobody declared",
    "single",
    (hub) => hub.byHand(by, "POST", `${acme}/groups`, { name: "shadow" }),
    "unmanaged Group shadow",
  ],
  [
    "a membership that ends",
    "single",
    (hub) => hub.byHand(by, "DELETE", `${acme}/groups/platform/members/ada`),
    "missing GroupMembership ada-platform",
  ],
  [
    "a membership nobody declared",
    "single",
    (hub) => hub.byHand(by, "POST", `${acme}/groups/platform/members`, { member: "eli" }),
    "unmanaged GroupMembership platform/eli",
  ],
  [
    "somebody added to a set",
    "single",
    (hub) => hub.byHand(by, "POST", `${acme}/groups/release/members`, { member: "eli" }),
    "changed GroupMembers all-release: members.eli",
  ],
  [
    "somebody taken out of a set",
    "whole",
    (hub) => hub.byHand(by, "DELETE", `${acme}/groups/release/members/bo`),
    "changed GroupMembers all-release: members.bo",
  ],
  [
    "a role",
    "single",
    (hub) => hub.byHand(by, "PUT", `${acme}/members/dora`, { role: "owner" }),
    "changed OrgMember dora: role",
  ],
  [
    "a role in the roster",
    "whole",
    (hub) => hub.byHand(by, "PUT", `${acme}/members/dora`, { role: "owner" }),
    "changed OrgMembers everybody: members.dora",
  ],
  [
    "a member who is removed",
    "single",
    (hub) => hub.byHand(by, "DELETE", `${acme}/members/dora`),
    "missing OrgMember dora",
  ],
  [
    "a member who is removed from the roster",
    "whole",
    (hub) => hub.byHand(by, "DELETE", `${acme}/members/dora`),
    "changed OrgMembers everybody: members.dora",
  ],
  ["an invitation that is cancelled", "single", (hub) => hub.byHand(by, "DELETE", invite(hub)), "missing Invite cleo"],
  [
    "an invitation of the roster that is cancelled",
    "whole",
    (hub) => hub.byHand(by, "DELETE", invite(hub)),
    "changed OrgMembers everybody: members.cleo@example.com",
  ],
  [
    "an invitation nobody declared",
    "single",
    (hub) => hub.byHand(by, "POST", "/v2/invites/bulk", { org: "acme", role: "member", invitees: ["fay@example.com"] }),
    "unmanaged Invite fay@example.com",
  ],
  [
    "a label",
    "single",
    (hub) => hub.byHand("ops", "PATCH", token(hub), { token_label: "other" }),
    "changed PersonalAccessToken ci: label",
  ],
  [
    "a token that is switched off",
    "single",
    (hub) => hub.byHand("ops", "PATCH", token(hub), { is_active: false }),
    "changed PersonalAccessToken ci: isActive",
  ],
  [
    "a token that is deleted",
    "whole",
    (hub) => hub.byHand("ops", "DELETE", token(hub)),
    "missing PersonalAccessToken ci",
  ],
  [
    "a token nobody declared",
    "whole",
    (hub) => hub.byHand("ops", "POST", "/v2/access-tokens", { token_label: "mine", scopes: ["repo:read"] }),
    "unmanaged PersonalAccessToken mine",
  ],
  [
    "settings",
    "whole",
    (hub) =>
      hub.byHand(by, "PUT", `${acme}/settings`, {
        restricted_images: { enabled: false, allow_official_images: true, allow_verified_publishers: true },
      }),
    "changed OrgSettings acme: restrictedImages.enabled",
  ],
];
