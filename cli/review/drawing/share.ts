import type { Picture } from "../pictures/picture";
import { box, type Drawing, length, number, text } from "./marks";

const [BAR, ROW] = [1.5, 1.7];

/** Percent below which a share is not seen between the gaps. */
const LEAST = 2;

/** One bar of the whole, cut into its shares, and below it what each share is. */
export function share({ tallies }: Picture): Drawing {
  const whole = Math.max(
    1,
    tallies.reduce((sum, { count }) => sum + count, 0),
  );
  // Shares too small to be seen are drawn a little longer, and the others shorter for it.
  const lengths = tallies.map(({ count }) => length(count, whole, LEAST));
  const scale =
    100 /
    Math.max(
      1,
      lengths.reduce((sum, one) => sum + one, 0),
    );
  let x = 0;
  const cuts = tallies.map(({ name, count, tone }, index) => {
    const width = lengths[index]! * scale;
    const cut = box({ x, y: 0, width, height: BAR }, tone, `${name}: ${number(count)}`);
    x += width;
    return count === 0 ? "" : cut;
  });
  const names = tallies.map(({ name, count, tone }, index) => {
    const top = BAR + 0.6 + index * ROW;
    return [
      `<svg y="${(top + 0.2).toFixed(2)}em" width="1em" height="1em">${box({ y: 0.1, width: 90, height: 0.9 }, tone)}</svg>`,
      `<svg x="1.5em">${text(name, { y: top + 1 })}</svg>`,
      text(number(count), { x: 100, y: top + 1, anchor: "end" }),
    ].join("");
  });
  return { height: BAR + 0.6 + tallies.length * ROW, marks: [...cuts, ...names].join("\n") };
}
