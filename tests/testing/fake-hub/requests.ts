import fc from "fast-check";
import { METHODS } from "node:http";
import { ROUTES } from "./asks";

/** A request that can be made in this process and on a port alike. */
export interface Asked {
  method: string;
  /** With the query, as an address writes it. */
  path: string;
  authorization: string | undefined;
  body: string | undefined;
}

const KNOWN = ["acme", "owners", "qa", "ops", "ada", "bo", "dora", "export", "api", "1001"];
const ODD = [
  "__proto__", "constructor", "toString", "%zz", "%", "%2F", "%00", "%E0%A4%A", "..", ".", "", " ", "ü", "🐳",
  "x".repeat(300), "ACME", "a@b.c", "null", "0", "-1", "v2",
]; // prettier-ignore

const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...KNOWN) },
  { weight: 2, arbitrary: fc.constantFrom(...ODD) },
  fc.string({ maxLength: 8 }),
);

const PARAMETERS = [
  "page",
  "page_size",
  "type",
  "role",
  "invites",
  "search",
  "username",
  "from",
  "to",
  "action",
  "name",
  "ordering",
  "query",
  "filter",
  "sortBy",
  "sortOrder",
  "startIndex",
  "count",
  "attributes",
  "__proto__",
];
const VALUES = [
  "0",
  "-1",
  "1",
  "2",
  "text",
  "1e9",
  "99999999999",
  "NaN",
  "true",
  "all",
  "owner",
  "-name",
  "userName",
  'userName eq "x@example.com" or not (active eq true)',
  "((((",
  "2030-01-01T00:00:00Z",
  "%",
];
const query = fc.array(fc.tuple(fc.constantFrom(...PARAMETERS), fc.oneof(fc.constantFrom(...VALUES), word)), {
  maxLength: 3,
});

const KEYS = ["name", "description", "__proto__", "constructor", "toString"];
const value = fc.oneof(
  fc.constantFrom<unknown>(
    { toString: 1 },
    [{ toString: 1 }],
    [[[[]]]],
    "x".repeat(2_000),
    ["ada", 1],
    "2999-01-01T00:00:00.000001Z",
    null,
  ),
  word,
  fc.jsonValue({ maxDepth: 3 }),
);

/** A body that a route takes, with some of its fields changed; now and then anything at all. */
function bodyLike(right: Record<string, unknown> = {}): fc.Arbitrary<string> {
  const change = fc.tuple(fc.constantFrom(...Object.keys(right), ...KEYS), value);
  const changed = fc
    .array(change, { maxLength: 2 })
    // Written by hand, because keys of prototypes would not become keys.
    .map((changes) => [
      ...Object.entries(right).filter(([key]) => changes.every(([other]) => other !== key)),
      ...changes,
    ])
    .map(
      (entries) => `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(",")}}`,
    );
  const anything = fc.oneof(fc.json(), fc.string(), fc.constant("[".repeat(5_000)));
  return fc.oneof({ weight: 6, arbitrary: changed }, anything);
}

/** Methods that both ways can be asked by: `Request` takes neither TRACE nor CONNECT. */
const other = fc.constantFrom(...METHODS.filter((method) => !["TRACE", "CONNECT"].includes(method)));
const usually = <T>(value: T, otherwise: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(value) }, otherwise);
const authorization = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<string | undefined>("Bearer BEARER", "bearer BEARER", "JWT BEARER") },
  fc.constantFrom(undefined, "", "Bearer", "Basic b3BzOng=", "Bearer x.y.z"),
);

/** What an identity provider signs in with. */
export const SCIM_TOKEN = "scim-token-of-acme";

/** Anything one could ask for. The text BEARER in an authorization stands for a token of an owner. */
export const asked: fc.Arbitrary<Asked> = fc.constantFrom(...ROUTES).chain(([method, route, right]) =>
  fc
    .record({
      method: usually(method, other),
      words: fc.array(word, { minLength: 2, maxLength: 6 }),
      routed: usually(true, fc.constant(false)),
      slashes: usually("", fc.constantFrom("/", "//")),
      query,
      authorization: route.startsWith("/v2/scim/") ? usually(`Bearer ${SCIM_TOKEN}`, authorization) : authorization,
      body: usually<string | undefined>(undefined, fc.string()).chain((text) =>
        right === undefined ? fc.constant(text) : bodyLike(right),
      ),
    })
    .map(({ method, words, routed, slashes, query, authorization, body }) => {
      const path = routed ? route.replaceAll(":", () => words.shift()!) + slashes : `/${words.join("/")}`;
      const url = new URL(`http://hub.test${path}`);
      for (const [name, value] of query) url.searchParams.append(name, value);
      const without = ["GET", "HEAD"].includes(method);
      return { method, path: url.pathname + url.search, authorization, body: without ? undefined : body };
    }),
);

/** A request as it stands on the wire. */
export function written({ method, path, authorization, body }: Asked, bearer: string): Buffer {
  const bytes = Buffer.from(body ?? "");
  const head = [
    `${method} ${path} HTTP/1.1`,
    "host: hub.test",
    "connection: close",
    ...(authorization === undefined ? [] : [`authorization: ${authorization.replace("BEARER", bearer)}`]),
    ...(body === undefined ? [] : [`content-length: ${bytes.length}`]),
  ];
  return Buffer.concat([Buffer.from([...head, "", ""].join("\r\n")), bytes]);
}

/** The same request in this process. */
export function requested({ method, path, authorization, body }: Asked, bearer: string): Request {
  const headers = authorization === undefined ? {} : { authorization: authorization.replace("BEARER", bearer) };
  return new Request(`http://hub.test${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
}

/** Bytes that were a request once, changed at random places. */
export const spoilt: fc.Arbitrary<{ asked: Asked; edits: { at: number; drop: number; add: Uint8Array }[] }> = fc.record(
  {
    asked,
    edits: fc.array(fc.record({ at: fc.nat(400), drop: fc.nat(12), add: fc.uint8Array({ maxLength: 6 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  },
);

export function spoil(bytes: Buffer, edits: readonly { at: number; drop: number; add: Uint8Array }[]): Buffer {
  return edits.reduce((left, { at, drop, add }) => {
    const place = at % (left.length + 1);
    return Buffer.concat([left.subarray(0, place), add, left.subarray(place + drop)]);
  }, bytes);
}
