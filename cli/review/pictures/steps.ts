/** A stretch of time on a calendar, in UTC. */
export interface Step {
  /** As people write it: a day, or a month. */
  name: string;
  from: number;
  until: number;
}

const DAY = 24 * 3600_000;

/** Days are drawn up to a month, weeks up to half a year, months up to three years, and years beyond. */
const LONGEST = { day: 31 * DAY, week: 184 * DAY, month: 3 * 366 * DAY };

/**
 * The days, weeks, months or years from one moment to another, without a gap.
 *
 * @param from in ISO 8601
 * @param to in ISO 8601
 */
export function steps(from: string, to: string): { unit: "day" | "week" | "month" | "year"; steps: Step[] } {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const span = end - start;
  const unit = span <= LONGEST.day ? "day" : span <= LONGEST.week ? "week" : span <= LONGEST.month ? "month" : "year";
  const all: Step[] = [];
  let at = begin(unit, start);
  while (at <= end) {
    const until = next(unit, at);
    const length = unit === "year" ? 4 : unit === "month" ? 7 : 10;
    all.push({ name: new Date(at).toISOString().slice(0, length), from: at, until });
    at = until;
  }
  return { unit, steps: all };
}

type Unit = ReturnType<typeof steps>["unit"];

/** Weeks begin on Monday. */
function begin(unit: Unit, moment: number): number {
  const date = new Date(moment);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === "year") return Date.UTC(year, 0);
  if (unit === "month") return Date.UTC(year, month);
  const day = Date.UTC(year, month, date.getUTCDate());
  return unit === "week" ? day - ((date.getUTCDay() + 6) % 7) * DAY : day;
}

function next(unit: Unit, moment: number): number {
  const date = new Date(moment);
  if (unit === "year") return Date.UTC(date.getUTCFullYear() + 1, 0);
  if (unit === "month") return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
  return moment + (unit === "week" ? 7 : 1) * DAY;
}
