import type { Section } from "../tables";
import { escaped } from "../escaped";

/** Lists longer than this get a field to filter them by. */
const FILTERED = 8;
/** So many rows are shown at once: laying out thousands takes seconds. Paper has all of them. */
const AT_ONCE = 200;
/** More columns than these do not fit on a telephone: one looks at them by moving the list. */
const NARROW = 4;
/** A day is not broken at its hyphens. */
const DAY = /\b\d{4}-\d\d-\d\d( \d\d:\d\d)?\b/g;

export const idOf = (title: string): string => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

/** A list of the review: it can be read without the script, which filters and sorts it. */
export function list({ title, none, columns, rows }: Section): string {
  const id = idOf(title);
  const count = rows.length === 0 ? "" : ` <small role="status">${rows.length.toLocaleString("en")}</small>`;
  const head = `<header><h2 id="${id}">${escaped(title)}</h2>${count}</header>`;
  if (rows.length === 0) return `<section aria-labelledby="${id}">${head}<p>${escaped(none)}</p></section>`;
  const name = escaped(`Filter ${title.toLowerCase()}`);
  const filter = rows.length > FILTERED ? `<input type="search" placeholder="${name}" aria-label="${name}">` : "";
  const heads = columns
    .map((column) => `<th scope="col"><button type="button">${escaped(column)}</button></th>`)
    .join("");
  return `<section class="list${columns.length > NARROW ? " broad" : ""}" data-at-once="${AT_ONCE}" aria-labelledby="${id}">${head}${filter}
<table aria-labelledby="${id}"><thead><tr>${heads}</tr></thead><tbody>
${rows.map((row, index) => `<tr${index < AT_ONCE ? "" : ' class="later"'}>${row.map(cell).join("")}</tr>`).join("\n")}
</tbody></table>${rows.length > AT_ONCE ? '<button type="button" class="more">Show more</button>' : ""}</section>`;
}

const cell = (said: string) => `<td>${escaped(said).replaceAll(DAY, '<span class="day">$&</span>')}</td>`;
