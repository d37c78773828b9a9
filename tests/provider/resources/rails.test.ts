import assert from "node:assert/strict";
import { type Rails, type Rule, RULES } from "../../../provider/hub/rails";
import { InProcess, type Outs } from "../../support/inProcess";

const crowd = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`user${n}`, "member"]));
const roster = (members: Outs, more: Outs = {}) => ({
  type: "OrgMembers",
  args: { members: { ops: "owner", ...members }, ...more },
});

interface Trip {
  rule: Rule;
  /** Rules of the configuration; the standard ones when left out. */
  rails?: Partial<Rails>;
  type: string;
  /** Inputs before; left out for a resource that is made. */
  olds?: Outs;
  args: Outs;
  /** What the reason names. */
  names: RegExp;
  /** A change that keeps the rule. */
  fine: Outs;
}

const trips: Trip[] = [
  {
    rule: "maxRemoval",
    ...roster({ ada: "member" }),
    olds: { members: { ops: "owner", ada: "member", ...crowd } },
    names: /remove 30 of 32 people \(user0,/,
    fine: { members: { ops: "owner", ada: "member", ...crowd } },
  },
  {
    rule: "maxRemoval",
    rails: { maxRemoval: 1 },
    ...roster({}, { rails: { maxRemoval: 0 } }),
    olds: { members: { ops: "owner", ...crowd } },
    names: /more than 0%/,
    fine: { members: { ops: "owner" }, rails: { maxRemoval: 1 } },
  },
  {
    rule: "maxRemoval",
    type: "GroupMembers",
    args: { group: "platform", members: ["ada"] },
    olds: { group: "platform", members: { ada: true, ...crowd } },
    names: /remove 30 of 31/,
    fine: { group: "platform", members: ["ada", ...Object.keys(crowd)] },
  },
  {
    rule: "minOwners",
    rails: { minOwners: 2 },
    ...roster({ ada: "member" }),
    names: /names 1 owner \(ops\), and 2 are the least/,
    fine: { members: { ops: "owner", ada: "owner" } },
  },
  {
    rule: "minOwners",
    ...roster({ ada: "member" }, { rails: { minOwners: 3 } }),
    names: /3 are the least/,
    fine: { members: { ops: "owner", ada: "owner", bo: "owner" }, rails: { minOwners: 3 } },
  },
  {
    rule: "requiredOwners",
    rails: { requiredOwners: ["ada", "bo"] },
    ...roster({ ada: "editor" }),
    names: /ada, bo would be an owner no longer/,
    fine: { members: { ops: "owner", ada: "owner" }, ignore: ["bo"] },
  },
  {
    rule: "requiredOwners",
    rails: { requiredOwners: ["ada"] },
    type: "OrgMember",
    args: { username: "ada", role: "member" },
    names: /ada would be/,
    fine: { username: "bo", role: "member" },
  },
  {
    rule: "notMyself",
    type: "OrgMembers",
    args: { members: { ada: "owner", ops: "member" } },
    names: /ops runs this program/,
    fine: { members: { ada: "owner" }, ignore: ["ops"] },
  },
  {
    rule: "notMyself",
    type: "OrgMember",
    args: { username: "ops", role: "member" },
    names: /ops runs this program/,
    fine: { username: "ops", role: "owner" },
  },
  {
    rule: "noOwnerByInvite",
    rails: { noOwnerByInvite: true },
    ...roster({ "cleo@example.com": "owner" }),
    names: /cleo@example.com would be invited as an owner/,
    fine: { members: { ops: "owner", "cleo@example.com": "member" } },
  },
  {
    rule: "noOwnerByInvite",
    rails: { noOwnerByInvite: true },
    type: "Invite",
    args: { invitee: "cleo", role: "owner" },
    names: /cleo would be invited as an owner/,
    fine: { invitee: "cleo", role: "editor" },
  },
  {
    rule: "allowedDomains",
    rails: { allowedDomains: ["example.com"] },
    ...roster({ "cleo@example.org": "member", "dora@example.com": "member" }),
    names: /cleo@example.org would be invited, and only example.com may be/,
    fine: { members: { ops: "owner", "dora@example.com": "member" } },
  },
  {
    rule: "allowedDomains",
    rails: { allowedDomains: ["example.com"] },
    type: "Invite",
    args: { invitee: "cleo@sub.example.com" },
    names: /cleo@sub.example.com would be/,
    fine: { invitee: "cleo" },
  },
];

async function checked({ type, olds = {}, rails = {} }: Trip, args: Outs, more: Partial<Rails> = {}) {
  const world = new InProcess({}, { rails: { ...rails, ...more } });
  const { failures } = await world.provider(type).check(olds, args);
  return { reasons: (failures ?? []).map(({ reason }) => reason), notices: world.notices };
}

describe("Rules for changes of people", () => {
  it("has a case for every rule of them", () => {
    // Whether images go is asked of Docker Hub, when a repository ends: repository.test.ts.
    const ofPeople = RULES.filter((rule) => rule !== "keepImages");
    assert.deepEqual(new Set(trips.map(({ rule }) => rule)), new Set(ofPeople));
  });

  for (const trip of trips) {
    const { rule, type, args, names, fine } = trip;
    describe(`${rule} on ${type}`, () => {
      it("stops the change at preview with one reason, which names people, rule and way out", async () => {
        const { reasons } = await checked(trip, args);
        assert.equal(reasons.length, 1);
        assert.match(reasons[0]!, names);
        assert.match(reasons[0]!, new RegExp(`the rule ${rule} is broken: .*DOCKERHUB_OVERRIDE="${rule}: the reason"`));
      });

      it("lets it pass when it is overridden, and prints why", async () => {
        const { reasons, notices } = await checked(trip, args, {
          overridden: new Map([[rule, "team sold, ticket 4711"]]),
        });
        assert.deepEqual(reasons, []);
        assert.equal(notices.length, 1);
        assert.match(
          notices[0]!,
          new RegExp(`the rule ${rule} is overridden for this run \\(team sold, ticket 4711\\), although`),
        );
        assert.match(notices[0]!, names);
      });

      it("says nothing of a change that keeps it", async () => {
        const { reasons, notices } = await checked(trip, fine, { overridden: new Map([[rule, "not needed"]]) });
        assert.deepEqual([reasons, notices], [[], []]);
      });
    });
  }

  it("holds when the resource of a single person is deleted", async () => {
    const world = new InProcess({}, { rails: { requiredOwners: ["ada"] } });
    for (const username of ["ops", "ada"]) {
      const { id, outs } = await world.create("OrgMember", { username, role: "owner" });
      await assert.rejects(world.remove("OrgMember", id, outs), /is broken: .* set onDestroy: "retain"/);
      await world.remove("OrgMember", id, { ...outs, onDestroy: "retain" });
    }
    assert.equal(world.fake.store.organizations.get("acme")!.members.get("ada"), "owner");
  });
});
