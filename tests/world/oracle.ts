import assert from "node:assert/strict";
import type { FakeHub } from "../../testing";
import type { Declared } from "../support/spec";
import { leaving, type Things, thingsOf, thingsThere } from "../support/things";

const acme = (fake: FakeHub) => fake.store.organizations.get("acme")!;

/** Somebody in a group, by the name that a program has for it. */
interface Place {
  person: string;
  group: string;
}

const nameOf = (program: readonly Declared[], ref: unknown): string =>
  typeof ref === "string"
    ? ref
    : String(program.find(({ name }) => name === String((ref as { $: string }).$).split(".")[0])!.args!["name"]);

const placesOf = (program: readonly Declared[]): Place[] =>
  program.flatMap(({ type, args = {} }) => {
    if (type === "GroupMembership")
      return [{ person: String(args["username"]), group: nameOf(program, args["group"]) }];
    if (type !== "GroupMembers") return [];
    return (args["members"] as string[]).map((person) => ({ person, group: nameOf(program, args["group"]) }));
  });

/** Everybody whom a program wants in the organization, or invited to it. */
const peopleOf = (program: readonly Declared[]): Set<string> =>
  new Set(
    program.flatMap(({ type, args = {} }) => {
      if (type === "OrgMembers") return Object.keys(args["members"] as object);
      if (type === "Invite") return [String(args["invitee"])];
      if (type === "OrgMember" || type === "GroupMembership") return [String(args["username"])];
      return type === "GroupMembers" ? (args["members"] as string[]) : [];
    }),
  );

const declares = (program: readonly Declared[], type: string) => program.filter((one) => one.type === type);

/** What a program declares that is nobody in a group. */
const things = (program: readonly Declared[], numbers: ReadonlyMap<string, number>): Things =>
  thingsOf(program, { name: (ref) => nameOf(program, ref), number: (group) => numbers.get(group) });

const numbers = (fake: FakeHub) => new Map([...acme(fake).groups.values()].map(({ name, id }) => [name, id]));
const byNumber = (fake: FakeHub, id: number | undefined) =>
  [...acme(fake).groups.values()].find((one) => one.id === id);
const isThere = (fake: FakeHub, person: string) =>
  acme(fake).members.has(person) || [...acme(fake).invites.values()].some(({ invitee }) => invitee === person);

/**
 * Watches one change of a program. At every moment whoever is declared before and after it has what both
 * declare; in the end what is declared is so, and what is declared no longer has ended.
 */
export class Oracle {
  private readonly numbersBefore: ReadonlyMap<string, number>;
  private readonly losses = new Map<string, string>();
  private readonly stop: () => void;
  private readonly seen: { what: string; inGroups: ReadonlyMap<number, ReadonlySet<string>>; things: Things }[] = [];

  constructor(
    private readonly fake: FakeHub,
    private readonly before: readonly Declared[],
    private readonly after: readonly Declared[],
  ) {
    this.numbersBefore = numbers(fake);
    this.stop = fake.watch(({ method, path }) => this.look(`${method} ${path}`));
  }

  private look(what: string): void {
    const inGroups = new Map([...acme(this.fake).groups.values()].map(({ id, members }) => [id, new Set(members)]));
    this.seen.push({ what, inGroups, things: thingsThere(this.fake) });
    const after = peopleOf(this.after);
    for (const person of peopleOf(this.before))
      if (after.has(person) && !isThere(this.fake, person)) this.losses.set(`${person} in the organization`, what);
    if (!acme(this.fake).members.has("ops")) this.losses.set("ops", what);
  }

  /** Asserts all of it, once the run has ended. */
  end(): void {
    this.stop();
    const now = numbers(this.fake);
    this.moments(now);
    const [before, after] = [things(this.before, this.numbersBefore), things(this.after, now)];
    for (const thing of before.keys()) {
      const lost = after.has(thing) ? this.seen.find((moment) => !moment.things.has(thing)) : undefined;
      if (lost !== undefined) this.losses.set(thing, lost.what);
    }
    assert.deepEqual([...this.losses], [], "somebody lost on the way what is declared before and after");
    for (const { person, group } of placesOf(this.after))
      assert.ok(acme(this.fake).groups.get(group)?.members.has(person), `${person} is in ${group}`);
    for (const { args } of declares(this.after, "Group"))
      assert.ok(now.has(String(args!["name"])), "the group is there");
    for (const person of peopleOf(this.after)) assert.ok(isThere(this.fake, person), `${person} is there`);
    for (const { args } of declares(this.after, "OrgMember"))
      assert.equal(acme(this.fake).members.get(String(args!["username"])), args!["role"]);
    const there = thingsThere(this.fake);
    for (const thing of after.keys()) assert.ok(there.has(thing), thing);
    for (const [thing, count] of thingsThere(this.fake, leaving))
      assert.equal(count, after.get(thing) ?? 0, `so many of: ${thing}`);
    for (const thing of before.keys()) if (/^repository /.test(thing)) assert.ok(there.has(thing), `${thing} stays`);
    this.ended(now);
  }

  /** Who is declared in a group before and after was in it, or in the one that has its name by then, all the time. */
  private moments(now: ReadonlyMap<string, number>): void {
    const after = placesOf(this.after);
    const finally_ = new Map(after.map(({ person, group }) => [`${person} ${now.get(group)}`, true]));
    for (const { person, group } of placesOf(this.before)) {
      const was = this.numbersBefore.get(group);
      const next = after.some((one) => one.person === person && one.group === group) ? now.get(group) : undefined;
      if (!finally_.has(`${person} ${was}`) && next === undefined) continue;
      const kept = [was, next].filter((id) => id !== undefined);
      const lost = this.seen.find(({ inGroups }) => !kept.some((id) => inGroups.get(id)?.has(person)));
      if (lost !== undefined) this.losses.set(`${person} in ${group}`, lost.what);
    }
  }

  /** What is declared no longer has ended. */
  private ended(now: ReadonlyMap<string, number>): void {
    const kept = new Set(placesOf(this.after).map(({ person, group }) => `${person} ${now.get(group)}`));
    for (const { person, group } of placesOf(this.before)) {
      const was = this.numbersBefore.get(group);
      if (kept.has(`${person} ${was}`)) continue;
      assert.ok(!byNumber(this.fake, was)?.members.has(person), `${person} is still in what was ${group}`);
    }
    const people = peopleOf(this.after);
    for (const { args } of declares(this.before, "OrgMember")) {
      const person = String(args!["username"]);
      if (!people.has(person)) assert.ok(!isThere(this.fake, person), `${person} is still in the organization`);
    }
    for (const { args } of declares(this.before, "Invite"))
      if (!people.has(String(args!["invitee"])))
        assert.ok(!isThere(this.fake, String(args!["invitee"])), "invited still");
    const unmanaged = acme(this.fake).groups.get("untouched")!;
    assert.deepEqual([...unmanaged.members], ["dora"], "what nobody declared is as it was");
  }
}
