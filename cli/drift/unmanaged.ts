import { thingsOf } from "../../run/things";
import { type Noun, registry } from "../../provider/resources";
import { idTemplate } from "../../provider/engine/id";
import type { Listed } from "../../provider/telling/look";
import { itselfOf, type Seen, valuesOf } from "../looking";
import type { Kept } from "../pulumi/state";
import type { Finding } from "./report";

/** What the resources of all stacks together cover of an organization. */
export class Covered {
  private readonly things = new Set<string>();
  /** Places of which a resource has everything. */
  private readonly places = new Set<string>();

  constructor(resources: readonly Kept[], org: string) {
    for (const { noun, outputs } of resources) {
      const { holds, told } = registry.get(noun)!;
      const state = { org, ...outputs };
      for (const thing of thingsOf(holds, state)) this.things.add(thing);
      for (const place of thingsOf(told.covers ?? [], state)) this.places.add(place);
    }
  }

  has = (thing: string): boolean => this.things.has(thing);
  hasAllIn = (thing: string): boolean => this.places.has(thing.slice(0, thing.lastIndexOf("/")));
}

/** What is there and no resource covers. */
export function unmanaged(org: string, { listed }: Seen, covered: Covered): Finding[] {
  const isCovered = (noun: Noun, one: Listed) => {
    const itself = itselfOf(noun, one, org);
    return covered.hasAllIn(itself) || [itself, ...(one.also ?? [])].some(covered.has);
  };
  const isWithin = ({ told: { within } }: Noun, one: Listed) =>
    within === undefined || thingsOf([within], valuesOf(one, org)).some(covered.has);
  return [...listed].flatMap(([noun, all]) =>
    noun.told.isOne
      ? []
      : all
          .filter((one) => !one.isOthers && isWithin(noun, one) && !isCovered(noun, one))
          .map((one) => asFinding(noun, one, org)),
  );
}

const asFinding = ({ type, id }: Noun, one: Listed, organization: string): Finding => ({
  kind: "unmanaged",
  organization,
  stack: null,
  noun: type,
  name: one.name,
  id: idTemplate(id).format(valuesOf(one, organization)) ?? one.name,
  differences: [],
  by: null,
});
