import fc from "fast-check";
import type { FaultRule } from "../../testing";
import { DIALECTS } from "../../testing/fake-hub/middleware/rateLimit";
import { type Moment, WHEN } from "../support/kill";
import type { Declared } from "../support/spec";
import { HANDS, type Hand } from "./hands";
import { OUTSIDERS, SLOTS, STAFF, TEMPS } from "./people";

/** One run of a random program, and what troubles it. */
export interface Chapter {
  program: Declared[];
  /** What somebody changes in the web pages before the run. */
  hands: Hand[];
  trouble: { faults: FaultRule } | { kill: Moment } | undefined;
  /** Whether the run reads everything first. */
  refresh: boolean;
}

/** A random organization's life under random programs. */
export interface Story {
  chapters: Chapter[];
}

const role = fc.constantFrom("owner", "editor", "member");
const rolesOf = (people: readonly string[]) =>
  fc.tuple(...people.map(() => role)).map((roles) => Object.fromEntries(people.map((name, n) => [name, roles[n]!])));
const some = (people: readonly string[]) => fc.subarray([...people]);

/** One group by one of its names, and who is in it: nobody declared, single people, or everybody. */
function groupIn(slot: number): fc.Arbitrary<Declared[]> {
  const names = SLOTS[slot]!;
  return fc
    .record({
      name: fc.constantFrom(...names),
      description: fc.constantFrom("", "x", "y"),
      how: fc.constantFrom("nobody", "single", "single by text", "all"),
      members: some(STAFF),
      onDestroy: fc.constantFrom("remove", "retain"),
    })
    .map(({ name, description, how, members, onDestroy }) => {
      const resource = `group${slot}`;
      const group: Declared = {
        type: "Group",
        name: resource,
        args: { name, description, adopt: true, onDestroy: "delete" },
      };
      const ref = { $: `${resource}.name` };
      if (how === "nobody") return [group];
      if (how === "all") {
        return [
          group,
          { type: "GroupMembers", name: `all${slot}`, args: { group: ref, members, ignore: ["bot-*"], onDestroy } },
        ];
      }
      const single = members.map((username): Declared => {
        const args = { group: how === "single" ? ref : name, username };
        return { type: "GroupMembership", name: `${username}${slot}`, args, options: { dependsOn: [resource] } };
      });
      return [group, ...single];
    });
}

/** Everybody in one resource. Those the groups name always belong. */
const roster = fc
  .record({
    staff: rolesOf(STAFF),
    temps: some(TEMPS),
    tempRole: role,
    invited: some(OUTSIDERS),
    resendStale: fc.boolean(),
    onDestroy: fc.constantFrom("retain", "remove"),
  })
  .map(({ staff, temps, tempRole, invited, resendStale, onDestroy }): Declared[] => {
    const others = Object.fromEntries([
      ...temps.map((name) => [name, tempRole]),
      ...invited.map((name) => [name, "member"]),
    ]);
    const members = { ops: "owner", ...staff, ...others };
    // Staff are named by groups of later programs: they must not leave with the roster.
    const args = { members, ignore: ["bot-*"], resendStale, onDestroy: onDestroy === "remove" ? "retain" : onDestroy };
    return [{ type: "OrgMembers", name: "everybody", args }];
  });

const singlePeople = fc
  .record({
    roles: rolesOf(STAFF),
    staff: some(STAFF),
    onDestroy: fc.constantFrom("downgrade", "retain"),
    invited: some(OUTSIDERS),
    invitedAs: role,
  })
  .map(({ roles, staff, onDestroy, invited, invitedAs }): Declared[] => [
    ...staff.map((username): Declared => ({
      type: "OrgMember",
      name: `role of ${username}`,
      args: { username, role: roles[username], onDestroy },
    })),
    ...invited.map((invitee): Declared => ({
      type: "Invite",
      name: `invite ${invitee}`,
      args: { invitee, role: invitedAs },
    })),
  ]);

const token = (n: number) =>
  fc
    .record({ scope: fc.constantFrom("repo:read", "repo:write"), isActive: fc.boolean() })
    .map(({ scope, isActive }): Declared[] => [
      { type: "PersonalAccessToken", name: `token${n}`, args: { scopes: [scope], isActive } },
    ]);

const flags = fc.record(
  { enabled: fc.boolean(), allowOfficialImages: fc.boolean(), allowVerifiedPublishers: fc.boolean() },
  { requiredKeys: [] },
);
const settings = flags.map((restrictedImages): Declared[] => [
  { type: "OrgSettings", name: "settings", args: { restrictedImages } },
]);

const nothing = fc.constant<Declared[]>([]);
const program = fc
  .tuple(
    ...SLOTS.map((_, slot) => fc.oneof(nothing, groupIn(slot), groupIn(slot))),
    fc.oneof(nothing, roster, singlePeople),
    fc.oneof(nothing, token(0)),
    fc.oneof(nothing, token(1)),
    fc.oneof(nothing, settings),
  )
  .map((parts) => parts.flat());

export const faults = fc
  .record({
    fault: fc.constantFrom<FaultRule["fault"]>(
      ...DIALECTS.map((dialect) => ({ kind: "429" as const, dialect, seconds: 20 })),
      { kind: "status", status: 500 },
      { kind: "status", status: 503, body: "html" },
      { kind: "status", status: 401 },
      { kind: "status", status: 403 },
      { kind: "refused" },
      { kind: "cut before" },
      { kind: "cut after" },
      { kind: "truncated after" },
      { kind: "html after" },
      { kind: "redirect" },
      { kind: "reshaped after", how: "a field less" },
    ),
    chance: fc.record({ part: fc.constantFrom(0.05, 0.2, 0.5), seed: fc.nat(1e6) }),
  })
  .map(({ fault, chance }) => ({ faults: { fault, chance, path: /orgs|invites|access-tokens/, times: 1e6 } }));
export const kill = fc
  .record({ request: fc.integer({ min: 1, max: 25 }), when: fc.constantFrom(...WHEN) })
  .map((at) => ({ kill: at }));

const chapter: fc.Arbitrary<Chapter> = fc.record({
  program,
  hands: fc.array(fc.constantFrom(...HANDS), { maxLength: 3 }),
  trouble: fc.oneof(fc.constant(undefined), faults, kill),
  refresh: fc.boolean(),
});

export const story: fc.Arbitrary<Story> = fc.record({ chapters: fc.array(chapter, { minLength: 1, maxLength: 3 }) });
