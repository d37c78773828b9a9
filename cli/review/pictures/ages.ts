import type { Tally } from "./picture";

const DAY = 24 * 3600_000;

/** Ages in days, from one on and below the next. */
const AGES: readonly (Tally & { from: number })[] = [
  { name: "Under 30 days", from: -Infinity, count: 0 },
  { name: "30 to 90 days", from: 30, count: 0 },
  { name: "90 days to a year", from: 90, count: 0 },
  { name: "Over a year", from: 365, count: 0, tone: "warn" },
];

/**
 * How many moments are how long ago.
 *
 * @param moments in ISO 8601; whatever else stands there is not known
 * @param at from when one looks back, in ISO 8601
 * @param unknown what those are that are not known, if there are any
 */
export function byAge(moments: readonly (string | null)[], at: string, unknown: Omit<Tally, "count">): Tally[] {
  const ages = moments.map((moment) => (Date.parse(at) - Date.parse(moment ?? "")) / DAY);
  const known = ages.filter((age) => !Number.isNaN(age));
  const tallies = AGES.map(({ from, ...part }, index) => {
    const until = AGES[index + 1]?.from ?? Infinity;
    return { ...part, count: known.filter((age) => age >= from && age < until).length };
  });
  const left = ages.length - known.length;
  return left === 0 ? tallies : [...tallies, { ...unknown, count: left }];
}
