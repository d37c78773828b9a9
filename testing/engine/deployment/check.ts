import { parseUrn } from "../state/urn";
import { isObject, isSecret, markAs, type Properties, type Value } from "../state/values";
import { type Goal, Problem, type Provider } from "./steps";

/** What the provider makes of the inputs of a resource. Throws a problem for each that it does not take. */
export async function checked(provider: Provider, goal: Goal, olds: Properties, news: Properties): Promise<Properties> {
  const { inputs, failures } = await provider.check(goal.urn, olds, news);
  if (failures.length > 0) {
    const whom = `${goal.type} resource '${parseUrn(goal.urn).name}'`;
    const lines = failures.map(({ property, reason }) => {
      if (property === "") return `${whom} has a problem: ${reason}`;
      return `${whom}: property ${property} value ${shown(news[property])} has a problem: ${reason}`;
    });
    throw new Problem(lines.join("\n"), goal.urn);
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
