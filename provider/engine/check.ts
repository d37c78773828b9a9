import type { Checked, Known, AnyDefinition, Shape, Target } from "./define";
import type { Connection } from "./connection";
import { type Failure, reported } from "./failures";
import { parsed } from "./parsed";
import { SECRETS, URN } from "../../run/besides";
import { namedKeys } from "../../run/things";
import { anyFor, hasUnknown } from "./unknown";

type Properties = Record<string, unknown>;

/**
 * Validates inputs key by key, fills in defaults and configuration, and leaves unknown values
 * alone, and has the run know what is declared. Asks Docker Hub nothing.
 * Source: Pulumi's Check.
 */
export async function check<H extends Target>(
  definition: AnyDefinition<H>,
  connection: Connection<H>,
  olds: Properties,
  news: Properties,
): Promise<{ inputs: Properties; failures: Failure[] }> {
  const problem = connection.problem();
  if (problem !== undefined) return { inputs: news, failures: [{ property: "", reason: problem }] };

  const { inputs, failures } = filled(definition, connection, news);
  const named = namedKeys(definition).filter((key) => inputs[key] !== undefined);
  const seen = anyFor(Object.fromEntries(named.map((key) => [key, inputs[key]])));
  const refused = await connection.run.see({
    noun: definition.type,
    urn: news[URN] as string | undefined,
    properties: seen,
  });
  if (refused !== undefined) failures.push({ property: "", reason: refused });
  if (failures.length === 0) failures.push(...(await across(definition, connection, olds, inputs)));
  return { inputs, failures: reported(failures, olds, news) };
}

/** What is wrong with inputs that are right one by one: beside each other, or beside what else the run declares. */
async function across<H extends Target>(
  { validate }: AnyDefinition<H>,
  { rails, run }: Connection<H>,
  olds: Properties,
  inputs: Properties,
): Promise<Failure[]> {
  if (validate === undefined || hasUnknown(inputs)) return [];
  const wrong = await validate(inputs as Checked<Shape>, olds as Known<Shape, Shape>, rails(), run);
  return Object.entries(wrong).map(([property, reason]) => ({ property, reason: reason as string }));
}

/** Inputs with what the configuration and defaults give, and what is wrong with each of them alone. Pure. */
export function filled<H extends Target>(
  definition: AnyDefinition<H>,
  connection: Pick<Connection<H>, "fallback" | "advice">,
  news: Properties,
): { inputs: Properties; failures: Failure[] } {
  const inputs: Properties = {};
  const failures: Failure[] = strangers(definition, news);
  for (const [key, schema] of Object.entries(definition.inputs)) {
    const given = news[key] ?? (definition.fromConfig?.includes(key) ? connection.fallback(key) : undefined);
    if (given === undefined && definition.fromConfig?.includes(key)) {
      failures.push({ property: key, reason: connection.advice(key) });
    } else if (hasUnknown(given)) {
      inputs[key] = given;
    } else {
      const { data, error } = parsed(schema, given);
      if (error !== undefined) failures.push(...reasons(key, given, error.issues));
      else if (data !== undefined) inputs[key] = data;
    }
  }
  return { inputs, failures };
}

interface Issue {
  path: PropertyKey[];
  message: string;
}

function reasons(key: string, given: unknown, issues: readonly Issue[]): Failure[] {
  if (given === undefined) return [{ property: key, reason: "it is required; set it in the program." }];
  return issues.map((issue) => ({ property: [key, ...issue.path].map(String).join("."), reason: issue.message }));
}

/** What the engine and the classes of the SDK send beside the arguments. */
const NO_ARGUMENTS = ["__provider", SECRETS, URN];

function strangers<H extends Target>(definition: AnyDefinition<H>, news: Properties): Failure[] {
  const known = Object.keys(definition.inputs);
  return Object.keys(news)
    .filter((key) => !NO_ARGUMENTS.includes(key) && !known.includes(key) && news[key] !== undefined)
    .map((key) => ({
      property: key,
      reason: `${definition.type} has no such argument; it takes ${known.join(", ")}.`,
    }));
}
