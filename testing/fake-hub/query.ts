import { type Answer, type Call, Refusal, refuse } from "./http";

/** How a parameter of a query that makes no sense is refused. */
export type RefuseQuery = (name: string, why: string) => Answer;

const refused: RefuseQuery = (name, why) => refuse(400, `${name}: ${why}`);

/** A whole number of 1 or more, of the 32 bits that the contract gives pages; undefined for anything else. */
export function positive(text: string): number | undefined {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number < 2 ** 31 ? number : undefined;
}

/** A parameter that is a whole number of 1 or more. Throws a 400. */
export function count({ query }: Call, name: string, otherwise: number, how = refused): number {
  const given = query.get(name);
  if (given === null) return otherwise;
  const number = positive(given);
  if (number === undefined) throw new Refusal(how(name, "must be a whole number of 1 or more"));
  return number;
}

/** A parameter that takes a few values, written in capitals or not. Throws a 400. */
export function oneOf<T extends string>({ query }: Call, name: string, values: readonly T[]): T | undefined {
  const given = query.get(name)?.toLowerCase();
  const value = values.find((one) => one === given);
  if (given !== undefined && value === undefined)
    throw new Refusal(refused(name, `must be one of ${values.join(", ")}`));
  return value;
}

/** A moment as the contract's `date-time`. Source: RFC 3339, section 5.6. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** Milliseconds since 1970; undefined for what is no moment. */
export function moment(text: string): number | undefined {
  const at = MOMENT.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** A parameter that is a moment, in milliseconds since 1970. Throws a 400. */
export function time({ query }: Call, name: string, otherwise: number, how = refused): number {
  const given = query.get(name);
  if (given === null) return otherwise;
  const at = moment(given);
  if (at === undefined) throw new Refusal(how(name, "must be a date and time, such as 2030-01-31T00:00:00Z"));
  return at;
}
