import assert from "node:assert/strict";
import type { FakeHub } from "../../testing";
import { change, create, remove } from "../cli/changes";
import { group } from "../differential/scenario";
import type { InProcess } from "../support/inProcess";
import { groups } from "../support/groups";
import type { Declared } from "../support/spec";
import type { NounTests } from "./noun";

const ON = "/v2/repositories/acme/app/groups";
const app: Declared = { type: "Repository", name: "app", args: { name: "app", visibility: "private" } };
const number = (fake: FakeHub, name = "platform") => fake.store.organizations.get("acme")!.groups.get(name)!.id;

/** Repositories with what groups may do with them, by the numbers of the groups. */
export const permissionsOf = ({ store }: FakeHub) =>
  [...store.repositories.values()].map(({ name, permissions }) => [name, [...permissions].sort()]).sort();

/** A repository and a group, by hand. */
export async function prepare({ fake }: InProcess): Promise<void> {
  await fake.byHand("ops", "POST", "/v2/orgs/acme/groups", { name: "platform" });
  await fake.byHand("ops", "POST", "/v2/namespaces/acme/repositories", { name: "app", namespace: "acme" });
}

const declared = (args: object = {}): Declared => ({
  type: "RepositoryPermission",
  name: "platform-app",
  args: { repository: { $: "app.name" }, group: { $: "platform.name" }, permission: "read", ...args },
});
const inScenario = (args: object = {}) => declared({ group: { $: "group.name" }, ...args });
const theirs = { org: "acme", repository: "app", group: "g", permission: "write" };

export const repositoryPermission: NounTests = {
  contract: {
    token: "pulumi-nodejs:dynamic/dockerhub:RepositoryPermission",
    id: "{org}/{repository}/{group}",
    inputs: ["org", "repository", "group", "permission", "onDestroy"],
    outputs: ["groupId", "found"],
  },
  sample: {
    args: { repository: "app", group: "platform", permission: "read" },
    changed: { repository: "app", group: "platform", permission: "write" },
    bad: [
      ["permission", "everything", /read, write, admin/],
      ["permission", "Read", /read, write, admin/],
      ["repository", "acme/app", /the organization is named by org/],
      ["group", "Platform", /small letters/],
      ["group", "owners", /owners may do everything/],
      ["onDestroy", "explode", /remove, retain/],
    ],
    prepare,
    vanish: (fake) => fake.byHand("ops", "DELETE", `${ON}/${number(fake)}/`),
  },
  counted: permissionsOf,
  stories: [
    {
      before: [...groups, app],
      create: { repository: { $: "app.name" }, group: { $: "platform.name" }, permission: "read" },
      update: { repository: { $: "app.name" }, group: { $: "platform.name" }, permission: "admin" },
      replace: { repository: { $: "app.name" }, group: { $: "release.name" }, permission: "write" },
    },
  ],
  // The audit log has no action for permissions: nobody can be named.
  drift: [
    {
      what: "a permission that was changed",
      program: "single",
      beside: [app, declared()],
      change: (fake) => fake.byHand("eve", "PATCH", `${ON}/${number(fake)}/`, { permission: "admin" }),
      found: "changed RepositoryPermission platform-app: permission",
      by: null,
    },
    {
      what: "a permission that was taken away",
      program: "whole",
      beside: [app, declared()],
      change: (fake) => fake.byHand("eve", "DELETE", `${ON}/${number(fake)}/`),
      found: "missing RepositoryPermission platform-app",
      by: null,
    },
    {
      what: "a permission nobody declared, on a repository that is declared",
      program: "single",
      beside: [app],
      change: (fake) => fake.byHand("eve", "POST", ON, { group_id: number(fake, "release"), permission: "admin" }),
      found: "unmanaged RepositoryPermission app/release",
      by: null,
    },
  ],
  explain: [
    [
      "a permission",
      create("RepositoryPermission", theirs),
      /\*\*the group g\*\* gains the permission write on acme\/app\./,
    ],
    [
      "a permission that is less",
      change("update", "RepositoryPermission", theirs, { ...theirs, permission: "read" }),
      /\*\*the group g\*\* loses the permission write on acme\/app \(read from then on\)\./,
    ],
    [
      "a permission that is taken away",
      remove("RepositoryPermission", theirs),
      /\*\*the group g\*\* loses the permission write on acme\/app\./,
    ],
  ],
  doctor: {
    "an owner": "change",
    "an owner whose organization restricts images": "change",
    "a member": "no",
    "a personal access token": "no",
    "an organization access token": "no",
    "an organization access token for groups alone": "no",
  },
  routes: [
    ["GET", "/v2/repositories/acme/:/groups"],
    ["POST", "/v2/repositories/acme/:/groups", { group_id: 1001, permission: "write" }],
    ["PATCH", "/v2/repositories/acme/:/groups/:", { permission: "read" }],
    ["DELETE", "/v2/repositories/acme/:/groups/:"],
  ],
  verbs: [
    {
      name: "RepositoryPermission: create, change, a group with a new name that keeps it, delete",
      acts: [
        {
          do: "up",
          declare: [app, group(), inScenario()],
          steps: ["create Repository app", "create Group group", "create RepositoryPermission platform-app"],
        },
        {
          do: "up",
          declare: [app, group(), inScenario({ permission: "admin" })],
          steps: ["update RepositoryPermission platform-app"],
        },
        {
          do: "up",
          declare: [app, group("infra"), inScenario({ permission: "admin" })],
          steps: [
            "update Group group",
            "create-replacement RepositoryPermission platform-app",
            "replace RepositoryPermission platform-app",
            "delete-replaced RepositoryPermission platform-app",
          ],
          then: ({ hub }) => assert.deepEqual(permissionsOf(hub), [["app", [[number(hub, "infra"), "admin"]]]]),
        },
        { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
        {
          do: "refresh",
          before: (hub) => hub.byHand("ops", "PATCH", `${ON}/${number(hub, "infra")}/`, { permission: "read" }),
          steps: ["refresh update RepositoryPermission platform-app"],
        },
        { do: "up", steps: ["update RepositoryPermission platform-app"] },
        {
          do: "up",
          declare: [app, group("infra")],
          steps: ["delete RepositoryPermission platform-app"],
          then: ({ hub }) => assert.deepEqual(permissionsOf(hub), [["app", []]]),
        },
      ],
    },
  ],
};
