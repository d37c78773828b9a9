import assert from "node:assert/strict";
import { infra, token } from "./nouns";
import { acme, group, membersOf, membership, NATIVE, type Scenario } from "./scenario";

const both = (description: string) => [group("platform", { description }), infra({ description })];
const named = (...names: string[]) => names.map((name) => `**::${name}`);
const nobody = "urn:pulumi:dev::spec::pulumi-nodejs:dynamic/dockerhub:Group::nobody";
const notFound = /Target '.*::nobody' could not be found in the stack|no resource named '.*::nobody' found/;
const created = ["create Group group", "create Group infra", "create GroupMembership ada"];
const replaced = (who: string) => ["create-replacement", "replace", "delete-replaced"].map((op) => `${op} ${who}`);

/** Commands that are about some of the resources only. */
export const targets: Scenario[] = [
  {
    name: "up --target changes and makes what is named, and nothing else",
    acts: [
      { do: "up", declare: [...both("one"), membership()], steps: created },
      {
        do: "preview",
        declare: [...both("two"), membership(), membership("bo")],
        flags: { target: named("infra") },
        steps: ["update Group infra"],
      },
      {
        do: "up",
        flags: { target: named("infra") },
        steps: ["update Group infra"],
        then: (scene) => assert.equal(acme(scene).groups.get("platform")?.description, "one"),
      },
      { do: "up", flags: { target: named("bo") }, steps: ["create GroupMembership bo"] },
    ],
  },
  {
    name: "up --target deletes what is named, and what needs it when that is named too",
    notNative: NATIVE.partial,
    acts: [
      { do: "up", declare: [...both("one"), membership(), membership("bo")] },
      {
        do: "up",
        declare: [infra({ description: "two" })],
        flags: { target: named("ada") },
        steps: ["delete GroupMembership ada"],
        keeps: ["platform", "bo in platform"],
      },
      { do: "up", flags: { target: named("group") }, exit: 1, says: /::bo' will be destroyed but/, steps: [] },
      {
        do: "up",
        flags: { target: named("group"), targetDependents: true },
        steps: ["delete GroupMembership bo", "delete Group group"],
      },
    ],
  },
  {
    name: "up --target of something new that needs something new is refused, unless that is named too",
    acts: [
      {
        do: "preview",
        declare: [group(), membership(), infra()],
        flags: { target: named("ada") },
        exit: 1,
        says: /GroupMembership::ada' depends on '.*Group::group' which was was not specified in --target list/,
        steps: ["create GroupMembership ada"],
      },
      { do: "up", flags: { target: named("ada") }, exit: 1, says: /not specified in --target list/, steps: [] },
      { do: "up", flags: { target: named("infra") }, steps: ["create Group infra"] },
      {
        do: "up",
        flags: { target: named("group"), targetDependents: true },
        steps: ["create Group group", "create GroupMembership ada"],
      },
    ],
  },
  {
    name: "a target that nobody has is an error",
    acts: [
      { do: "up", declare: [group()], flags: { target: [nobody] }, exit: 1, says: notFound, steps: [] },
      { do: "up", flags: { replace: [nobody] }, exit: 1, says: notFound, steps: [] },
      { do: "up", flags: { replace: named("nobody") }, steps: ["create Group group"] },
      { do: "refresh", flags: { target: [nobody] }, exit: 1, says: notFound, steps: [] },
      { do: "destroy", flags: { target: [nobody] }, exit: 1, says: notFound, steps: [] },
    ],
  },
  {
    name: "--exclude leaves alone what is named, with what it needs, and --exclude-dependents what needs it",
    acts: [
      { do: "up", declare: [...both("one"), membership()], steps: created },
      {
        do: "up",
        declare: [...both("two"), membership(), membership("bo")],
        flags: { exclude: named("group") },
        steps: ["update Group infra", "create GroupMembership bo"],
      },
      { do: "up", flags: { exclude: named("group"), excludeDependents: true }, steps: [] },
      {
        do: "destroy",
        flags: { exclude: named("ada") },
        steps: ["delete GroupMembership bo", "delete Group infra"],
        then: (scene) => assert.deepEqual(membersOf(scene, "platform"), ["ada"]),
      },
      { do: "destroy", steps: ["delete GroupMembership ada", "delete Group group"] },
    ],
  },
  {
    name: "--exclude of something new makes what needs it fail, and --exclude-dependents leaves that out too",
    notNative: NATIVE.leftOut,
    acts: [
      {
        do: "preview",
        declare: [group(), membership(), infra()],
        flags: { exclude: named("group") },
        steps: ["create GroupMembership ada", "create Group infra"],
      },
      {
        do: "up",
        flags: { exclude: named("group") },
        exit: 1,
        says: /acme has no group platform, and this run leaves out Group "group", which makes it/,
        races: "everything",
      },
      {
        do: "up",
        flags: { exclude: named("group"), excludeDependents: true, refresh: true },
        then: (scene) => assert.deepEqual([...acme(scene).groups.keys()].sort(), ["infra", "owners"]),
      },
    ],
  },
  {
    name: "destroy --target deletes what is named, and what needs it when that is named too",
    acts: [
      { do: "up", declare: [group(), infra(), membership()], steps: created },
      {
        do: "destroy",
        flags: { target: named("group"), previewOnly: true },
        exit: 1,
        says: /GroupMembership::ada' will be destroyed but was not specified in --target list/,
        steps: ["delete GroupMembership ada", "delete Group group"],
      },
      { do: "destroy", flags: { target: named("group") }, exit: 1, says: /will be destroyed but/, steps: [] },
      { do: "destroy", flags: { target: named("ada") }, steps: ["delete GroupMembership ada"] },
      { do: "up", steps: ["create GroupMembership ada"] },
      {
        do: "destroy",
        flags: { target: named("group"), targetDependents: true },
        steps: ["delete GroupMembership ada", "delete Group group"],
      },
      { do: "destroy", flags: { previewOnly: true }, steps: ["delete Group infra"] },
      { do: "destroy", steps: ["delete Group infra"] },
    ],
  },
  {
    name: "--replace makes anew what has not changed, and nobody loses anything",
    acts: [
      {
        do: "up",
        declare: [group(), membership(), token()],
        steps: ["create Group group", "create GroupMembership ada", "create PersonalAccessToken ci"],
      },
      { do: "preview", flags: { replace: named("ci") }, steps: replaced("PersonalAccessToken ci") },
      {
        do: "up",
        flags: { replace: named("ci") },
        steps: replaced("PersonalAccessToken ci"),
        then: ({ hub }) => assert.equal(hub.store.tokens.size, 1),
      },
      {
        do: "up",
        flags: { replace: named("ada") },
        steps: replaced("GroupMembership ada"),
        keeps: ["ada in platform"],
      },
      {
        do: "up",
        flags: { replace: named("group") },
        steps: replaced("Group group"),
        keeps: ["platform", "ada in platform"],
      },
      { do: "up", flags: { expectNoChanges: true }, steps: [] },
    ],
  },
  {
    name: "refresh reads what is named, and leaves the rest of the state alone",
    acts: [
      { do: "up", declare: [...both("one"), membership()], steps: created },
      {
        do: "refresh",
        before: async (hub) => {
          for (const name of ["platform", "infra"])
            await hub.byHand("ops", "PATCH", `/v2/orgs/acme/groups/${name}`, { description: "by hand" });
        },
        flags: { target: named("infra"), previewOnly: true },
        steps: ["refresh update Group infra"],
      },
      { do: "refresh", flags: { target: named("infra") }, steps: ["refresh update Group infra"] },
      { do: "refresh", flags: { exclude: named("group"), excludeDependents: true }, steps: [] },
      {
        do: "refresh",
        flags: { target: named("group"), targetDependents: true },
        steps: ["refresh update Group group"],
      },
      {
        do: "up",
        flags: { refresh: true, target: named("group") },
        steps: ["update Group group"],
        then: (scene) => assert.equal(acme(scene).groups.get("infra")?.description, "by hand"),
      },
    ],
  },
];
