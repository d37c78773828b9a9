import { styled } from "../terminal";
import { entryOf } from "./entry";
import { type Attribution, type Difference, type DriftReport, type Finding, SECRET } from "./report";

/** A value as one reads it. */
export const shown = (value: unknown) => (value === null ? "nothing" : JSON.stringify(value));

export const who = (by: Attribution) =>
  by === null ? "by unknown" : `by ${by.actor} on ${by.at.slice(0, 16).replace("T", " ")} UTC (${by.action})`;

/** The same without quotes, as an entry of a set has it. */
const plainly = (value: unknown) => (typeof value === "object" ? shown(value) : String(value));

/** What is different about one property, in words. */
export function inWords(noun: string, { path, declared, actual, called }: Difference): string {
  const entry = entryOf(noun, path);
  if (entry !== undefined) {
    const differs = declared === actual ? "" : `, and is ${plainly(actual)}, not ${plainly(declared)}`;
    if (called !== undefined) return `${entry} is called ${called} by now${differs}`;
    if (actual === null) return `${entry} is not there any more`;
    if (declared === null) return actual === true ? `${entry} was added` : `${entry} was added as ${plainly(actual)}`;
    return `${entry} is ${plainly(actual)}, not ${plainly(declared)}`;
  }
  if (declared === SECRET) return `${path} is not as declared, and a secret`;
  return `${path} is ${shown(actual)}, not ${shown(declared)}`;
}

/** The report for people at a terminal. */
export function asText({ checked, findings, notes }: DriftReport): string {
  const heads = checked.map(({ stack, organizations, resources }) =>
    styled("bold", `Stack ${stack} (${organizations.join(", ")}): ${resources} resources looked at.`),
  );
  const lines = findings.flatMap(asLines);
  const end = findings.length === 0 ? styled("green", "Everything is as declared.") : counted(lines.length);
  return [...heads, ...lines, ...notes.map((note) => `note: ${note}`), end].join("\n");
}

const counted = (findings: number) => (findings === 1 ? "1 finding." : `${findings} findings.`);

function asLines({ kind, noun, name, differences, by, organization }: Finding): string[] {
  if (kind === "unmanaged")
    return [`  ${styled("cyan", "?")} ${noun} ${name} in ${organization} is declared nowhere, ${who(by)}`];
  if (kind === "missing") return [`  ${styled("red", "-")} ${noun} ${name} is gone, ${who(by)}`];
  return differences.map((one) => `  ${styled("yellow", "~")} ${noun} ${name}: ${inWords(noun, one)}, ${who(one.by)}`);
}
