import assert from "node:assert/strict";
import { effectsOf } from "../../../cli/explain/effects";
import { readPlan } from "../../../cli/pulumi/plan";
import type { FakeHub } from "../../../testing";
import { acme } from "./company";
import type { Place, Said } from "./declared";
import { type Moment, numbersOf } from "./watch";

const declaredIn = (said: Said, was: ReadonlyMap<string, number>, person: string, id: number | undefined) =>
  said.places.some((place) => place.person === person && was.get(place.group) === id);

/** What `explain` says of a plan is what then happened to those who are declared. */
export function explains(
  fake: FakeHub,
  plan: string,
  before: Said,
  next: Said,
  was: ReadonlyMap<string, number>,
  start: Moment,
): void {
  const told = effectsOf(readPlan(plan).changes)
    .filter(
      ({ who, how, what }) => who !== undefined && (how === "gains" || how === "loses") && what.startsWith("the group"),
    )
    .map(({ who, how, what }) => `${who} ${how} ${what}`);
  const now = numbersOf(fake);
  const nameNow = new Map([...now].map(([name, id]) => [id, name]));
  const had = (id: number | undefined, person: string) =>
    id !== undefined && start.inGroups.get(id)?.has(person) === true;
  const lost = (place: Place) => {
    const id = was.get(place.group);
    const left = nameNow.get(id!);
    if (!had(id, place.person) || (left !== undefined && acme(fake).groups.get(left)?.members.has(place.person)))
      return [];
    return [`${place.person} loses the group ${left ?? place.group}`];
  };
  const gained = ({ person, group }: Place) =>
    had(now.get(group), person) ? [] : [`${person} gains the group ${group}`];
  // Whom somebody has put into a group by hand a plan cannot know in it.
  const byHand = next.places
    .filter(({ person, group }) => had(now.get(group), person) && !declaredIn(before, was, person, now.get(group)))
    .map(({ person, group }) => `${person} gains the group ${group}`);
  const happened = [...before.places.flatMap(lost), ...next.places.flatMap(gained)];
  assert.deepEqual(
    [...new Set(told.filter((one) => !byHand.includes(one)))].sort(),
    [...new Set(happened)].sort(),
    "explain says what happens",
  );
}
