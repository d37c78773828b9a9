import assert from "node:assert/strict";
import type { FakeHub } from "../../../testing";
import { type Things, thingsThere } from "../../support/things";
import { acme, isThere, isUntouched, MAY_GO, UNTOUCHED } from "./company";
import type { Place, Said } from "./declared";
import { ROLES } from "./edits";

const RANK: readonly string[] = ROLES;

/** What everybody has at one moment. Groups are their numbers. */
export interface Moment {
  after: string;
  inGroups: ReadonlyMap<number, ReadonlySet<string>>;
  roles: ReadonlyMap<string, string>;
  people: ReadonlySet<string>;
  things: Things;
}

function momentOf(fake: FakeHub, after: string): Moment {
  const { groups, members } = acme(fake);
  const names = [...members.keys(), ...fake.store.accounts.keys()];
  return {
    after,
    inGroups: new Map([...groups.values()].map(({ id, members: people }) => [id, new Set(people)])),
    roles: new Map(members),
    people: new Set(names.filter((name) => isThere(fake, name))),
    things: thingsThere(fake),
  };
}

export const numbersOf = (fake: FakeHub): Map<string, number> =>
  new Map([...acme(fake).groups.values()].map(({ name, id }) => [name, id]));

/** Groups, each with a repository with which they may do less in the end. */
export const fewerPermissions = (before: Things, after: Things): Set<string> =>
  new Set(
    [...before.keys()].flatMap((thing) => {
      const [, group, repository] = /^(group \S+) may \w+ (.+)$/.exec(thing) ?? [];
      return group === undefined || after.has(thing) ? [] : [`${group} on ${repository}`];
    }),
  );

/** Watches everything that happens on Docker Hub from now on, write by write. */
export class Watch {
  readonly start: Moment;
  private readonly moments: Moment[] = [];
  private readonly stop: () => void;

  constructor(private readonly fake: FakeHub) {
    this.start = momentOf(fake, "the start");
    this.stop = fake.watch(({ method, path }) => this.moments.push(momentOf(fake, `${method} ${path}`)));
  }

  /** Ends watching. Asserts that nobody undeclared was touched. */
  end(): void {
    this.stop();
    const untouched = numbersOf(this.fake).get(UNTOUCHED.group)!;
    this.always("the untouched group", ({ inGroups }) => inGroups.get(untouched)?.has(UNTOUCHED.member) === true);
    this.always(UNTOUCHED.member, ({ roles }) => roles.get(UNTOUCHED.member) === "member");
    this.always("ops", ({ roles }) => roles.get("ops") === "owner");
    for (const [thing, count] of this.start.things) if (isUntouched(thing)) this.alwaysThere(thing, count);
  }

  /**
   * Asserts that nobody has lost anything of what they had, at any moment.
   *
   * @param resends whether invitations may be cancelled and sent anew: nobody can tell the role of another stack's
   * @param besides things that the program has taken out
   */
  tookNothing({ resends = false, besides = [] as readonly string[] } = {}): void {
    for (const [id, people] of this.start.inGroups)
      for (const person of people)
        this.always(`${person} in group ${id}`, ({ inGroups }) => inGroups.get(id)?.has(person) === true);
    const end = momentOf(this.fake, "the end");
    for (const person of this.start.people) {
      if (this.start.roles.has(person) || !resends) this.always(person, ({ people }) => people.has(person));
      assert.ok(end.people.has(person), `lost ${person}`);
    }
    for (const [thing, count] of this.start.things) if (!besides.includes(thing)) this.alwaysThere(thing, count);
  }

  /**
   * Asserts that at every moment everybody has what they had at the start and what is declared before and after.
   *
   * @param was numbers of the groups that were declared before, by their names
   */
  kept(before: Said, after: Said, was: ReadonlyMap<string, number>): void {
    const now = numbersOf(this.fake);
    for (const place of after.places) this.keptIn(place, before, was.get(place.group), now.get(place.group));
    const nameOf = new Map([...now].map(([name, id]) => [id, name]));
    for (const { person, group } of before.places) {
      const id = was.get(group);
      const name = nameOf.get(id!);
      if (name !== undefined && after.ignores(person, name))
        this.keptIn({ person, group: name }, before, undefined, id);
    }
    // An invitation of another role takes the place of the one that is cancelled.
    const isSentAnew = (person: string) =>
      !this.start.roles.has(person) && before.invitedAs.get(person) !== after.invitedAs.get(person);
    const ignored = [...before.people].filter((person) => after.ignores(person));
    for (const person of [...after.people, ...ignored])
      if (this.start.people.has(person) && !isSentAnew(person))
        this.always(`${person} in the organization`, ({ people }) => people.has(person));
    for (const [person, role] of after.roles)
      if (this.start.roles.get(person) === role)
        this.always(`${person}'s role ${role}`, ({ roles }) => roles.get(person) === role);
    const things = after.things(now);
    for (const [thing, count] of before.things(was))
      this.alwaysThere(thing, Math.min(count, things.get(thing) ?? 0, this.start.things.get(thing) ?? 0));
    const deletes = before.program.filter(({ type, args }) => type === "Repository" && args!["onDestroy"] === "delete");
    const mayEnd = new Set(deletes.map(({ args }) => `repository ${String(args!["name"])}`));
    for (const [thing, count] of this.start.things)
      if (/^repository /.test(thing) && !mayEnd.has(thing)) this.alwaysThere(thing, count);
  }

  private keptIn({ person, group }: Place, before: Said, was: number | undefined, now: number | undefined): void {
    const had = (id: number | undefined) => id !== undefined && this.start.inGroups.get(id)?.has(person) === true;
    const ids = had(now) ? [now] : had(was) && before.has({ person, group }) ? [was, now] : [];
    if (ids.length === 0) return;
    this.always(`${person} in ${group}`, ({ inGroups }) => ids.some((id) => inGroups.get(id!)?.has(person)));
  }

  /** Those who had something at the start and have it no longer. */
  private losers(): Set<string> {
    const end = momentOf(this.fake, "the end");
    const places = [...this.start.inGroups].flatMap(([id, people]) =>
      [...people].filter((person) => !end.inGroups.get(id)?.has(person)),
    );
    const roles = [...this.start.roles].filter(([person, role]) => {
      const now = end.roles.get(person);
      return now === undefined ? !end.people.has(person) : RANK.indexOf(now) > RANK.indexOf(role);
    });
    return new Set([...places, ...roles.map(([person]) => person)]);
  }

  /** Asserts that no more people lost something, and no more permissions were taken away or lowered, than may be. */
  withinBudget(): void {
    const permissions = fewerPermissions(this.start.things, thingsThere(this.fake));
    for (const lost of [this.losers(), permissions])
      assert.ok(lost.size <= MAY_GO, `${[...lost].join()} lost something, and ${MAY_GO} may`);
  }

  private alwaysThere(thing: string, count: number): void {
    this.always(`${count} of: ${thing}`, ({ things }) => (things.get(thing) ?? 0) >= count);
  }

  private always(what: string, holds: (moment: Moment) => boolean): void {
    const lost = this.moments.find((moment) => !holds(moment));
    assert.ok(lost === undefined, `lost ${what} after ${lost?.after}`);
  }
}
