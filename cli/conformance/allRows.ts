import { z } from "zod";
import { UnexpectedReplyError } from "../../provider/hub/errors";
import { PAGE_SIZE } from "../../provider/hub/pages";
import type { Wire } from "./wire";

/** So many pages are read at the most, in case that a list never ends. */
const MOST_PAGES = 200;

/**
 * All rows of a list, for tidying up: whoever wants to end, and whatever the size of its pages. A page
 * that is not full is the last one only where the count says so too.
 */
export async function allRows<T>(wire: Wire, path: string, row: z.ZodType<T>): Promise<T[]> {
  const page = z.object({ count: z.number().catch(0), results: z.array(row) });
  const rows: T[] = [];
  for (let number = 1; number <= MOST_PAGES; number++) {
    const reply = await wire.insist({ method: "GET", path, query: { page: number, page_size: PAGE_SIZE } });
    if (number > 1 && reply.status === 404) return rows;
    const parsed = page.safeParse(reply.body);
    if (!parsed.success) throw new UnexpectedReplyError(`GET /${path}: the list cannot be read (${reply.status}).`);
    const { count, results } = parsed.data;
    rows.push(...results);
    if (results.length === 0 || (results.length < PAGE_SIZE && rows.length >= count)) return rows;
  }
  return rows;
}
