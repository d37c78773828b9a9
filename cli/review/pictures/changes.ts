import { day, many, type ReviewReport } from "../report";
import { counted, largest, type Picture, total } from "./picture";
import { steps } from "./steps";

/** More accounts than these are too many to read. */
const MOST_ACCOUNTS = 6;

/** How many changes there were when, and who made them. */
export function changes({ changes: all, since, at }: ReviewReport): Picture[] {
  if (all === null || all.length === 0 || since === null) return [];
  const { unit, steps: calendar } = steps(since, at);
  const moments = all.map((one) => Date.parse(one.at));
  const tallies = calendar.map(({ name, from, until }) => ({
    name,
    count: moments.filter((moment) => moment >= from && moment < until).length,
  }));
  const { shown, left } = largest(counted(all.map(({ actor }) => actor)), MOST_ACCOUNTS);
  const told = `${many(all.length, "change")} since ${day(since)}`;
  const actors = shown.length + left.length;
  return [
    {
      title: "Changes over time",
      said: `${told}, by ${unit}.`,
      kind: "columns",
      heads: [unit === "week" ? "Week from" : unit[0]!.toUpperCase() + unit.slice(1), "Changes"],
      tallies,
    },
    {
      title: "Changes by who made them",
      said: `${many(actors, "account")} ${actors === 1 ? "has" : "have"} changed something.`,
      kind: "bars",
      heads: ["Account", "Changes"],
      tallies: shown,
      ...(left.length > 0 && {
        rest: `${many(left.length, "more account")} with ${many(total(left), "change")} together.`,
      }),
    },
  ];
}
