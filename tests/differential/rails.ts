import assert from "node:assert/strict";
import type { FakeHubOptions } from "../../testing";
import type { Declared } from "../support/spec";
import { acme, group, membersOf, type Scenario } from "./scenario";

const CROWD = Array.from({ length: 12 }, (_, n) => `user${n + 10}`);
const people = ["ops", "ada", "bo", ...CROWD];
/** An organization with enough people for a rule about parts of it. */
const hub: FakeHubOptions = {
  seed: {
    accounts: people.map((username) => ({ username, email: `${username}@example.com` })),
    organizations: [
      {
        name: "acme",
        members: people.map((username) => ({ username, role: username === "ops" ? "owner" : "member" })),
      },
    ],
  },
};
const set = (members: string[]): Declared => ({
  type: "GroupMembers",
  name: "all",
  args: { group: { $: "group.name" }, members },
});
const roster = (members: string[], more: Record<string, string> = {}): Declared => ({
  type: "OrgMembers",
  name: "roster",
  args: { members: { ops: "owner", ...Object.fromEntries(members.map((name) => [name, "member"])), ...more } },
});
const single = (username: string): Declared => ({
  type: "GroupMembership",
  name: username,
  args: { group: { $: "group.name" }, username },
});
const override = (rule: string) => ({ DOCKERHUB_OVERRIDE: `${rule}: the story says so` });
const none = { DOCKERHUB_OVERRIDE: undefined };

/** Rules for changes of people, tripped and then overridden for one run. */
export const rails: Scenario[] = [
  {
    name: "a set that would lose too many is refused at preview, and shrinks with an override",
    hub,
    acts: [
      {
        do: "up",
        declare: [group(), set(["ada", ...CROWD])],
        steps: ["create Group group", "create GroupMembers all"],
      },
      { do: "preview", declare: [group(), set(["ada"])], exit: 1, says: /maxRemoval/, steps: [] },
      { do: "up", exit: 1, says: /maxRemoval/, steps: [], keeps: CROWD.map((name) => `${name} in platform`) },
      {
        do: "up",
        export: override("maxRemoval"),
        says: /maxRemoval/,
        steps: ["update GroupMembers all"],
        then: (scene) => assert.deepEqual(membersOf(scene, "platform"), ["ada"]),
      },
      { do: "up", export: none, declare: [group(), set([])], exit: 1, says: /leave it empty/, steps: [] },
    ],
  },
  {
    name: "single resources that are taken out together count as one, and go with an override",
    hub,
    acts: [
      { do: "up", declare: [group(), ...CROWD.map(single)] },
      {
        do: "up",
        declare: [group()],
        exit: 1,
        says: /this run would take something from 12 of/,
        keeps: CROWD.map((name) => `${name} in platform`),
        races: "everything",
      },
      {
        do: "up",
        export: override("maxRemoval"),
        steps: CROWD.map((name) => `delete GroupMembership ${name}`),
        then: (scene) => assert.deepEqual(membersOf(scene, "platform"), []),
      },
    ],
  },
  {
    name: "a roster without an owner, or without oneself, is refused at preview",
    hub,
    acts: [
      {
        do: "preview",
        declare: [roster(["ada"], { ops: "member" })],
        exit: 1,
        says: /minOwners/,
        steps: [],
      },
      {
        do: "preview",
        declare: [roster([], { ops: "member", ada: "owner" })],
        exit: 1,
        says: /notMyself is broken: ops runs this program/,
        steps: [],
      },
    ],
  },
  {
    name: "rules of the configuration hold, and each is overridden alone",
    hub,
    acts: [
      {
        do: "preview",
        configure: {
          "dockerhub:requiredOwners": "ada",
          "dockerhub:noOwnerByInvite": "true",
          "dockerhub:allowedDomains": "example.com",
        },
        declare: [
          { type: "OrgMember", name: "ada", args: { username: "ada", role: "member" } },
          { type: "Invite", name: "cleo", args: { invitee: "cleo@elsewhere.example", role: "owner" } },
        ],
        exit: 1,
        says: /requiredOwners|noOwnerByInvite|allowedDomains/,
        races: "everything",
      },
      {
        do: "up",
        declare: [{ type: "Invite", name: "cleo", args: { invitee: "cleo@elsewhere.example", role: "owner" } }],
        export: override("allowedDomains"),
        exit: 1,
        says: /noOwnerByInvite/,
        steps: [],
      },
      {
        do: "up",
        export: { DOCKERHUB_OVERRIDE: "allowedDomains: a guest; noOwnerByInvite: a founder" },
        steps: ["create Invite cleo"],
        then: (scene) => assert.equal(acme(scene).invites.size, 1),
      },
    ],
  },
];
