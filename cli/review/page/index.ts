import { createHash } from "node:crypto";
import { figure } from "../drawing/figure";
import { picturesOf } from "../pictures";
import type { ReviewReport } from "../report";
import { type Section, sections, summary } from "../tables";
import { escaped } from "../escaped";
import { SCRIPT } from "./script";
import { STYLE } from "./style";
import { idOf, list } from "./table";

const allowed = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The page may load nothing, send nothing, and run and look like nothing but what is written here. */
const POLICY = `default-src 'none'; style-src ${allowed(STYLE)}; script-src ${allowed(SCRIPT)}; base-uri 'none'; form-action 'none'`;

/** One page that stands alone: it needs no network, and nothing in it can run but its own script. */
export function asHtml(report: ReviewReport): string {
  const title = escaped(`Access review of ${report.organization}`);
  const lists = sections(report);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header class="top">
<h1>${title}</h1>
<p>${escaped(report.at.slice(0, 10))}. ${escaped(summary(report))}</p>
${report.notes.map((note) => `<p class="note">${escaped(note)}</p>`).join("\n")}
${contents(lists)}
</header>
<main>
<section class="glance" aria-labelledby="glance">
<h2 id="glance" class="unseen">At a glance</h2>
${picturesOf(report).map(figure).join("\n")}
</section>
${lists.map(list).join("\n")}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function contents(lists: readonly Section[]): string {
  const links = lists.map(({ title, rows }) => {
    const count = rows.length.toLocaleString("en");
    return `<li><a href="#${idOf(title)}">${escaped(title)}</a> <small>${count}</small></li>`;
  });
  return `<nav aria-label="Lists"><ul>${links.join("")}</ul></nav>`;
}
