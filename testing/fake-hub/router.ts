import { METHODS } from "node:http";
import { type Answer, Refusal, refuse, type Route } from "./http";

/** How the service answers a path it does not have: with the page for browsers. */
const pageNotFound: Answer = {
  status: 404,
  body: '<!doctype html>\n<html lang="en"><head><title>Docker Hub</title></head><body><h1>404 Page not found</h1></body></html>\n',
  headers: { "content-type": "text/html; charset=utf-8" },
};

/** Where a request leads. */
export interface Found {
  route: Route;
  params: Record<string, string>;
}

/** Finds the route of a request. Throws a Refusal when there is none: 400, 404 or 405. */
export function find(routes: readonly Route[], method: string, pathname: string): Found {
  if (!METHODS.includes(method)) throw new Refusal(refuse(400, "this is not a method that HTTP knows"));
  const parts = partsOf(pathname);
  const there = routes.flatMap((route): Found[] => {
    const params = match(route, parts);
    return params === undefined ? [] : [{ route, params }];
  });
  if (there.length === 0) throw new Refusal(pageNotFound);
  const wanted = method === "HEAD" ? "GET" : method;
  const found = there.find(({ route }) => route.method === wanted);
  if (found === undefined) {
    // The text is that of Django REST framework, in whose manner the service's other refusals are written.
    throw new Refusal(refuse(405, `Method "${method}" not allowed.`, { allow: allowed(there) }));
  }
  return found;
}

function allowed(there: readonly Found[]): string {
  return [...new Set(there.flatMap(({ route: { method } }) => (method === "GET" ? ["GET", "HEAD"] : [method])))].join(
    ", ",
  );
}

function partsOf(pathname: string): string[] {
  const trimmed = pathname.length > 1 && pathname.endsWith("/") ? pathname.slice(0, -1) : pathname;
  try {
    return trimmed.split("/").map(decodeURIComponent);
  } catch {
    throw new Refusal(refuse(400, "the path holds a percent sign that does not stand before two hexadecimal digits"));
  }
}

/** The parts of each path of a route: every request is compared with all of them. */
const split = new Map<string, readonly string[]>();

function match({ path }: Route, given: readonly string[]): Record<string, string> | undefined {
  let wanted = split.get(path);
  if (wanted === undefined) split.set(path, (wanted = path.split("/")));
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  const matches = wanted.every((part, index) => {
    const value = given[index]!;
    if (!part.startsWith(":")) return part === value;
    if (part.startsWith("::")) params[part.slice(2)] = value;
    else params[part.slice(1)] = value.toLowerCase();
    return value !== "";
  });
  return matches ? params : undefined;
}
