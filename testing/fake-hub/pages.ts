import { type Answer, type Call, ok, refuse } from "./http";
import { count, positive } from "./query";

/** The most rows of a page; whoever asks for more gets so many. Source: seen from the service, and the contract. */
export const MOST = 100;

interface Shown<T> {
  /** Rows of a page when the caller asks for none. Default 25. */
  size?: number;
  /** How the number of all rows is called. Default `count`. */
  total?: string;
  /** What a page holds beside its rows. */
  extra?: Record<string, unknown>;
  /** Makes of a row what is sent; it is made for the rows of this page alone. */
  show?(row: T): unknown;
}

/**
 * One page of a list with absolute links. What is no page of it (0, text, beyond the end) is a 404, as Django REST
 * framework answers, in whose manner these lists are written; a `page_size` that is no number of rows is a 400,
 * the contract's answer to parameters it does not take.
 */
export function page<T>(call: Call, rows: readonly T[], shown: Shown<T> = {}): Answer {
  const { size: usual = 25, total = "count", extra = {}, show = (row: T): unknown => row } = shown;
  const size = Math.min(count(call, "page_size", usual), MOST);
  const number = positive(call.query.get("page") ?? "1");
  const last = Math.max(1, Math.ceil(rows.length / size));
  if (number === undefined || number > last) return refuse(404, "Invalid page.");
  const link = (to: number) => {
    const url = new URL(call.url);
    url.searchParams.set("page", String(to));
    return url.href;
  };
  return ok({
    [total]: rows.length,
    next: number < last ? link(number + 1) : null,
    previous: number > 1 ? link(number - 1) : null,
    ...extra,
    results: rows.slice((number - 1) * size, number * size).map((row) => show(row)),
  });
}
