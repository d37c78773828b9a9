import assert from "node:assert/strict";
import type { FakeHub } from "../../testing";
import { acme, group, membership, type Scenario } from "./scenario";

const described = group("platform", { description: "ours" });
const byHand = (description: string) => (hub: FakeHub) =>
  hub.byHand("ops", "PATCH", "/v2/orgs/acme/groups/platform", { description });
const gone = (hub: FakeHub) => hub.byHand("ops", "DELETE", "/v2/orgs/acme/groups/platform");
const exact = { expectNoChanges: true };
const created = ["create Group group", "create GroupMembership ada"];

/** Every command with its flags, on what is as it was left, what has changed and what is gone. */
export const commands: Scenario[] = [
  {
    name: "--expect-no-changes of preview and up is 0 without changes and 7 with some, which up has made by then",
    acts: [
      { do: "preview", declare: [described], flags: exact, exit: 7, steps: ["create Group group"] },
      { do: "up", flags: exact, exit: 7, steps: ["create Group group"] },
      { do: "up", flags: exact, steps: [] },
      { do: "preview", flags: { ...exact, refresh: true }, steps: [] },
      { do: "preview", before: byHand("theirs"), flags: exact, steps: [] },
      { do: "preview", flags: { ...exact, refresh: true }, exit: 7, steps: ["update Group group"] },
      {
        do: "up",
        flags: { ...exact, refresh: true },
        exit: 7,
        steps: ["update Group group"],
        then: (scene) => assert.equal(acme(scene).groups.get("platform")?.description, "ours"),
      },
      { do: "up", flags: { ...exact, refresh: true }, steps: [] },
    ],
  },
  {
    name: "--expect-no-changes of refresh is 0 without changes and 7 with some, which are in the state by then",
    acts: [
      { do: "up", declare: [described], steps: ["create Group group"] },
      { do: "refresh", flags: exact, steps: [] },
      {
        do: "refresh",
        before: byHand("theirs"),
        flags: { ...exact, previewOnly: true },
        exit: 7,
        steps: ["refresh update Group group"],
      },
      { do: "refresh", flags: exact, exit: 7, steps: ["refresh update Group group"] },
      { do: "refresh", flags: exact, steps: [] },
      { do: "up", steps: ["update Group group"] },
    ],
  },
  {
    name: "refresh --preview-only tells what is gone and forgets nothing, refresh forgets it, and up makes it again",
    acts: [
      { do: "up", declare: [described, membership()], steps: created },
      {
        do: "refresh",
        before: gone,
        flags: { ...exact, previewOnly: true },
        exit: 7,
        steps: ["refresh delete Group group", "refresh delete GroupMembership ada"],
      },
      { do: "preview", flags: exact, steps: [] },
      { do: "refresh", steps: ["refresh delete Group group", "refresh delete GroupMembership ada"] },
      { do: "preview", flags: exact, exit: 7, steps: created },
      { do: "up", steps: created },
    ],
  },
  {
    name: "up --refresh makes again what is gone in one run",
    acts: [
      { do: "up", declare: [described, membership()], steps: created },
      { do: "up", before: gone, flags: { refresh: true }, steps: created },
      { do: "preview", flags: { ...exact, refresh: true }, steps: [] },
    ],
  },
  {
    name: "destroy ends what is there, whether it was changed by hand or not",
    acts: [
      { do: "up", declare: [described, membership()], steps: created },
      { do: "destroy", before: byHand("theirs"), steps: ["delete GroupMembership ada", "delete Group group"] },
      { do: "destroy", steps: [] },
      { do: "preview", flags: exact, exit: 7, steps: created },
    ],
  },
  {
    name: "destroy of what is gone succeeds, without --refresh by asking and with it by knowing",
    acts: [
      { do: "up", declare: [described, membership()], steps: created },
      { do: "destroy", before: gone, steps: ["delete GroupMembership ada", "delete Group group"] },
      { do: "up", steps: created },
      { do: "destroy", before: gone, flags: { refresh: true }, steps: [] },
    ],
  },
  {
    name: "destroy --refresh ends what was changed by hand",
    acts: [
      { do: "up", declare: [described], steps: ["create Group group"] },
      { do: "destroy", before: byHand("theirs"), flags: { refresh: true }, steps: ["delete Group group"] },
    ],
  },
  {
    name: "destroy --preview-only tells and ends nothing",
    acts: [
      { do: "up", declare: [described], steps: ["create Group group"] },
      { do: "destroy", flags: { previewOnly: true }, steps: ["delete Group group"] },
      { do: "preview", flags: { ...exact, refresh: true }, steps: [] },
    ],
  },
];
