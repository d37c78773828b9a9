import type { Picture } from "../pictures/picture";
import { box, type Drawing, length, number, text } from "./marks";

/** From one bar to the next, with its name above it, in em. */
const ROW = 2.25;

/** Percent below which a bar is not seen. */
const LEAST = 0.8;

/** A bar for each amount, the longest one as wide as the picture; what is left stands below, in words. */
export function bars({ tallies }: Picture): Drawing {
  const longest = Math.max(1, ...tallies.map(({ count }) => count));
  const rows = tallies.map(({ name, count, tone }, index) => {
    const top = index * ROW;
    const bar = { y: top + 1.35, height: 0.45 };
    return [
      text(name, { y: top + 1 }),
      text(number(count), { x: 100, y: top + 1, anchor: "end" }),
      box({ ...bar, width: 100 }, "track"),
      box({ ...bar, width: length(count, longest, LEAST) }, tone, `${name}: ${number(count)}`),
    ].join("");
  });
  return { height: tallies.length * ROW, marks: rows.join("\n") };
}
