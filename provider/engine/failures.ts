import { SECRETS } from "../../run/besides";

/** A property that cannot stay as it is. The reason continues «Group resource 'x' has a problem: property: …». */
export interface Failure {
  property: string;
  reason: string;
}

type Properties = Readonly<Record<string, unknown>>;

/** So many reasons stand in the failure of a resource; the rest is counted. */
const MOST = 10;

/**
 * Failures as the engine gets them: without a property, because it prints the whole value of one that is
 * named, a secret in clear; and without a reason that names something of a secret.
 */
export function reported(failures: readonly Failure[], olds: Properties, news: Properties): Failure[] {
  const secrets = (news[SECRETS] ?? []) as string[];
  const hidden = secrets.flatMap((key) => [...textsIn(news[key]), ...textsIn(olds[key])]);
  const lines = failures.map(({ property, reason }) => {
    const line = property === "" ? reason : `${property}: ${reason}`;
    const shows = hidden.some((text) => line.toLowerCase().includes(text.toLowerCase()));
    return shows ? `${property.split(".")[0]}: ${unsaid(secrets)}` : line;
  });
  const [first, rest] = [lines.slice(0, MOST), lines.length - MOST];
  if (rest > 0) first.push(`and ${rest} more like these.`);
  return [...new Set(first)].map((reason) => ({ property: "", reason }));
}

const unsaid = (secrets: readonly string[]) =>
  `it cannot stay as it is, and the sentence that says why would show something of ${secrets.join(", ")}, which the ` +
  "program keeps secret. Preview it once with that in clear, where nobody else reads along.";

/** Texts by which a value could be recognized: itself, items of a list, and names in a map. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  // What a map says of its names are words of this package, such as roles.
  return Object.entries(value).flatMap(([name, one]) => [name, ...(typeof one === "string" ? [] : textsIn(one))]);
}
