/** What the event stream of the real command tells: one JSON object a line. */
import { happened, type Happened } from "./stack";

interface Event {
  resOutputsEvent?: { metadata: { op: string; urn: string; new?: { custom?: boolean } | null } };
  diagnosticEvent?: { message: string; severity: string };
}

/**
 * Steps that were done. A `resourcePreEvent` is only one that is tried, and a component is told once more when
 * its outputs are there.
 */
export function done(text: string): Happened[] {
  const components = new Set<string>();
  return text.split("\n").flatMap((line) => {
    const metadata = eventOf(line)?.resOutputsEvent?.metadata;
    if (metadata === undefined) return [];
    const { op, urn, new: now } = metadata;
    const step = `${op} ${urn}`;
    if (components.has(step)) return [];
    if (now?.custom !== true && now != null) components.add(step);
    return [happened(op, urn)];
  });
}

/**
 * What an event stream tells people: its diagnostics but for those for debugging, which hold every value
 * that the program got, and whatever is no event.
 */
export function said(text: string): string {
  return text
    .split("\n")
    .map((line) => {
      const event = eventOf(line);
      if (event === undefined) return line;
      const { severity, message } = event.diagnosticEvent ?? {};
      return severity === "debug" ? "" : (message ?? "");
    })
    .filter((line) => line !== "")
    .join("\n");
}

const eventOf = (line: string) => (line.startsWith("{") ? (JSON.parse(line) as Event) : undefined);
