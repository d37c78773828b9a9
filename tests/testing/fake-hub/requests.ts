import fc from "fast-check";
import { METHODS } from "node:http";

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

/** What each route takes; `:` stands for any word. */
const ROUTES: [method: string, path: string, body?: Record<string, unknown>][] = [
  ["POST", "/v2/auth/token", { identifier: "ops", secret: "x" }],
  ["POST", "/v2/users/login", { username: "ada", password: "x" }],
  ["POST", "/v2/users/2fa-login", { login_2fa_token: "x", code: "1" }],
  ["GET", "/v2/users/:"],
  ["GET", "/v2/user"],
  ["GET", "/v2/user/orgs"],
  ["GET", "/v2/orgs/:"],
  ["GET", "/v2/orgs/acme/groups"],
  ["POST", "/v2/orgs/acme/groups", { name: "qa", description: "x" }],
  ["GET", "/v2/orgs/:/groups/:"],
  ["PUT", "/v2/orgs/acme/groups/:", { name: "qa", description: "y" }],
  ["PATCH", "/v2/orgs/acme/groups/:", { description: "z" }],
  ["DELETE", "/v2/orgs/acme/groups/:"],
  ["GET", "/v2/orgs/acme/groups/:/members"],
  ["POST", "/v2/orgs/acme/groups/:/members", { member: "ada" }],
  ["DELETE", "/v2/orgs/acme/groups/:/members/:"],
  ["GET", "/v2/orgs/acme/members"],
  ["GET", "/v2/orgs/acme/members/export"],
  ["PUT", "/v2/orgs/acme/members/:", { role: "editor" }],
  ["DELETE", "/v2/orgs/acme/members/:"],
  ["GET", "/v2/orgs/acme/invites"],
  ["POST", "/v2/invites/bulk", { org: "acme", invitees: ["x@example.com", "dora"], role: "member", dry_run: false }],
  ["PATCH", "/v2/invites/:/resend"],
  ["DELETE", "/v2/invites/:"],
  ["GET", "/v2/access-tokens"],
  ["POST", "/v2/access-tokens", { token_label: "ci", scopes: ["repo:read"], expires_at: "2999-01-01T00:00:00Z" }],
  ["PATCH", "/v2/access-tokens/:", { token_label: "ci", is_active: true }],
  ["GET", "/v2/api_tokens"],
  ["DELETE", "/v2/api_tokens/:"],
  ["GET", "/v2/orgs/acme/settings"],
  [
    "PUT",
    "/v2/orgs/acme/settings",
    { restricted_images: { enabled: true, allow_official_images: true, allow_verified_publishers: false } },
  ],
  ["GET", "/v2/namespaces/:/repositories"],
  ["POST", "/v2/namespaces/acme/repositories", { name: "api", namespace: "acme", description: "x", is_private: true }],
  ["GET", "/v2/namespaces/acme/repositories/:"],
  ["PATCH", "/v2/repositories/acme/:", { description: "x", full_description: "y" }],
  ["POST", "/v2/repositories/acme/:/privacy", { is_private: false }],
  [
    "PATCH",
    "/v2/namespaces/acme/repositories/:/immutabletags",
    { immutable_tags: true, immutable_tags_rules: ["v.*"] },
  ],
  ["POST", "/v2/namespaces/acme/repositories/:/immutabletags/verify", { regex: "v.*" }],
  ["DELETE", "/v2/repositories/acme/:"],
  ["GET", "/v2/repositories/acme/:/groups"],
  ["POST", "/v2/repositories/acme/:/groups", { group_id: 1001, permission: "write" }],
  ["PATCH", "/v2/repositories/acme/:/groups/:", { permission: "read" }],
  ["DELETE", "/v2/repositories/acme/:/groups/:"],
  ["GET", "/v2/namespaces/:/repositories/:/tags"],
  ["GET", "/v2/repositories/:/:/tags/:"],
  ["GET", "/v2/search/repositories"],
  ["GET", "/v2/auditlogs/acme"],
  ["GET", "/v2/auditlogs/:/actions"],
];

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

/** Anything one could ask for. The text BEARER in an authorization stands for a token of an owner. */
export const asked: fc.Arbitrary<Asked> = fc.constantFrom(...ROUTES).chain(([method, route, right]) =>
  fc
    .record({
      method: usually(method, other),
      words: fc.array(word, { minLength: 2, maxLength: 6 }),
      routed: usually(true, fc.constant(false)),
      slashes: usually("", fc.constantFrom("/", "//")),
      query,
      authorization,
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
