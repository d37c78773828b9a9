import type { FakeHub } from "../../testing";
import { ada, cleo, settings, token } from "./nouns";
import { acme, group, membership, type Scenario } from "./scenario";

const everything = [group(), membership(), ada({ username: "bo" }), cleo(), token(), settings()];

/** Ends by hand what the stack made. */
async function takeAway(hub: FakeHub): Promise<void> {
  const paths = [
    "/v2/orgs/acme/groups/platform",
    "/v2/orgs/acme/members/bo",
    ...[...acme(hub).invites.keys()].map((id) => `/v2/invites/${id}`),
    ...[...hub.store.tokens.keys()].map((uuid) => `/v2/access-tokens/${uuid}`),
  ];
  for (const path of paths) await hub.byHand("ops", "DELETE", path);
}

/** What was changed or ended by hand, noun by noun. */
export const drift: Scenario[] = [
  {
    name: "Drift of every noun is found with exit code 7, and repaired",
    acts: [
      {
        do: "up",
        declare: [group("platform", { description: "one" }), membership(), ada(), cleo(), token(), settings()],
        steps: [
          "create Group group",
          "create GroupMembership ada",
          "create OrgMember ada",
          "create Invite cleo",
          "create PersonalAccessToken ci",
          "create OrgSettings acme",
        ],
      },
      {
        do: "preview",
        flags: { refresh: true, expectNoChanges: true },
        before: async (hub) => {
          const [uuid] = hub.store.tokens.keys();
          await hub.byHand("ops", "PATCH", "/v2/orgs/acme/groups/platform", { description: "changed by hand" });
          await hub.byHand("ops", "DELETE", "/v2/orgs/acme/groups/platform/members/ada");
          await hub.byHand("ops", "PUT", "/v2/orgs/acme/members/ada", { role: "member" });
          await hub.byHand("ops", "DELETE", `/v2/invites/${[...acme(hub).invites.keys()][0]}`);
          await hub.byHand("ops", "PATCH", `/v2/access-tokens/${uuid}`, { is_active: false });
          acme(hub).restrictedImages.enabled = false;
        },
        exit: 7,
        steps: [
          "update Group group",
          "create GroupMembership ada",
          "update OrgMember ada",
          "create Invite cleo",
          "update PersonalAccessToken ci",
          "update OrgSettings acme",
        ],
      },
      {
        do: "refresh",
        flags: { previewOnly: true, expectNoChanges: true },
        exit: 7,
        steps: [
          "refresh update Group group",
          "refresh delete GroupMembership ada",
          "refresh update OrgMember ada",
          "refresh delete Invite cleo",
          "refresh update PersonalAccessToken ci",
          "refresh update OrgSettings acme",
        ],
      },
      {
        do: "up",
        flags: { refresh: true },
        steps: [
          "update Group group",
          "create GroupMembership ada",
          "update OrgMember ada",
          "create Invite cleo",
          "update PersonalAccessToken ci",
          "update OrgSettings acme",
        ],
      },
    ],
  },
  {
    name: "Everything that can go is found gone with exit code 7, forgotten by a refresh, and made again",
    acts: [
      { do: "up", declare: everything },
      {
        do: "refresh",
        flags: { previewOnly: true, expectNoChanges: true },
        before: takeAway,
        exit: 7,
        steps: [
          "refresh delete Group group",
          "refresh delete GroupMembership ada",
          "refresh delete Invite cleo",
          "refresh delete OrgMember ada",
          "refresh delete PersonalAccessToken ci",
        ],
      },
      { do: "refresh" },
      {
        do: "up",
        before: (hub) => hub.store.setRole(acme(hub), "bo", "member"),
        steps: [
          "create Group group",
          "create GroupMembership ada",
          "create Invite cleo",
          "create OrgMember ada",
          "create PersonalAccessToken ci",
        ],
      },
      { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
    ],
  },
];
