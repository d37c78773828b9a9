import { InvalidRequestError } from "../hub/errors";
import type { Hub } from "../hub/hub";
import { v1Argument } from "../hub/v1";
import type { Shape } from "../engine/define";
import { parsed } from "../engine/parsed";
import type { AnyFunction, Asked } from "./define";

type Properties = Readonly<Record<string, unknown>>;

/**
 * The arguments of a function, checked, with defaults and what the configuration gives. Throws InvalidRequestError with
 * a sentence for each that cannot be.
 *
 * @param configured the configuration's values by key
 */
export function check(
  { inputs, fromConfig = {}, validate }: AnyFunction,
  given: Properties,
  configured: (key: string) => string | undefined,
): Asked<Shape> {
  const asked: Record<string, unknown> = {};
  const wrong = strangers(Object.keys(inputs), given);
  for (const [key, schema] of Object.entries(inputs)) {
    const from = fromConfig[key];
    const value = given[key] ?? (from && configured(from));
    const { data, error } = parsed(schema, value);
    if (error === undefined) asked[key] = data;
    else if (value === undefined) wrong.push(missing(key, from));
    else wrong.push(...error.issues.map(({ path, message }) => `${[key, ...path].join(".")}: ${message}`));
  }
  if (wrong.length === 0) wrong.push(...[validate?.(asked)].filter((one) => one !== undefined));
  if (wrong.length > 0) throw new InvalidRequestError(wrong.join(" "));
  return asked;
}

const missing = (key: string, from: string | undefined) =>
  from === undefined
    ? `${key}: it is required.`
    : `${key}: it is missing; give it here, with pulumi config set dockerhub:${from}, for an explicit Provider among its arguments, or with DOCKERHUB_${from.toUpperCase()}.`;

function strangers(known: readonly string[], given: Properties): string[] {
  const takes = known.length === 0 ? "it takes none." : `it takes ${known.join(", ")}.`;
  return Object.keys(given)
    .filter((key) => !known.includes(key) && given[key] !== undefined)
    .map((key) => `${key}: ${v1Argument(key) ?? `there is no such argument; ${takes}`}`);
}

/** Runs a function, and gives its result to keep: nothing of it is in the snapshot. */
export async function ask(definition: AnyFunction, hub: Hub, asked: Asked<Shape>): Promise<Properties> {
  return structuredClone(await definition.invoke(hub, asked)) as Properties;
}
