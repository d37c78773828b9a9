import { fitting, plain } from "../markdown";
import type { DriftReport, Finding } from "./report";
import { inWords, who } from "./text";

/** By this a comment or issue is known again when it is written anew. */
export const MARKER = "<!-- pulumi-dockerhub drift -->";
/** Longer lists are folded. */
const UNFOLDED = 20;

const KINDS: [Finding["kind"], string][] = [
  ["changed", "Changed by hand"],
  ["missing", "Gone"],
  ["unmanaged", "Declared nowhere"],
];

/** The report for an issue or a comment: stable headings, long lists folded, and short enough for either. */
export const asMarkdown = (report: DriftReport): string => fitting(Infinity, (most) => written(report, most));

/** @param most items of each list; the others are counted */
function written({ checked, findings, notes }: DriftReport, most: number): string {
  const stacks = checked.map(({ stack, resources }) => `\`${stack}\` (${resources} resources)`).join(", ");
  const verdict = findings.length === 0 ? "Docker Hub is as declared." : "Docker Hub is not what the code declares.";
  const lists = KINDS.flatMap(([kind, title]) => {
    const items = findings.filter((one) => one.kind === kind).flatMap(itemsOf);
    if (items.length === 0) return [];
    const left = items.length - most;
    const list = [...items.slice(0, most), ...(left > 0 ? [`- … and ${left} more`] : [])].join("\n");
    const folded = `<details><summary>${items.length} of them</summary>\n\n${list}\n\n</details>`;
    return [`### ${title}\n\n${items.length > UNFOLDED ? folded : list}`];
  });
  const remarks =
    notes.length === 0 ? [] : [`### Not looked at\n\n${notes.map((note) => `- ${plain(note)}`).join("\n")}`];
  return `${[MARKER, `## Docker Hub drift`, `${verdict} Looked at ${stacks}.`, ...lists, ...remarks].join("\n\n")}\n`;
}

function itemsOf({ kind, noun, name, differences, by, organization }: Finding): string[] {
  const whom = `**${noun} ${plain(name)}**`;
  if (kind === "changed")
    return differences.map((one) => `- ${whom}: ${plain(inWords(noun, one))}, ${plain(who(one.by))}`);
  return [`- ${whom}${kind === "unmanaged" ? ` in ${plain(organization)}` : ""}, ${plain(who(by))}`];
}
