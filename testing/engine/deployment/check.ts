import { parseUrn } from "../state/urn";
import { isObject, isSecret, markAs, type Properties, type Value } from "../state/values";
import { type Checked, type Goal, Problem, type Provider } from "./steps";

/** What the provider makes of the inputs of a resource. Throws a problem for each that it does not take. */
export async function checked(provider: Provider, goal: Goal, olds: Properties, news: Properties): Promise<Properties> {
  return taken(goal, news, await provider.check(goal.urn, olds, news));
}

/** The inputs that a provider has taken, with their marks. Throws a problem for those that it does not take. */
export function taken(
  { urn, type }: Pick<Goal, "urn" | "type">,
  news: Properties,
  { inputs, failures }: Checked,
): Properties {
  if (failures.length > 0) {
    const whom = `${type} resource '${parseUrn(urn).name}'`;
    const lines = failures.map(({ property, reason }) => {
      if (property === "") return `${whom} has a problem: ${reason}`;
      return `${whom}: property ${property} value ${shown(news[property])} has a problem: ${reason}`;
    });
    throw new Problem(lines.join("\n"), urn);
  }
  return markAs(inputs, news) as Properties;
}

/** A value as the real engine prints it: whole, and a secret in clear. */
function shown(value: Value | undefined): string {
  if (value === undefined || value === null) return "{<nil>}";
  if (isSecret(value)) return `{&{${shown(value["value"])}}}`;
  if (Array.isArray(value)) return `{[${value.map(shown).join(" ")}]}`;
  if (!isObject(value)) return `{${value}}`;
  const entries = Object.keys(value).sort();
  return `{map[${entries.map((key) => `${key}:${shown(value[key])}`).join(" ")}]}`;
}
