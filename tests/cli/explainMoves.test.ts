import assert from "node:assert/strict";
import { type Change, SECRET } from "../../provider/telling/change";
import { change, create, remove } from "./changes";
import { explained } from "./explained";

const mayRead = (group: string) => ({ org: "acme", repository: "app", group, permission: "read" });

const hook = (hookUrl: string) => ({ org: "acme", repository: "app", name: "ci", hookUrl });

const moves: [what: string, plan: Change[], said: RegExp, never: RegExp][] = [
  [
    "a group that is renamed in the program",
    [remove("Group", { name: "g" }), create("Group", { name: "g" })],
    /Nobody gains or loses anything/,
    /is deleted|is made/,
  ],
  [
    "a person who moves from a role of their own into the roster",
    [
      remove("OrgMember", { username: "ada", role: "editor" }),
      change("update", "OrgMembers", { members: { ops: "owner" } }, { members: { ops: "owner", ada: "editor" } }),
    ],
    /Nobody gains or loses anything/,
    /\*\* loses/,
  ],
  [
    "a member who is still in a group",
    [
      remove("OrgMember", { username: "ada", role: "editor" }),
      change("same", "GroupMembership", { group: "g", username: "ada" }, { group: "g", username: "ada" }),
    ],
    /Nobody gains or loses anything/,
    /\*\* loses/,
  ],
  [
    "an address that is spelt by its Docker ID",
    [
      change(
        "update",
        "OrgMembers",
        { members: { "cleo@example.com": "member" } },
        { members: { cleo: "member" } },
        { usernames: { "cleo@example.com": "cleo" } },
      ),
    ],
    /Nobody gains or loses anything/,
    /\*\* loses/,
  ],
  [
    "a group that is renamed with its people",
    [
      change("update", "Group", { name: "a" }, { name: "b" }, { groupId: 1 }),
      change("replace", "GroupMembership", { group: "a", username: "ada" }, { group: "b", username: "ada" }),
    ],
    /\*\*ada\*\* keeps the group b/,
    /\*\* loses/,
  ],
  [
    "a group that two resources have, of which one gets its own",
    [
      change("same", "Group", { name: "b" }, { name: "b" }, { groupId: 1 }),
      change("replace", "Group", { name: "b" }, { name: "a" }, { groupId: 1 }),
      change("same", "GroupMembership", { group: "b", username: "bo" }, { group: "b", username: "bo" }),
      change("replace", "GroupMembership", { group: "b", username: "ada" }, { group: "a", username: "ada" }),
    ],
    /\*\*ada\*\* gains the group a and loses the group b\.\nThe group a is made\./,
    /\*\*bo|renamed/,
  ],
  [
    "somebody invited whom a roster takes over with another role",
    [
      remove("Invite", { invitee: "cleo", role: "owner" }, { status: "pending" }),
      create("OrgMembers", { members: { cleo: "member" } }),
    ],
    /\*\*cleo\*\* is invited as member anew\./,
    /loses|gains|is given/,
  ],
  [
    "somebody invited whom a roster takes over as they are",
    [
      remove("Invite", { invitee: "cleo", role: "editor" }, { status: "pending" }),
      create("OrgMembers", { members: { cleo: "editor" } }),
    ],
    /Nobody gains or loses anything/,
    /invited/,
  ],
  [
    "a group that goes and whose people stay",
    [
      remove("Group", { name: "g" }),
      change("same", "GroupMembership", { group: "g", username: "ada" }, { group: "g", username: "ada" }),
    ],
    /The group g is kept, because the program still uses it/,
    /\*\* loses/,
  ],
  [
    "a group that goes and is still given a permission",
    [remove("Group", { name: "g" }), change("same", "RepositoryPermission", mayRead("g"), mayRead("g"))],
    /The group g is kept, because the program still uses it/,
    /\*\* loses/,
  ],
  [
    "a group with another name, which keeps what it may do",
    [
      change("update", "Group", { name: "g" }, { name: "h" }, { groupId: 7 }),
      change("replace", "RepositoryPermission", mayRead("g"), mayRead("h"), { groupId: 7 }),
    ],
    /The group g is renamed to h, and keeps its people/,
    /loses|gains/,
  ],
  [
    "a set of permissions that is split into single ones",
    [
      remove("RepositoryPermissions", { org: "acme", repository: "app", permissions: { g: "read" } }),
      create("RepositoryPermission", mayRead("g")),
    ],
    /Nobody gains or loses anything/,
    /\*\* loses/,
  ],
  [
    "somebody of single sign-on who is declared by another resource",
    [remove("ScimUser", { userName: "eva@example.com" }), create("ScimUser", { userName: "eva@example.com" })],
    /Nobody gains or loses anything/,
    /sign in/,
  ],
  [
    "registries that another resource names, and one of them no longer",
    [
      remove("RegistryAccess", { org: "acme", enabled: true, registries: { one: {}, two: {} } }),
      create("RegistryAccess", { org: "acme", enabled: true, registries: { one: {} } }),
    ],
    /The registry two is as it was before the program had it/,
    /again|registry one|restricted/,
  ],
  [
    "a webhook that is declared by another resource",
    [remove("Webhook", hook("https://ci.example.com")), create("Webhook", hook("https://ci.example.com"))],
    /Nobody gains or loses anything/,
    /is made|ends/,
  ],
  [
    "a webhook with another address that is declared by another resource",
    [remove("Webhook", hook("https://ci.example.com")), create("Webhook", hook("https://cd.example.com"))],
    /The webhook ci of the repository app ends\.\nThe webhook ci of the repository app is made\./,
    /stays/,
  ],
  [
    "a webhook whose address is a secret and that is declared by another resource",
    [remove("Webhook", hook(SECRET)), create("Webhook", hook(SECRET))],
    /The webhook ci of the repository app stays, unless its address is another one\./,
    /is made|ends/,
  ],
];

describe("explain, of what changes hands", () => {
  for (const [what, plan, said, never] of moves) {
    it(`tells ${what} by what is declared afterwards`, () => {
      const told = explained(plan);
      assert.match(told, said);
      assert.doesNotMatch(told, never);
    });
  }

  it("says that somebody who leaves a single membership for a set keeps it", () => {
    const plan = [
      remove("GroupMembership", { group: "g", username: "ada" }),
      create("GroupMembers", { group: "g", members: { ada: true } }),
    ];
    assert.match(explained(plan), /\*\*ada\*\* keeps the group g\./);
  });
});
