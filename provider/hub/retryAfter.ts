/** A number of this size in a header is a unix timestamp in seconds, not a duration. */
const TIMESTAMP = 1e9;
/** And one of this size is a timestamp in milliseconds. */
const TIMESTAMP_MS = 1e12;

/**
 * How many milliseconds a 429 asks to wait, by every dialect the Hub has been seen to speak:
 * `Retry-After` in seconds, as a unix timestamp or as an HTTP date, `X-Retry-After` and
 * `X-RateLimit-Reset` as unix timestamps. Undefined when no header says.
 *
 * @param now local time in ms; the `Date` header of the reply corrects a clock that is off
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  for (const name of ["retry-after", "x-retry-after", "x-ratelimit-reset"]) {
    const wait = delay(headers.get(name), serverTime(headers, now));
    if (wait !== undefined) return Math.max(0, wait);
  }
  return undefined;
}

/** Milliseconds until the rate limit starts anew, by `X-RateLimit-Reset`. */
export function untilReset(headers: Headers, now: number): number | undefined {
  const wait = delay(headers.get("x-ratelimit-reset"), serverTime(headers, now));
  return wait === undefined ? undefined : Math.max(0, wait);
}

/** The Hub's clock in ms, by the `Date` header; our own where it says nothing. */
export function serverTime(headers: Headers, now: number): number {
  const date = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(date) ? now : date;
}

function delay(value: string | null, serverNow: number): number | undefined {
  if (value === null || value.trim() === "") return undefined;
  const number = Number(value);
  if (number > TIMESTAMP_MS) return number - serverNow;
  if (Number.isFinite(number)) return number > TIMESTAMP ? number * 1000 - serverNow : number * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : date - serverNow;
}
