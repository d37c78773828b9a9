import assert from "node:assert/strict";
import { PASSWORD } from "../support/spec";
import { ada, infra } from "./nouns";
import { acme, group, type Scenario } from "./scenario";

const password = { $secret: PASSWORD };
const provider = (name: string, args: Record<string, unknown>) => ({ type: "Provider", name, args });

/** Values that are not known yet, and secret ones. */
export const values: Scenario[] = [
  {
    name: "values that a preview does not know",
    acts: [
      {
        do: "preview",
        declare: [
          group(),
          { type: "PersonalAccessToken", name: "ci", args: { label: { $: "group.id" }, scopes: ["repo:read"] } },
        ],
        steps: ["create Group group", "create PersonalAccessToken ci"],
      },
      {
        do: "up",
        steps: ["create Group group", "create PersonalAccessToken ci"],
        then: ({ hub }) => assert.equal([...hub.store.tokens.values()][0]?.label, "acme/platform"),
      },
    ],
  },
  {
    name: "a secret argument stays one",
    acts: [
      {
        do: "up",
        declare: [group("platform", { description: { $secret: "planted-description-51c3" } })],
        steps: ["create Group group"],
      },
      {
        do: "up",
        declare: [group("platform", { description: { $secret: "planted-description-other" } })],
        steps: ["update Group group"],
      },
    ],
  },
  {
    name: "values of sets, names and providers that a preview does not know",
    acts: [
      {
        do: "preview",
        declare: [
          group(),
          // A deadline of so many seconds as the group has for a number.
          provider("patient", {
            org: "acme",
            username: "ops",
            password,
            deadline: { $: "group.groupId" },
            baseUrl: "HUB",
          }),
          infra({}, { provider: "patient" }),
          ada({ username: "bo" }),
          { type: "GroupMembers", name: "all", args: { group: { $: "infra.name" }, members: [{ $: "ada.username" }] } },
        ],
      },
      {
        do: "up",
        then: (scene) => assert.deepEqual([...acme(scene).groups.keys()].sort(), ["infra", "owners", "platform"]),
      },
      { do: "up", flags: { refresh: true, expectNoChanges: true } },
      { do: "destroy" },
    ],
  },
  {
    name: "secret arguments of sets, people and groups stay secret, and so does a token that is exported",
    acts: [
      {
        do: "up",
        declare: [
          group({ $secret: "platform" } as never),
          { type: "GroupMembers", name: "all", args: { group: { $: "group.name" }, members: { $secret: ["ada"] } } },
          {
            type: "OrgMembers",
            name: "roster",
            args: { members: { $secret: { ops: "owner", ada: "member", bo: "editor" } }, ignore: ["cleo@example.com"] },
          },
          { type: "Invite", name: "cleo", args: { invitee: { $secret: "cleo@example.com" } } },
          { type: "PersonalAccessToken", name: "ci", args: { label: "ci", scopes: ["repo:read"] }, export: "token" },
        ],
      },
      { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
      { do: "destroy" },
    ],
  },
];
