import assert from "node:assert/strict";
import { settings, token } from "./nouns";
import { acme, group, membership, type Scenario } from "./scenario";

const secretDescription = { additionalSecretOutputs: ["description"] };

/** The options of resources, and the engine's own rules. */
export const options: Scenario[] = [
  {
    name: "protect keeps a resource from being deleted and destroyed",
    acts: [
      { do: "up", declare: [group("platform", {}, { protect: true })], steps: ["create Group group"] },
      { do: "preview", declare: [], exit: 1, says: /protected/, steps: [] },
      { do: "destroy", exit: 1, says: /protected/, steps: [] },
      { do: "up", declare: [group()], steps: [] },
    ],
  },
  {
    name: "ignoreChanges leaves a changed argument alone, aliases keep a resource, retainOnDelete forgets it",
    acts: [
      {
        do: "up",
        declare: [
          group("platform", { description: "one" }),
          { ...group("infra"), name: "infra" },
          { ...group("kept", {}, { retainOnDelete: true }), name: "kept" },
        ],
        steps: ["create Group group", "create Group infra", "create Group kept"],
      },
      {
        do: "up",
        declare: [
          group("platform", { description: "two" }, { ignoreChanges: ["description"] }),
          { ...group("infra", {}, { aliases: [{ name: "infra" }] }), name: "team" },
          { ...group("kept", {}, { retainOnDelete: true }), name: "kept" },
        ],
        flags: { expectNoChanges: true },
        steps: [],
      },
      {
        do: "destroy",
        steps: ["delete Group group", "delete Group team", "delete Group kept"],
        then: (scene) => assert.deepEqual([...acme(scene).groups.keys()].sort(), ["kept", "owners"]),
      },
    ],
  },
  {
    name: "deletedWith leaves the end of a membership to the end of its group",
    acts: [
      {
        do: "up",
        declare: [group(), membership("ada", {}, { deletedWith: "group" })],
        steps: ["create Group group", "create GroupMembership ada"],
      },
      {
        do: "destroy",
        steps: ["delete GroupMembership ada", "delete Group group"],
        then: ({ hub }) =>
          assert.ok(hub.writes().every(({ method, path }) => method !== "DELETE" || !path.includes("members"))),
      },
    ],
  },
  {
    name: "ignoreChanges knows paths and everything",
    acts: [
      {
        do: "up",
        declare: [
          settings({ restrictedImages: { enabled: true, allowOfficialImages: true } }),
          group("platform", { description: "one" }),
        ],
      },
      {
        do: "up",
        declare: [
          settings(
            { restrictedImages: { enabled: false, allowOfficialImages: false } },
            { ignoreChanges: ["restrictedImages.enabled"] },
          ),
          group("platform", { description: "two" }, { ignoreChanges: ["*"] }),
        ],
        steps: ["update OrgSettings acme"],
        then: (scene) =>
          assert.deepEqual(acme(scene).restrictedImages, {
            enabled: true,
            allow_official_images: false,
            allow_verified_publishers: false,
          }),
      },
    ],
  },
  {
    name: "dependsOn makes one after the other, and leaves out what comes after a failure",
    acts: [
      {
        do: "up",
        before: (hub) => hub.faults.add({ fault: { kind: "status", status: 403 }, method: "POST", path: /groups$/ }),
        declare: [group(), token({}, { dependsOn: ["group"] })],
        exit: 1,
        says: /Could not create Group acme\/platform/,
        steps: [],
      },
      {
        do: "up",
        steps: ["create Group group", "create PersonalAccessToken ci"],
        then: ({ hub }) =>
          assert.deepEqual(
            hub.writes().map(({ path }) => path),
            ["/v2/orgs/acme/groups", "/v2/orgs/acme/groups", "/v2/access-tokens"],
          ),
      },
      { do: "destroy", steps: ["delete PersonalAccessToken ci", "delete Group group"] },
    ],
  },
  {
    name: "additionalSecretOutputs keeps an output secret, from the run on that names it",
    acts: [
      { do: "up", declare: [group("platform", { description: "open" })] },
      { do: "up", declare: [group("platform", { description: "open" }, secretDescription)], steps: [] },
      {
        do: "up",
        declare: [group("platform", { description: "closed" }, secretDescription)],
        steps: ["update Group group"],
      },
    ],
  },
  {
    name: "customTimeouts is taken",
    acts: [
      {
        do: "up",
        declare: [group("platform", {}, { customTimeouts: { create: "5m", update: "1m", delete: "10s" } })],
        steps: ["create Group group"],
      },
      { do: "up", declare: [group()], flags: { expectNoChanges: true }, steps: [] },
    ],
  },
];
