import assert from "node:assert/strict";
import type { FakeHub } from "../../testing";
import { change, remove } from "../cli/changes";
import { group } from "../differential/scenario";
import { groups } from "../support/groups";
import type { Declared } from "../support/spec";
import type { NounTests } from "./noun";
import { permissionsOf, prepare } from "./repositoryPermission";

const ON = "/v2/repositories/acme/app/groups";
const app: Declared = { type: "Repository", name: "app", args: { name: "app", visibility: "private" } };
const number = (fake: FakeHub, name: string) => fake.store.organizations.get("acme")!.groups.get(name)!.id;

const declared = (permissions: object, options: Declared["options"] = {}): Declared => ({
  type: "RepositoryPermissions",
  name: "all-app",
  args: { repository: { $: "app.name" }, permissions },
  options,
});
/** After the other group, so that both have the same numbers in each run. */
const infra: Declared = { type: "Group", name: "infra", args: { name: "infra" }, options: { dependsOn: ["group"] } };
const afterGroups = { dependsOn: ["group", "infra"] };
const set = (permissions: object) => declared(permissions, { dependsOn: ["platform", "release"] });
const theirs = { org: "acme", repository: "app" };

export const repositoryPermissions: NounTests = {
  contract: {
    token: "pulumi-nodejs:dynamic/dockerhub:RepositoryPermissions",
    id: "{org}/{repository}",
    inputs: ["org", "repository", "permissions", "ignore", "onDestroy"],
    outputs: ["groupIds", "found"],
  },
  sample: {
    args: { repository: "app", permissions: { platform: "read" } },
    changed: { repository: "app", permissions: { platform: "write" } },
    bad: [
      ["permissions", { platform: "everything" }, /read, write, admin/],
      ["permissions", { Platform: "read" }, /Platform: a group's name is written in small letters/],
      ["permissions", { owners: "admin" }, /owners may do everything/],
      ["permissions", ["platform"], /a map by group/],
      ["ignore", [""], /a pattern is empty/],
      ["onDestroy", "explode", /remove, retain/],
    ],
    prepare,
    vanish: (fake) => fake.byHand("ops", "DELETE", "/v2/repositories/acme/app/"),
  },
  counted: permissionsOf,
  stories: [
    {
      before: [...groups, app],
      create: { repository: { $: "app.name" }, permissions: { platform: "read", release: "write" } },
      update: { repository: { $: "app.name" }, permissions: { platform: "admin" } },
      replace: { repository: { $: "app.name" }, permissions: { release: "read" } },
      replaceOnChanges: ["permissions"],
    },
  ],
  // The audit log has no action for permissions: nobody can be named.
  drift: [
    {
      what: "a permission that was added to a set",
      program: "whole",
      beside: [app, set({ platform: "read" })],
      change: (fake) => fake.byHand("eve", "POST", ON, { group_id: number(fake, "release"), permission: "admin" }),
      found: "changed RepositoryPermissions all-app: permissions.release",
      by: null,
    },
    {
      what: "a permission that was taken out of a set",
      program: "single",
      beside: [app, set({ platform: "read", release: "write" })],
      change: (fake) => fake.byHand("eve", "DELETE", `${ON}/${number(fake, "platform")}/`),
      found: "changed RepositoryPermissions all-app: permissions.platform",
      by: null,
    },
  ],
  explain: [
    [
      "a set of permissions",
      change(
        "update",
        "RepositoryPermissions",
        { ...theirs, permissions: { a: "read", b: "write" } },
        { ...theirs, permissions: { b: "admin", c: "read" } },
      ),
      /\*\*the group a\*\* loses the permission read on acme\/app\.\n\*\*the group b\*\* gains the permission admin on acme\/app\.\n\*\*the group c\*\* gains/,
    ],
    [
      "a set of permissions that is let go",
      remove("RepositoryPermissions", { ...theirs, permissions: { a: "read" }, onDestroy: "retain" }),
      /Nobody gains or loses anything/,
    ],
    [
      "a group that a set ignores no longer",
      change(
        "update",
        "RepositoryPermissions",
        { ...theirs, permissions: { a: "read" }, ignore: ["b*"] },
        { ...theirs, permissions: { a: "read" } },
      ),
      /A group that is called b\* and may do something with acme\/app loses it/,
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
  routes: [["GET", "/v2/repositories/acme/:/groups/:"]],
  verbs: [
    {
      name: "RepositoryPermissions: create, change, split into single ones and back, and nobody loses any on the way",
      acts: [
        {
          do: "up",
          declare: [app, group(), infra, declared({ platform: "read", infra: "write" }, afterGroups)],
          steps: [
            "create Repository app",
            "create Group group",
            "create Group infra",
            "create RepositoryPermissions all-app",
          ],
        },
        {
          do: "up",
          declare: [app, group(), infra, declared({ platform: "admin", infra: "write" }, afterGroups)],
          steps: ["update RepositoryPermissions all-app"],
        },
        { do: "preview", flags: { refresh: true, expectNoChanges: true }, steps: [] },
        {
          do: "refresh",
          before: (hub) => hub.byHand("ops", "DELETE", `${ON}/${number(hub, "infra")}/`),
          steps: ["refresh update RepositoryPermissions all-app"],
        },
        { do: "up", steps: ["update RepositoryPermissions all-app"] },
        {
          do: "up",
          declare: [
            ...[app, group(), infra],
            ...(["group", "infra"] as const).map((name): Declared => ({
              type: "RepositoryPermission",
              name: `${name}-app`,
              args: {
                repository: { $: "app.name" },
                group: { $: `${name}.name` },
                permission: name === "infra" ? "write" : "admin",
              },
            })),
          ],
          steps: [
            "create RepositoryPermission group-app",
            "create RepositoryPermission infra-app",
            "delete RepositoryPermissions all-app",
          ],
          then: ({ hub }) =>
            assert.deepEqual(permissionsOf(hub), [
              [
                "app",
                [
                  [number(hub, "platform"), "admin"],
                  [number(hub, "infra"), "write"],
                ].sort(),
              ],
            ]),
        },
        {
          do: "up",
          declare: [app, group(), infra, declared({ platform: "admin", infra: "write" }, afterGroups)],
          steps: [
            "create RepositoryPermissions all-app",
            "delete RepositoryPermission group-app",
            "delete RepositoryPermission infra-app",
          ],
          then: ({ hub }) => assert.equal((permissionsOf(hub)[0]![1] as unknown[]).length, 2),
        },
      ],
    },
  ],
};
