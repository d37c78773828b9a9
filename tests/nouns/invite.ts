import { create, remove } from "../cli/changes";
import { groups } from "../support/groups";
import type { NounTests } from "./noun";

export const invite: NounTests = {
  contract: {
    token: "pulumi-nodejs:dynamic/dockerhub:Invite",
    id: "{org}/{invitee}",
    inputs: ["org", "invitee", "role", "group", "onDestroy"],
    outputs: ["status", "inviteId", "createdAt", "username", "found"],
  },
  sample: {
    args: { invitee: "cleo@example.com", role: "member" },
    changed: { invitee: "cleo@example.com", role: "editor" },
    bad: [
      ["invitee", "", /empty/],
      ["invitee", "cleo@", /valid address/],
      ["invitee", "Cleo", /small letters: "cleo"/],
      ["role", "boss", /owner, editor, member/],
      ["group", "Platform", /small letters/],
    ],
    vanish: (fake, outs) => fake.byHand("ops", "DELETE", `/v2/invites/${String(outs["inviteId"])}`),
  },
  counted: ({ store }) =>
    [...store.organizations.get("acme")!.invites.values()].map(({ invitee, role }) => [invitee, role]).sort(),
  stories: [
    {
      before: groups,
      create: { invitee: "cleo@example.com" },
      update: { invitee: "cleo@example.com", role: "editor", group: { $: "platform.name" } },
      replace: { invitee: "dora" },
    },
  ],
  drift: [
    {
      what: "an invitation that is cancelled",
      program: "single",
      change: (fake) => {
        const [id] = fake.store.organizations.get("acme")!.invites.keys();
        return fake.byHand("eve", "DELETE", `/v2/invites/${id}`);
      },
      found: "missing Invite cleo",
    },
    {
      what: "an invitation nobody declared",
      program: "single",
      change: (fake) =>
        fake.byHand("eve", "POST", "/v2/invites/bulk", { org: "acme", role: "member", invitees: ["fay@example.com"] }),
      found: "unmanaged Invite fay@example.com",
    },
  ],
  explain: [
    [
      "an invitation",
      create("Invite", { invitee: "cleo", role: "editor", group: "g" }),
      /\*\*cleo\*\* is invited as editor, into the group g/,
    ],
    [
      "an invitation that was accepted",
      remove("Invite", { invitee: "cleo" }, { status: "accepted" }),
      /Nobody gains or loses anything/,
    ],
  ],
  doctor: {
    "an owner": "change",
    "an owner whose organization restricts images": "change",
    "a member": "no",
    "a personal access token": "no",
    "an organization access token": "maybe",
    "an organization access token for groups alone": "no",
  },
  routes: [
    ["GET", "/v2/orgs/acme/invites"],
    ["POST", "/v2/invites/bulk", { org: "acme", invitees: ["x@example.com", "dora"], role: "member", dry_run: false }],
    ["PATCH", "/v2/invites/:/resend"],
    ["DELETE", "/v2/invites/:"],
  ],
  verbs: [],
};
