import type { Session } from "./middleware/signIn";
import type { Store } from "./store";

/** A request as a route sees it. */
export interface Call {
  store: Store;
  /** Who asks; undefined on the routes that sign in. */
  session: Session | undefined;
  /** Parts of the path, lower-cased where the service does so. */
  params: Record<string, string>;
  query: URLSearchParams;
  /** Parsed JSON; an empty object when there was none. */
  body: Record<string, unknown>;
  /** Host and path asked for, without the query: absolute links in lists start with it. */
  url: URL;
}

/** What a route answers: a status and a body that becomes JSON. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Route {
  method: string;
  /** Such as `/v2/orgs/:org/groups`; without a trailing slash, which is taken in either form. */
  path: string;
  /** Routes that sign in are open to everybody. */
  open?: boolean;
  handle(call: Call): Answer;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const noContent: Answer = { status: 204 };

/** The service's usual way of writing an error. Source: schema `error` of the contract. */
export function refuse(status: number, message: string): Answer {
  return { status, body: { errinfo: {}, detail: message, message } };
}

/** How the token routes write a 400. Source: schema `ValueError` of the contract. */
export function refuseFields(text: string, fields: Record<string, string>): Answer {
  return { status: 400, body: { fields, text } };
}

/** Thrown by what several routes share, to end a call with an answer. */
export class Refusal extends Error {
  constructor(readonly answer: Answer) {
    super("refused");
  }
}

/** The parameters of a path, or undefined when it is not one of this route. */
export function match(route: Route, method: string, pathname: string): Record<string, string> | undefined {
  const [wanted, given] = [route.path.split("/"), pathname.replace(/\/+$/, "").split("/")];
  if (route.method !== method || wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  const matches = wanted.every((part, index) => {
    const value = decodeURIComponent(given[index]!);
    if (!part.startsWith(":")) return part === value;
    params[part.slice(1)] = value.toLowerCase();
    return value !== "";
  });
  return matches ? params : undefined;
}

/** A field of the body that must be text. */
export function text(body: Record<string, unknown>, field: string): string | undefined {
  const value = body[field];
  return typeof value === "string" ? value : undefined;
}
