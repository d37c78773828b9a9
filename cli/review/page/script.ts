/** Filters and sorts the lists of the page, and shows their rows by and by; the rows are there without it. */
export const SCRIPT = `
const compare = new Intl.Collator(undefined, { numeric: true }).compare;
const written = (count) => count.toLocaleString("en");
for (const list of document.querySelectorAll(".list")) {
  const body = list.querySelector("tbody");
  const count = list.querySelector("small");
  const more = list.querySelector(".more");
  const heads = [...list.querySelectorAll("th")];
  const atOnce = Number(list.dataset.atOnce);
  const rows = [...body.rows].map((row) => {
    const cells = [...row.cells].map((cell) => cell.textContent);
    return { row, cells, text: cells.join(" ").toLowerCase() };
  });
  let most = atOnce;
  let words = [];
  const show = () => {
    let found = 0;
    for (const { row, text } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) found += 1;
      row.classList.toggle("later", found > most);
    }
    count.textContent = found === rows.length ? written(found) : written(found) + " of " + written(rows.length);
    if (more === null) return;
    more.hidden = found <= most;
    more.textContent = "Show " + written(Math.min(5 * atOnce, found - most)) + " more";
  };
  list.querySelector("input")?.addEventListener("input", ({ target }) => {
    words = target.value.toLowerCase().split(" ").filter(Boolean);
    most = atOnce;
    show();
  });
  more?.addEventListener("click", () => {
    most += 5 * atOnce;
    show();
  });
  heads.forEach((head, column) => head.addEventListener("click", () => {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    rows.sort((a, b) => compare(a.cells[column], b.cells[column]) * (down ? -1 : 1));
    show();
    body.append(...rows.map(({ row }) => row));
  }));
  if (more !== null) show();
}
`;
