import type { Kept } from "../../scripts/engines";
import type { Properties } from "../../testing";

/** What came of one command, without what differs from run to run. */
export interface Told {
  steps: string[];
  exit: number;
  state: object[];
}

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const CHANGING: [RegExp, string][] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<uuid>"],
  [/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>"],
  [/dckr_pat_[\w-]+/g, "<token>"],
  [/ [0-9a-f]{12}$/g, " <drawn>"],
];

/** The resources of a state in a form that two engines, and two runs, have in common. */
export function normalised(state: readonly Kept[]): object[] {
  // Numbers depend on the order in which siblings are made: they are told by what they belong to.
  const groups = new Map(
    state.flatMap(({ outputs }) =>
      outputs?.["name"] !== undefined && outputs["groupId"] !== undefined
        ? [[outputs["groupId"], `number of ${String(outputs["name"])}`] as const]
        : [],
    ),
  );
  const numbered = (outputs: Properties) =>
    "groupId" in outputs ? { ...outputs, groupId: groups.get(outputs["groupId"]!) ?? "a number" } : outputs;
  return state
    .filter(({ type }) => !type.startsWith("pulumi:"))
    .map(({ urn, id = "", inputs = {}, outputs = {} }) => ({
      name: urn.split("::").slice(2).join("::"),
      id: steady(id),
      inputs: steady(inputs),
      outputs: steady(numbered(outputs)),
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function steady(value: unknown): unknown {
  if (typeof value === "string")
    return CHANGING.reduce((text, [pattern, stand]) => text.replace(pattern, stand), value);
  if (Array.isArray(value)) return value.map(steady);
  if (typeof value !== "object" || value === null) return value;
  if (SIGNATURE in value) return "<secret>";
  const entries = Object.entries(value).filter(([key]) => key !== "__defaults");
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, steady(item)]));
}
