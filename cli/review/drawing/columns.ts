import type { Picture } from "../pictures/picture";
import { box, type Drawing, number, text } from "./marks";

/** Where the highest column ends and where all stand, in em; what is written stands above and below. */
const [TOP, FOOT] = [1.5, 13];
/** In em: less than this nobody sees. */
const LEAST = 0.15;

/** A column for each amount, in their order, with the highest amount and the ends of the time written out. */
export function columns({ tallies }: Picture): Drawing {
  const highest = Math.max(0, ...tallies.map(({ count }) => count));
  const step = 100 / Math.max(1, tallies.length);
  const height = (count: number) => Math.max(LEAST, ((FOOT - TOP) * count) / Math.max(1, highest));
  const standing = tallies
    .filter(({ count }) => count > 0)
    .map((tally) => {
      const { name, count, tone } = tally;
      const x = (tallies.indexOf(tally) + 0.12) * step;
      const size = { y: FOOT - height(count), height: height(count), width: step * 0.76 };
      return box({ x, ...size }, tone, `${name}: ${number(count)}`);
    });
  const line = (y: number) => box({ y, width: 100, height: 0.08 }, "track");
  const [first, last] = [tallies[0], tallies.at(-1)];
  const ends = [
    first === undefined ? "" : text(first.name, { y: FOOT + 1.3, dim: true }),
    tallies.length < 2 ? "" : text(last!.name, { x: 100, y: FOOT + 1.3, anchor: "end", dim: true }),
  ];
  const scale = highest === 0 ? [] : [line(TOP), text(number(highest), { y: 1, dim: true })];
  return { height: FOOT + 1.6, marks: [...scale, line(FOOT), ...standing, ...ends].join("\n") };
}
