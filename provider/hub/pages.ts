import { z } from "zod";
import type { HubClient } from "./client";
import type { Area } from "./credential";
import { MissingListError, NotFoundError, UnexpectedReplyError } from "./errors";

/** The largest page the Hub gives, everywhere it is known. */
export const PAGE_SIZE = 100;
/** A list that keeps changing while it is read is read this often before that is an error. */
const ATTEMPTS = 3;

export type Page<T> = z.ZodType<{ count: number; results: T[] }>;

export interface ListOptions<T> {
  area: Area;
  /** Made once by `pageOf`: a schema is compiled when it is first used. */
  page: Page<T>;
  /** What tells two rows apart; a row that comes twice means that the pages moved. */
  key(row: T): string;
  query?: Record<string, string | number>;
}

/**
 * All rows of a list. Pages are asked for by number, never by following `next`, which may be empty
 * or lead to another host. A list that is shorter than its own `count`, or holds a row twice, was
 * changed while it was read and is read again: a short list must never look like people who are gone.
 */
export async function allPages<T>(client: HubClient, path: string, options: ListOptions<T>): Promise<T[]> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const rows = await readOnce(client, path, options);
    if (rows !== undefined) return rows;
  }
  throw new UnexpectedReplyError(
    `GET /${path}: the list changed each of the ${ATTEMPTS} times it was read, so that nobody can tell what is missing. Run again when nothing else changes it.`,
  );
}

async function readOnce<T>(client: HubClient, path: string, options: ListOptions<T>): Promise<T[] | undefined> {
  const page = (number: number) =>
    client.call({
      method: "GET",
      path,
      query: { ...options.query, page: number, page_size: PAGE_SIZE },
      area: options.area,
      schema: options.page,
    });
  const first = await page(1).catch(missingList(path));
  const numbers = Array.from({ length: Math.ceil(first.count / PAGE_SIZE) - 1 }, (_, index) => index + 2);
  const rest = await Promise.all(numbers.map(page)).catch(ifNotFound(() => undefined));
  if (rest === undefined) return undefined;
  const pages = [first, ...rest];
  const rows = pages.flatMap(({ results }) => results);
  const distinct = new Set(rows.map(options.key)).size;
  const steady = pages.every(({ count }) => count === first.count);
  return steady && distinct === rows.length && rows.length === first.count ? rows : undefined;
}

/** For lists: that one is not found means a wrong name or address, never that what it held is gone. */
export function missingList(path: string): (error: unknown) => never {
  return ifNotFound(() => {
    throw new MissingListError(
      `GET /${path}: Docker Hub knows no such list. Check the organization's name and dockerhub:baseUrl; nothing is taken for gone.`,
    );
  });
}

function ifNotFound<T>(otherwise: () => T): (error: unknown) => T {
  return (error) => {
    if (error instanceof NotFoundError) return otherwise();
    throw error;
  };
}

/**
 * Schema of a page as the service answers it, or in the array the contract describes for members. Lists of
 * organization access tokens count their rows as `total`.
 */
export function pageOf<T>(row: z.ZodType<T>): Page<T> {
  const page = z.object({ count: z.number(), results: z.array(row) });
  return z.preprocess((reply) => {
    const one: unknown = Array.isArray(reply) ? (reply as unknown[])[0] : reply;
    const { data } = totalled.safeParse(one);
    return data === undefined ? one : { count: data.total, ...data };
  }, page);
}

const totalled = z.looseObject({ total: z.number() });
