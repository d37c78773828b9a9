import assert from "node:assert/strict";
import type { FakeHub } from "../../testing";
import type { Declared, Scene } from "../support/spec";
import { token } from "./nouns";
import { acme, type Scenario } from "./scenario";

const ci = (args: object = {}, options: Declared["options"] = {}) => token({ label: undefined, ...args }, options);
const user = (of = "ci"): Declared => ({
  type: "Group",
  name: "user",
  args: { name: "user", description: { $: `${of}.uuid` } },
});
const exact = { expectNoChanges: true };
const pull = { "acme/web": ["scope-image-pull"] };
const both = { "acme/web": ["scope-image-pull", "scope-image-push"] };
const deploy = (args: object = {}): Declared => ({
  type: "OrgAccessToken",
  name: "deploy",
  args: { label: "deploy", description: "two", repositories: pull, ...args },
  export: "token",
});
const ofOrg = (scene: Scene | FakeHub) => [...acme(scene).accessTokens.values()];
const path = (hub: FakeHub) => `/v2/orgs/acme/access-tokens/${ofOrg(hub).at(-1)!.id}`;
const ends = { expiresAt: "2999-01-01T00:00:00Z" };

/** A token that makes room for another one, and what depends on it. */
export const rotation: Scenario[] = [
  {
    name: "A token is rotated in place, and what depends on it has the new one in the same run",
    acts: [
      { do: "up", declare: [ci(), user()] },
      {
        do: "preview",
        declare: [ci({ rotationTrigger: "one" }), user()],
        steps: ["update PersonalAccessToken ci", "update Group user"],
      },
      {
        do: "up",
        steps: ["update PersonalAccessToken ci", "update Group user"],
        then: (scene) => {
          const uuids = [...scene.hub.store.tokens.keys()];
          assert.equal(uuids.length, 2, "the old one works on");
          assert.equal(acme(scene).groups.get("user")!.description, uuids[1]);
        },
      },
      { do: "preview", flags: { ...exact, refresh: true }, steps: [] },
      {
        do: "up",
        declare: [
          { ...ci({ rotationTrigger: "one" }, { aliases: [{ name: "ci" }] }), name: "renamed" },
          user("renamed"),
        ],
        flags: exact,
        steps: [],
        then: ({ hub }) => assert.equal(hub.store.tokens.size, 2, "an alias keeps both"),
      },
      {
        do: "up",
        declare: [{ ...ci({ rotationTrigger: "one", overlap: "0s" }), name: "renamed" }, user("renamed")],
        steps: ["update PersonalAccessToken renamed"],
        then: ({ hub }) => assert.equal(hub.store.tokens.size, 1, "the time of the old one is over"),
      },
      { do: "refresh", steps: [] },
      { do: "destroy", then: ({ hub }) => assert.equal(hub.store.tokens.size, 0) },
    ],
  },
  {
    name: "A run that fails after a rotation keeps both tokens, and the next one goes on",
    acts: [
      { do: "up", declare: [ci(), user()] },
      {
        do: "up",
        declare: [ci({ rotationTrigger: "one" }), user()],
        before: (hub) => hub.faults.add({ fault: { kind: "status", status: 403 }, method: "PUT", path: /groups/ }),
        exit: 1,
      },
      {
        do: "up",
        before: (hub) => hub.faults.clear(),
        steps: ["update Group user"],
        then: ({ hub }) => assert.equal(hub.store.tokens.size, 2),
      },
      { do: "up", declare: [user()].map((one) => ({ ...one, args: { name: "user" } })) },
      { do: "preview", flags: { ...exact, refresh: true }, steps: [] },
    ],
  },
  {
    name: "OrgAccessToken: create, nothing, update, rotate, drift, replace with the new one first, gone, delete",
    acts: [
      { do: "up", declare: [deploy({ description: "one" })], steps: ["create OrgAccessToken deploy"] },
      { do: "preview", flags: { ...exact, refresh: true }, steps: [] },
      {
        do: "up",
        declare: [deploy({ repositories: both, organization: ["scope-member-read"] })],
        steps: ["update OrgAccessToken deploy"],
        then: (scene) => {
          const [{ description, resources }] = ofOrg(scene) as [ReturnType<typeof ofOrg>[number]];
          assert.equal(description, "two");
          assert.deepEqual(resources, [
            { type: "TYPE_REPO", path: "acme/web", scopes: both["acme/web"] },
            { type: "TYPE_ORG", path: "acme", scopes: ["scope-member-read"] },
          ]);
        },
      },
      {
        do: "up",
        declare: [deploy({ rotationTrigger: "now" })],
        steps: ["update OrgAccessToken deploy"],
        then: (scene) => assert.equal(ofOrg(scene).length, 2),
      },
      {
        do: "refresh",
        before: (hub) => hub.byHand("ops", "PATCH", path(hub), { is_active: false }),
        steps: ["refresh update OrgAccessToken deploy"],
      },
      {
        do: "up",
        declare: [deploy({ rotationTrigger: "now", ...ends })],
        steps: [
          "create-replacement OrgAccessToken deploy",
          "replace OrgAccessToken deploy",
          "delete-replaced OrgAccessToken deploy",
        ],
        then: (scene) => assert.equal(ofOrg(scene).length, 1, "the old ones end with the one that is replaced"),
      },
      {
        do: "refresh",
        before: (hub) => hub.byHand("ops", "DELETE", path(hub)),
        steps: ["refresh delete OrgAccessToken deploy"],
      },
      { do: "up", steps: ["create OrgAccessToken deploy"] },
      { do: "preview", flags: { ...exact, refresh: true }, steps: [] },
      {
        do: "destroy",
        steps: ["delete OrgAccessToken deploy"],
        then: (scene) => assert.equal(ofOrg(scene).length, 0),
      },
    ],
  },
];
