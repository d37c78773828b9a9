import { z } from "zod";

const MS = { w: 7 * 86_400_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };

/** One number and one unit, or weeks or days, hours, minutes and seconds of ISO 8601; months and years differ in length. */
const FORMS = [
  /^(?:(?<w>\d{1,6})w|(?<d>\d{1,6})d|(?<h>\d{1,6})h|(?<m>\d{1,6})m|(?<s>\d{1,6})s)$/,
  /^P(?=\dT?|T\d)(?:(?<w>\d{1,6})W)?(?:(?<d>\d{1,6})D)?(?:T(?=\d)(?:(?<h>\d{1,6})H)?(?:(?<m>\d{1,6})M)?(?:(?<s>\d{1,6})S)?)?$/,
];

const FORM = 'it is a length of time, such as "90d", "12h" or "P90D"; units are w, d, h, m and s.';

function partsOf(text: string): Record<string, string | undefined> | undefined {
  return FORMS.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
}

/** A length of time, such as `90d`, `12h`, or `P90D` of ISO 8601. */
export const duration = z.string(FORM).refine((text) => partsOf(text) !== undefined, FORM);

/** Milliseconds of a length of time; undefined where there is none, or it is not known yet. */
export function msOf(text: string | undefined): number | undefined {
  const parts = text === undefined ? undefined : partsOf(text);
  return parts && Object.entries(MS).reduce((sum, [unit, ms]) => sum + Number(parts[unit] ?? 0) * ms, 0);
}

/** A moment in ISO 8601, so many milliseconds after another one. */
export const later = (moment: string | number, ms: number): string =>
  new Date((typeof moment === "number" ? moment : Date.parse(moment)) + ms).toISOString();
