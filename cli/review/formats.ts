import { plain } from "../markdown";
import type { ReviewReport } from "./report";
import { sections, summary } from "./tables";

/** For a page that shows Markdown. */
export function asMarkdown(report: ReviewReport): string {
  const parts = sections(report).map(({ title, none, columns, rows }) => {
    if (rows.length === 0) return `## ${title}\n\n${none}`;
    const lines = [columns, columns.map(() => "---"), ...rows.map((row) => row.map(plain))];
    return `## ${title}\n\n${lines.map((line) => `| ${line.join(" | ")} |`).join("\n")}`;
  });
  const notes = report.notes.map((note) => `- ${plain(note)}`);
  const head = `# Access review of ${plain(report.organization)}\n\n${report.at.slice(0, 10)}. ${summary(report)}`;
  return `${[head, ...notes, ...parts].join("\n\n")}\n`;
}

const CSV_COLUMNS = ["kind", "name", "full name", "address", "role", "groups", "since", "state", "declared by"];

/** One table of everything, for a spreadsheet. */
export function asCsv({ people, invites, tokens, groups, tables }: ReviewReport): string {
  const rows = [
    ...people.map((one) => [
      "person",
      one.username,
      one.fullName,
      one.email,
      one.role,
      one.groups.map(({ name }) => name).join(" "),
      one.since,
      one.guest ? "guest" : "",
      one.declaredBy.join(" "),
    ]),
    ...invites.map((one) => [
      "invitation",
      one.invitee,
      "",
      "",
      "",
      one.group,
      one.since,
      one.stale ? "stale" : "pending",
      one.declaredBy.join(" "),
    ]),
    ...tokens.map((one) => [
      "token",
      one.label,
      "",
      "",
      one.scopes.join(" "),
      "",
      one.since,
      one.expired ? "expired" : one.active ? "active" : "off",
      one.declaredBy.join(" "),
    ]),
    ...groups.map((one) => [
      "group",
      one.name,
      one.description,
      "",
      "",
      "",
      "",
      `${one.people} people`,
      one.declaredBy.join(" "),
    ]),
    ...tables.flatMap(({ noun, columns, rows: of }) =>
      of.map(([name = "", ...rest]) => {
        const said = rest.map((cell, index) => `${columns[index + 1]}: ${cell}`).join("; ");
        return [noun, name, "", "", "", "", "", said, ""];
      }),
    ),
  ];
  return [CSV_COLUMNS, ...rows].map((row) => row.map((cell) => csv(cell ?? "")).join(",")).join("\r\n") + "\r\n";
}

/** A cell that no spreadsheet takes for a formula. Source: the signs that begin one in Excel, LibreOffice and Sheets. */
function csv(text: string): string {
  const harmless = /^[=+\-@\t\r\n|]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
