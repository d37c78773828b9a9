import assert from "node:assert/strict";
import type { FakeHub } from "../../../testing";
import { acme, isThere, UNTOUCHED } from "./company";
import type { Place, Said } from "./declared";
import { ROLES } from "./edits";

const RANK: readonly string[] = ROLES;

/** What everybody has at one moment. Groups are their numbers. */
export interface Moment {
  after: string;
  inGroups: ReadonlyMap<number, ReadonlySet<string>>;
  roles: ReadonlyMap<string, string>;
  people: ReadonlySet<string>;
  restricted: boolean;
  tokens: number;
}

function momentOf(fake: FakeHub, after: string): Moment {
  const { groups, members, invites, restrictedImages } = acme(fake);
  const names = [...members.keys(), ...fake.store.accounts.keys()];
  return {
    after,
    inGroups: new Map([...groups.values()].map(({ id, members: people }) => [id, new Set(people)])),
    roles: new Map(members),
    people: new Set(names.filter((name) => isThere(fake, name))),
    restricted: restrictedImages.enabled === true,
    tokens: [...fake.store.tokens.values()].filter(({ isActive }) => isActive).length + 0 * invites.size,
  };
}

export const numbersOf = (fake: FakeHub): Map<string, number> =>
  new Map([...acme(fake).groups.values()].map(({ name, id }) => [name, id]));

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
  }

  /**
   * Asserts that nobody has lost anything of what they had, at any moment.
   *
   * @param resends whether invitations may be cancelled and sent anew: nobody can tell the role of another stack's
   * @param settings whether they are declared still, and nobody's in particular
   */
  tookNothing({ resends = false, settings = true } = {}): void {
    for (const [id, people] of this.start.inGroups)
      for (const person of people)
        this.always(`${person} in group ${id}`, ({ inGroups }) => inGroups.get(id)?.has(person) === true);
    const end = momentOf(this.fake, "the end");
    for (const person of this.start.people) {
      if (this.start.roles.has(person) || !resends) this.always(person, ({ people }) => people.has(person));
      assert.ok(end.people.has(person), `lost ${person}`);
    }
    this.always("the tokens", ({ tokens }) => tokens >= this.start.tokens);
    if (settings) this.always("the settings", ({ restricted }) => restricted || !this.start.restricted);
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
    if (before.hasSettings && after.hasSettings && this.start.restricted)
      this.always("the settings", ({ restricted }) => restricted);
    const least = Math.min(before.tokens.length, after.tokens.length, this.start.tokens);
    this.always(`${least} tokens`, ({ tokens }) => tokens >= least);
  }

  private keptIn({ person, group }: Place, before: Said, was: number | undefined, now: number | undefined): void {
    const had = (id: number | undefined) => id !== undefined && this.start.inGroups.get(id)?.has(person) === true;
    const ids = had(now) ? [now] : had(was) && before.has({ person, group }) ? [was, now] : [];
    if (ids.length === 0) return;
    this.always(`${person} in ${group}`, ({ inGroups }) => ids.some((id) => inGroups.get(id!)?.has(person)));
  }

  /** Those who had something at the start and have it no longer. */
  losers(): Set<string> {
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

  private always(what: string, holds: (moment: Moment) => boolean): void {
    const lost = this.moments.find((moment) => !holds(moment));
    assert.ok(lost === undefined, `lost ${what} after ${lost?.after}`);
  }
}
