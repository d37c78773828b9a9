import { join } from "node:path";

const ROOT = join(__dirname, "../..");

/** What differs from run to run or from machine to machine, tells nothing here, or is long. */
const LEFT_OUT = ["sourcePosition", "stackTrace", "secrets_providers", "config", "propertyDependencies"];
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

type Event = Record<string, { severity?: string } | undefined>;

/**
 * What the command printed, small and the same in every run.
 *
 * @param stand text to write, by what stands for it
 */
export function normal(text: string, stand: Record<string, string>): string {
  const replaced = Object.entries({ ...stand, "/repository": ROOT }).reduce(
    (left, [sign, found]) => left.replaceAll(found, sign),
    text,
  );
  const steady = replaced
    .replaceAll(UUID, "00000000-0000-4000-8000-000000000000")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "2030-01-01T00:00:00Z")
    .replaceAll(/dckr_pat_[\w-]+/g, "not-a-token");
  const lines = steady.trim().split("\n");
  if (!lines[0]!.startsWith('{"sequence"')) return `${JSON.stringify(shorter(JSON.parse(steady)), undefined, 1)}\n`;
  const events = lines.map((line) => JSON.parse(line) as Event).filter(worthKeeping());
  return events.map((event, sequence) => `${JSON.stringify({ ...shorter(event), sequence, timestamp: 0 })}\n`).join("");
}

function shorter<T>(value: T): T {
  if (Array.isArray(value)) return value.map(shorter) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !LEFT_OUT.includes(key));
  return Object.fromEntries(entries.map(([key, item]) => [key, key === "duration" ? 1 : shorter(item)])) as T;
}

/** Of what is said for debugging, and of what is told once more when it is done, one each. */
function worthKeeping(): (event: Event) => boolean {
  const kept = new Set<string>();
  return ({ diagnosticEvent, resOutputsEvent }) => {
    const kind = diagnosticEvent?.severity === "debug" ? "debug" : resOutputsEvent === undefined ? undefined : "done";
    if (kind === undefined) return true;
    const first = !kept.has(kind);
    kept.add(kind);
    return first;
  };
}
