import assert from "node:assert/strict";
import { everyNoun } from "../nouns";
import { ada, cleo, settings, token } from "./nouns";
import { acme, type Scenario } from "./scenario";

const exported = (args: object = {}) => ({ ...token(args), export: "token" });

/** Every verb of the nouns that are played together. */
const together: Scenario[] = [
  {
    name: "The other nouns: create, update, replace with the new one first, acceptance, delete",
    acts: [
      {
        do: "up",
        declare: [ada(), cleo(), exported(), settings()],
        steps: [
          "create OrgMember ada",
          "create Invite cleo",
          "create PersonalAccessToken ci",
          "create OrgSettings acme",
        ],
      },
      {
        do: "up",
        declare: [
          ada({ role: "owner", onDestroy: "downgrade" }),
          cleo({ role: "editor" }),
          exported({ label: "build" }),
          settings({ restrictedImages: { enabled: true, allowOfficialImages: true } }),
        ],
        steps: [
          "update OrgMember ada",
          "update Invite cleo",
          "update PersonalAccessToken ci",
          "update OrgSettings acme",
        ],
      },
      {
        do: "up",
        before: (hub) => {
          hub.register("cleo", "cleo@example.com");
          hub.accept("acme", "cleo");
        },
        flags: { refresh: true },
        declare: [
          ada({ role: "owner", onDestroy: "downgrade" }),
          cleo({ role: "editor" }),
          exported({ label: "build", scopes: ["repo:write"] }),
          settings({ restrictedImages: { enabled: true, allowOfficialImages: true } }),
        ],
        steps: [
          "create-replacement PersonalAccessToken ci",
          "replace PersonalAccessToken ci",
          "delete-replaced PersonalAccessToken ci",
        ],
        then: ({ hub }) => {
          assert.deepEqual(
            [...hub.store.tokens.values()].map(({ scopes }) => scopes),
            [["repo:write"]],
          );
          const writes = hub.writes().map(({ method }) => method);
          assert.deepEqual(writes.slice(-2), ["POST", "DELETE"], "the new one is there before the old one goes");
        },
      },
      {
        do: "destroy",
        steps: [
          "delete OrgMember ada",
          "delete Invite cleo",
          "delete PersonalAccessToken ci",
          "delete OrgSettings acme",
        ],
        then: (scene) => {
          assert.equal(acme(scene).members.get("ada"), "member", "downgraded");
          assert.ok(acme(scene).members.has("cleo"), "who has accepted stays");
          assert.equal(scene.hub.store.tokens.size, 0);
          assert.equal(acme(scene).restrictedImages.enabled, false, "as it was found");
        },
      },
    ],
  },
  {
    name: "OrgMember and Invite of somebody else are replaced, the new one first",
    acts: [
      { do: "up", declare: [ada(), cleo()] },
      {
        do: "up",
        declare: [ada({ username: "bo" }), cleo({ invitee: "dora" })],
        then: (scene) => {
          assert.deepEqual([...acme(scene).members.keys()].sort(), ["bo", "ops"]);
          assert.deepEqual(
            [...acme(scene).invites.values()].map(({ invitee }) => invitee),
            ["dora"],
          );
        },
      },
      { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
    ],
  },
];

/** Every verb of every noun, but for those of sets, which have a table of their own. */
export const verbs: Scenario[] = everyNoun("verbs")
  .flatMap(([, scenarios]) => scenarios)
  .concat(together);
