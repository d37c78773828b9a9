import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { version as sdk } from "@pulumi/pulumi/package.json";
import type { Told } from "./told";

export const FILE = join(__dirname, "recording.json");

/** What the real command did. */
export interface Recording {
  /** Versions of the command and of @pulumi/pulumi. */
  pulumi: string;
  sdk: string;
  /** By name, what came of each command. */
  scenarios: Record<string, Told[]>;
}

export function recording(): Recording {
  if (!existsSync(FILE)) return { pulumi: "none", sdk: "none", scenarios: {} };
  return JSON.parse(readFileSync(FILE, "utf8")) as Recording;
}

/** Puts a scenario into the recording, beside those of the same versions. */
export function record(pulumi: string, name: string, told: Told[]): void {
  const before = recording();
  const others = before.pulumi === pulumi && before.sdk === sdk ? before.scenarios : {};
  write({ pulumi, sdk, scenarios: { ...others, [name]: told } });
}

/** Leaves out the scenarios that are no more. */
export function forget(known: ReadonlySet<string>): void {
  const { scenarios, ...versions } = recording();
  write({ ...versions, scenarios: Object.fromEntries(Object.entries(scenarios).filter(([name]) => known.has(name))) });
}

/** Sorted, with a line for each command, list and resource, so that people can read what differs between versions. */
function write({ pulumi, sdk, scenarios }: Recording): void {
  const sorted = Object.entries(scenarios).sort(([a], [b]) => (a < b ? -1 : 1));
  const told = sorted.map(([name, acts]) => `${json(name)}: [\n${acts.map(actText).join(",\n")}\n]`);
  const text = `{"pulumi": ${json(pulumi)}, "sdk": ${json(sdk)}, "scenarios": {\n${told.join(",\n")}\n}}\n`;
  writeFileSync(`${FILE}.new`, text);
  renameSync(`${FILE}.new`, FILE);
}

function actText({ state, ...rest }: Told): string {
  const parts = Object.entries(rest).map(([key, value]) => `${json(key)}: ${json(value)}`);
  if (state !== undefined) {
    const lines = Object.entries(state).map(([name, now]) => `  ${json(name)}: ${json(now)}`);
    parts.push(`"state": {\n${lines.join(",\n")}}`);
  }
  return ` {${parts.join(",\n  ")}}`;
}

const json = (value: unknown) => JSON.stringify(value);
