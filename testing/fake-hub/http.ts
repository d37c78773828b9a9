import type { Session } from "./middleware/signIn";
import type { Store } from "./store";

/** A request as a route sees it. */
export interface Call {
  store: Store;
  /** Who asks; undefined on the routes that are open to everybody. */
  session: Session | undefined;
  /** Parts of the path, lower-cased where the service does so. */
  params: Record<string, string>;
  query: URLSearchParams;
  /** Parsed JSON; an empty object when there was none. Its fields may hold anything: see `fields`. */
  body: Record<string, unknown>;
  /** Host and path asked for, without the query: absolute links in lists start with it. */
  url: URL;
}

/** What a route answers: a status and a body that becomes JSON. */
export interface Answer {
  status: number;
  body?: unknown;
  /** With a content type of its own the body is sent as it is. */
  headers?: Record<string, string>;
}

export interface Route {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /**
   * Such as `/v2/orgs/:org/groups`; without a trailing slash, which is taken in either form. Two colons stand before what
   * is not lower-cased.
   */
  path: string;
  /**
   * What it asks for: a session when left out, `none` of routes that sign in and of public profiles, `optional` of those
   * that tell more to some, `scim` the SCIM token of an organization. A session that is over is refused there too: else what is private would seem to be gone.
   */
  credential?: "none" | "optional" | "scim";
  /** Writes a refusal in the route's own way, where that is not the usual one. */
  inWords?(refused: Answer): Answer;
  handle(call: Call): Answer;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const noContent: Answer = { status: 204 };

/** The service's usual way of writing an error. Source: schema `error` of the contract. */
export function refuse(status: number, message: string, headers: Record<string, string> = {}): Answer {
  return { status, body: { errinfo: {}, detail: message, message }, headers };
}

/** How the token routes write a 400. Source: schema `ValueError` of the contract. */
export function refuseFields(text: string, fields: Record<string, string | string[]>): Answer {
  return { status: 400, body: { fields, text } };
}

/** Ends a call with an answer, from wherever it is thrown. */
export class Refusal extends Error {
  constructor(readonly answer: Answer) {
    super("refused");
  }
}

/** Makes of an answer what is sent. */
export function respond(answer: Answer, method: string, shared: Record<string, string>): Response {
  const { status, body, headers: own = {} } = answer;
  const text = body === undefined ? null : own["content-type"] === undefined ? JSON.stringify(body) : String(body);
  const headers: Record<string, string> = { ...shared, ...own };
  if (text !== null) headers["content-type"] ??= "application/json";
  if (status !== 204) headers["content-length"] = String(Buffer.byteLength(text ?? ""));
  return new Response(method === "HEAD" ? null : text, { status, headers });
}
