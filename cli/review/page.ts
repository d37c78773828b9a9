/** How the page of a review looks, on a screen and on paper. */
export const STYLE = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); --dim: color-mix(in srgb, currentColor 62%, transparent); }
body { font: 15px/1.45 system-ui, sans-serif; margin: 0 auto; max-width: 78rem; padding: 2rem 1.25rem; }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .5rem; } small, header p { color: var(--dim); font-weight: normal; }
.note { border-left: 3px solid #c77700; padding-left: .6rem; }
input { font: inherit; padding: .3rem .5rem; margin-bottom: .5rem; width: min(22rem, 100%); border: 1px solid var(--line); border-radius: 4px; background: transparent; color: inherit; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .28rem .6rem .28rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word; }
.day { white-space: nowrap; }
th { position: sticky; top: 0; background: Canvas; } th button { all: unset; cursor: pointer; font-weight: 600; white-space: nowrap; } th button:focus-visible { outline: 2px solid; }
th[aria-sort=ascending] button::after { content: " ▲"; } th[aria-sort=descending] button::after { content: " ▼"; }
@media print { body { font-size: 9.5pt; max-width: none; padding: 0; } input { display: none; } th { position: static; } tr { break-inside: avoid; } thead { display: table-header-group; } h2 { break-after: avoid; } }
`;

/** Filters and sorts the tables of the page; the rows are there without it. */
export const SCRIPT = `
for (const section of document.querySelectorAll("section")) {
  const body = section.querySelector("tbody");
  if (body === null) continue;
  const rows = [...body.rows].map((row) => ({ row, text: row.textContent.toLowerCase() }));
  const count = section.querySelector("small");
  section.querySelector("input")?.addEventListener("input", ({ target }) => {
    const words = target.value.toLowerCase().split(" ").filter(Boolean);
    let shown = 0;
    for (const { row, text } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) shown += 1;
    }
    count.textContent = shown === rows.length ? shown : shown + " of " + rows.length;
  });
  const heads = [...section.querySelectorAll("th")];
  heads.forEach((head, column) => head.addEventListener("click", () => {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const compare = new Intl.Collator(undefined, { numeric: true }).compare;
    rows.sort((a, b) => compare(a.row.cells[column].textContent, b.row.cells[column].textContent) * (down ? -1 : 1));
    body.append(...rows.map(({ row }) => row));
  }));
}
`;
