import { escaped } from "../escaped";
import type { Picture } from "../pictures/picture";
import { bars } from "./bars";
import { columns } from "./columns";
import { type Drawing, number } from "./marks";
import { share } from "./share";

const DRAWN: Record<Picture["kind"], (picture: Picture) => Drawing> = { share, bars, columns };

/** In em: what is higher than this has the place of two, one above the other. */
const TALL = 20;

/** A picture with what it says in words, and behind it the table of its numbers. */
export function figure(picture: Picture, index: number): string {
  const { title, said, kind, heads, tallies, rest } = picture;
  const { height, marks } = DRAWN[kind](picture);
  const id = `picture-${index + 1}`;
  const list = tallies.map(({ name, count }) => `${name}: ${number(count)}`).join("; ");
  const described = [list, rest].filter((one) => one !== undefined && one !== "").join(". ");
  const rows = tallies.map(
    ({ name, count }) => `<tr><th scope="row">${escaped(name)}</th><td>${number(count)}</td></tr>`,
  );
  return `<figure class="${kind}${height > TALL ? " tall" : ""}">
<figcaption><h3>${escaped(title)}</h3><p>${escaped(said)}</p></figcaption>
<svg role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc" width="100%" height="${height.toFixed(2)}em">
<title id="${id}-title">${escaped(title)}</title><desc id="${id}-desc">${escaped(described)}</desc>
${marks}
</svg>
${rest === undefined ? "" : `<p class="rest">${escaped(rest)}</p>`}
<details><summary>Numbers<span class="unseen"> of ${escaped(title)}</span></summary>
<table><thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join("")}</tr></thead>
<tbody>${rows.join("\n")}</tbody></table></details>
</figure>`;
}
