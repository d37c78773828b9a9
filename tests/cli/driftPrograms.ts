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
export const PROGRAMS: Record<"single" | "whole", Declared[]> = {
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
