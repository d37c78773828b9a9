import { createHash } from "node:crypto";
import { SCRIPT, STYLE } from "./page";
import type { ReviewReport } from "./report";
import { type Section, sections, summary } from "./tables";

/** Lists longer than this get a field to filter them by. */
const FILTERED = 8;

/** One page that stands alone: it needs no network, and nothing in it can run but its own script. */
export function asHtml(report: ReviewReport): string {
  const digest = createHash("sha256").update(SCRIPT).digest("base64");
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${digest}'`;
  const title = `Access review of ${report.organization}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<p>${escaped(report.at.slice(0, 10))}. ${escaped(summary(report))}</p>
${report.notes.map((note) => `<p class="note">${escaped(note)}</p>`).join("\n")}
</header>
${sections(report).map(section).join("\n")}
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** A day is not broken at its hyphens. */
const DAY = /^\d{4}-\d\d-\d\d/;

function section({ title, none, columns, rows }: Section): string {
  const head = `<h2>${escaped(title)} <small>${rows.length === 0 ? "" : rows.length}</small></h2>`;
  if (rows.length === 0) return `<section>${head}<p>${escaped(none)}</p></section>`;
  const filter =
    rows.length > FILTERED
      ? `<input type="search" placeholder="Filter ${escaped(title.toLowerCase())}" aria-label="Filter ${escaped(title.toLowerCase())}">`
      : "";
  const heads = columns
    .map((column) => `<th scope="col"><button type="button">${escaped(column)}</button></th>`)
    .join("");
  const body = rows
    .map(
      (row) =>
        `<tr>${row.map((cell) => `<td${DAY.test(cell) ? ' class="day"' : ""}>${escaped(cell)}</td>`).join("")}</tr>`,
    )
    .join("\n");
  return `<section>${head}${filter}<table><thead><tr>${heads}</tr></thead><tbody>
${body}
</tbody></table></section>`;
}

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign]!);
