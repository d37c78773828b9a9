import assert from "node:assert/strict";
import type { FakeHub } from "../../../testing";
import type { MemoryStack } from "../../support/memoryStack";
import { ending, restored, thingsThere } from "../../support/things";
import { acme, isThere, isUntouched, personOf, UNTOUCHED } from "./company";
import { named, type Said } from "./declared";
import { numbersOf } from "./watch";

const inGroup = (fake: FakeHub, id: number | undefined) =>
  [...acme(fake).groups.values()].find((group) => group.id === id)?.members ?? new Set<string>();

/**
 * Asserts that Docker Hub is as a program declares.
 *
 * @param left things that may stay where nobody declares them
 */
export function holds(fake: FakeHub, said: Said, left: ReadonlySet<string>): void {
  const { groups, members } = acme(fake);
  for (const name of said.groups) assert.ok(groups.has(name), `the group ${name} is there`);
  for (const { person, group } of said.places)
    assert.ok(groups.get(group)?.members.has(person), `${person} is in ${group}`);
  for (const person of said.people) assert.ok(isThere(fake, person), `${person} is there`);
  for (const [person, role] of said.roles) if (members.has(person)) assert.equal(members.get(person), role, person);
  for (const [person, role] of said.invitedAs)
    for (const invite of acme(fake).invites.values())
      if (personOf(invite.invitee) === person) assert.equal(invite.role, role, `${person} is invited as ${role}`);
  const there = thingsThere(fake);
  const things = said.things(numbersOf(fake));
  for (const [thing, count] of things) assert.ok((there.get(thing) ?? 0) >= count, `${count} of: ${thing}`);
  for (const thing of thingsThere(fake, restored).keys())
    assert.ok(things.has(thing) || left.has(thing) || isUntouched(thing), `nobody declares it: ${thing}`);
  for (const { type, args } of said.program) {
    if (type !== "GroupMembers") continue;
    const group = named(said.program, args!["group"]);
    const more = [...groups.get(group)!.members].filter((person) => !said.has({ person, group }));
    assert.deepEqual(
      more.filter((person) => person !== UNTOUCHED.member && !said.ignores(person, group)),
      [],
      `nobody else is in ${group}`,
    );
  }
}

/** Asserts that what was declared before, and is declared no longer, has ended. */
export function ended(fake: FakeHub, before: Said, after: Said, was: ReadonlyMap<string, number>): void {
  const now = numbersOf(fake);
  const there = thingsThere(fake);
  const things = after.things(now);
  const ignored = after.ignoredPermissions(now);
  for (const thing of before.things(was, ending).keys())
    if (!things.has(thing) && !ignored.has(thing)) assert.ok(!there.has(thing), `it is still there: ${thing}`);
  const kept = new Set(after.places.map(({ person, group }) => `${person} ${now.get(group)}`));
  for (const { person, group } of before.places) {
    const id = was.get(group);
    const name = [...now].find(([, number]) => number === id)?.[0];
    if (name !== undefined && after.ignores(person, name)) continue;
    if (!kept.has(`${person} ${id}`))
      assert.ok(!inGroup(fake, id).has(person), `${person} is still in what was ${group}`);
  }
  for (const person of before.removable)
    if (
      !after.people.has(person) &&
      !after.ignores(person) &&
      (before.hasRoster ? after.hasRoster : true) &&
      endsWith(before, after, person)
    )
      assert.ok(!isThere(fake, person), `${person} is still in the organization`);
  for (const person of before.invited)
    if (!after.people.has(person) && !after.ignores(person) && !acme(fake).members.has(person))
      assert.ok(!isThere(fake, person), "invited still");
  for (const group of before.groups) {
    const left = [...acme(fake).groups.values()].find(({ id }) => id === was.get(group));
    assert.ok(left === undefined || after.used.has(left.name), `the group that was ${group} is still there`);
  }
}

/** A roster that is taken out as a whole lets everybody stay; a line of it, and a role, do not. */
function endsWith(before: Said, after: Said, person: string): boolean {
  const byRole = before.program.some(
    ({ type, args }) => type === "OrgMember" && args!["username"] === person && args!["onDestroy"] === undefined,
  );
  const listed = before.program.some(
    ({ type, args }) =>
      type === "OrgMembers" && Object.keys(args!["members"] as object).some((name) => personOf(name) === person),
  );
  return byRole || (listed && after.hasRoster);
}

/** Asserts that the stack knows each token that there is, and of those that its resources have the value as well. */
export function tokensAreKnown(fake: FakeHub, stack: MemoryStack): void {
  const { deployment } = JSON.parse(stack.exported(new Date(0).toISOString())) as {
    deployment: {
      resources: { type: string; outputs?: { uuid?: string; token?: { plaintext: string }; retiring?: object } }[];
    };
  };
  const tokens = deployment.resources.flatMap(({ type, outputs }) =>
    /AccessToken$/.test(type) && outputs?.uuid !== undefined ? [outputs as Required<typeof outputs>] : [],
  );
  const values = new Map([
    ...[...fake.store.tokens.values()].map(({ uuid, value }) => [uuid, value] as const),
    ...[...acme(fake).accessTokens.values()].map(({ id, value }) => [id, value] as const),
  ]);
  for (const { uuid, token } of tokens)
    assert.equal(JSON.parse(token.plaintext), values.get(uuid), "the value of a token");
  const known = new Set(tokens.flatMap(({ uuid, retiring }) => [uuid, ...Object.keys(retiring ?? {})]));
  const unknown = [...values].filter(([uuid, value]) => !known.has(uuid) && !isUntouched(value));
  assert.deepEqual(unknown, [], "tokens of which nobody knows");
}
