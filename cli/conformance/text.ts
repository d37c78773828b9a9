import { styled } from "../terminal";
import { type ConformanceReport, counted, type Told } from "./report";
import type { VERDICTS } from "./verdict";

const MARKS: Record<(typeof VERDICTS)[number], string> = {
  agrees: styled("green", "✓"),
  "could not tell": styled("dim", "?"),
  differs: styled("red", "✗"),
};

/** The report for people at a terminal: what differs stands last, next to the prompt. */
export function asText(report: ConformanceReport): string {
  const width = Math.max(...report.rows.map(({ name }) => name.length));
  const line = ({ name, verdict, said, expects }: Told) => {
    const expected = verdict === "differs" ? ` (expected: ${expects})` : "";
    return `${MARKS[verdict]} ${name.padEnd(width)}  ${verdict}${said === "" ? "" : `: ${said}`}${expected}`;
  };
  const groups = counted(report);
  const counts = groups.map(({ verdict, rows }) => `${rows.length} ${verdict}`).join(", ");
  const more = report.wrote ? "" : " More can be told with --write, which makes things of its own and removes them.";
  return [
    ...Object.keys(MARKS).flatMap((mark) => groups.find(({ verdict }) => verdict === mark)!.rows.map(line)),
    "",
    `${counts}; ${report.requests} requests.${more}`,
  ].join("\n");
}

/** What is to be done by hand, with names: for whoever runs it, and nobody else. */
export const leftInWords = ({ left }: Pick<ConformanceReport, "left">) =>
  left.length === 0
    ? ""
    : [
        "Could not be removed, and is still there as far as is known:",
        ...left.map(({ what, name, how }) => `  ${what} ${name}: ${how}`),
        "Running the command again with --write offers to remove it.",
      ].join("\n");
