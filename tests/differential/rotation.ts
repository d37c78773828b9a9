import assert from "node:assert/strict";
import type { Declared } from "../support/spec";
import { token } from "./nouns";
import { acme, type Scenario } from "./scenario";

const ci = (args: object = {}, options: Declared["options"] = {}) => token({ label: undefined, ...args }, options);
const user = (of = "ci"): Declared => ({
  type: "Group",
  name: "user",
  args: { name: "user", description: { $: `${of}.uuid` } },
});
const exact = { expectNoChanges: true };

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
];
