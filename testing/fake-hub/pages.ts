import { type Answer, type Call, ok, refuse } from "./http";

const MOST = 100;

/** One page of a list with absolute links. Default 25 rows, 100 at the most. */
export function page(
  call: Call,
  rows: readonly unknown[],
  defaultSize = 25,
  extra: Record<string, unknown> = {},
): Answer {
  const size = Math.min(Number(call.query.get("page_size") ?? defaultSize), MOST);
  const number = Number(call.query.get("page") ?? 1);
  const last = Math.max(1, Math.ceil(rows.length / size));
  if (!Number.isInteger(number) || number < 1 || number > last) return refuse(404, "Invalid page.");
  const link = (to: number) => {
    const url = new URL(call.url);
    url.searchParams.set("page", String(to));
    return url.href;
  };
  return ok({
    count: rows.length,
    next: number < last ? link(number + 1) : null,
    previous: number > 1 ? link(number - 1) : null,
    ...extra,
    results: rows.slice((number - 1) * size, number * size),
  });
}
