import { registry } from "../../provider/resources";
import { type Change, type Properties, SECRET } from "../../provider/telling/change";
import { planOf } from "./facts";

/** Sets that change, or may, and of which the plan does not show who is in them. */
export function ofHidden(changes: readonly Change[]): string[] {
  return changes.flatMap(({ op, noun, name, before, after }) => {
    const sets = planOf(noun)?.gives === undefined ? [] : (registry.get(noun)?.sets ?? []);
    if (op === "same" || !sets.some((key) => isHidden(before, key) || isHidden(after, key))) return [];
    return [`who is in the ${noun} ${name} is secret, so that not all who gain or lose something by it are told here`];
  });
}

const isHidden = (properties: Properties, key: string) => [properties[key]].flat().includes(SECRET);
