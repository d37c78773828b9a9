import type { Fetch } from "../../../../provider/hub/transport";
import type { Credential } from "../world";

/** How a reply of the fake Hub is made to stray. */
export interface Plant {
  /** Matches `METHOD /path?query`. */
  at: RegExp;
  /** Only the reply to this one of the requests that match, counted from 1; to each of them when left out. */
  nth?: number;
  status?: number;
  /** The request never arrives, and is answered with this status. */
  swallowed?: number;
  /** Values by paths such as `results.*.role`; a function gets what is there. */
  set?: Record<string, unknown>;
  /** A body in place of the one that is there. */
  body?: unknown;
  html?: true;
  headers?: Record<string, string | undefined>;
  /** Who has to sign in to see it; a password when left out. */
  credential?: Credential;
}

function changed(value: unknown, path: readonly string[], to: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return typeof to === "function" ? (to as (before: unknown) => unknown)(value) : to;
  if (key === "*") return Array.isArray(value) ? value.map((one) => changed(one, rest, to)) : value;
  if (typeof value !== "object" || value === null) return value;
  const there = value as Record<string, unknown>;
  return { ...there, [key]: changed(there[key], rest, to) };
}

function bodyOf(text: string, { body, html, set = {} }: Plant): string {
  if (html) return "<!doctype html><title>Canary</title>";
  if (body !== undefined) return JSON.stringify(body);
  if (Object.keys(set).length === 0) return text;
  return JSON.stringify(
    Object.entries(set).reduce((value, [path, to]) => changed(value, path.split("."), to), JSON.parse(text) as unknown),
  );
}

/** A fetch whose replies stray. */
export function planted(fetch: Fetch, plant: Plant): Fetch {
  let count = 0;
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const isHit = plant.at.test(`${request.method} ${pathname}${search}`);
    if (!isHit || (plant.nth !== undefined && ++count !== plant.nth)) return fetch(request);
    if (plant.swallowed !== undefined) return new Response(null, { status: plant.swallowed });
    const reply = await fetch(request);
    const text = bodyOf(await reply.text(), plant);
    const headers = new Headers(reply.headers);
    if (plant.html) headers.set("content-type", "text/html");
    if (plant.body !== undefined) headers.set("content-type", "application/json");
    for (const [name, value] of Object.entries(plant.headers ?? {})) {
      if (value === undefined) headers.delete(name);
      else headers.set(name, value);
    }
    const status = plant.status ?? reply.status;
    const isBare = text === "" || [204, 205, 304].includes(status);
    return new Response(isBare ? null : text, { status, headers });
  };
}

type Rows = readonly unknown[];

/** All rows but the first; none is left of one. */
export const withoutFirst = (rows: unknown) => (rows as Rows).slice(1);
export const twice = (rows: unknown) => [...(rows as Rows), ...(rows as Rows)];
export const backwards = (rows: unknown) => (rows as Rows).toReversed();
export const oneMore = (count: unknown) => Number(count) + 1;
