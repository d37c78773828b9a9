import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { DEFAULT_PASSWORD, FakeHub } from "../../../testing";
import { seed } from "../../support/spec";

/** The published contract, where somebody has laid it beside the repository. */
const CONTRACT = join(__dirname, "../../../../shared/hub-api/openapi.yaml");

type Schema = {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
  items?: Schema;
  nullable?: boolean;
};
type Document = {
  paths: Record<
    string,
    Record<string, { responses: Record<string, { $ref?: string; content?: Record<string, { schema?: Schema }> }> }>
  >;
};

/** Requests of one story; where the service answers otherwise than the contract says, the reason stands beside it. */
const STORY: { method: string; path: string; url: string; body?: object; status: number; differs?: string }[] = [
  {
    method: "post",
    path: "/v2/auth/token",
    url: "/v2/auth/token",
    body: { identifier: "ops", secret: DEFAULT_PASSWORD },
    status: 200,
  },
  {
    method: "post",
    path: "/v2/users/login",
    url: "/v2/users/login",
    body: { username: "ops", password: DEFAULT_PASSWORD },
    status: 200,
  },
  {
    method: "post",
    path: "/v2/users/login",
    url: "/v2/users/login",
    body: { username: "ops", password: "wrong" },
    status: 401,
  },
  {
    method: "post",
    path: "/v2/orgs/{org_name}/groups",
    url: "/v2/orgs/acme/groups",
    body: { name: "qa" },
    status: 201,
  },
  { method: "get", path: "/v2/orgs/{org_name}/groups", url: "/v2/orgs/acme/groups", status: 200 },
  { method: "get", path: "/v2/orgs/{org_name}/groups/{group_name}", url: "/v2/orgs/acme/groups/qa", status: 200 },
  {
    method: "put",
    path: "/v2/orgs/{org_name}/groups/{group_name}",
    url: "/v2/orgs/acme/groups/qa",
    body: { name: "qa", description: "x" },
    status: 200,
  },
  {
    method: "patch",
    path: "/v2/orgs/{org_name}/groups/{group_name}",
    url: "/v2/orgs/acme/groups/qa",
    body: { description: "y" },
    status: 200,
  },
  {
    method: "post",
    path: "/v2/orgs/{org_name}/groups/{group_name}/members",
    url: "/v2/orgs/acme/groups/qa/members",
    body: { member: "ada" },
    status: 200,
  },
  {
    method: "get",
    path: "/v2/orgs/{org_name}/groups/{group_name}/members",
    url: "/v2/orgs/acme/groups/qa/members",
    status: 200,
  },
  {
    method: "delete",
    path: "/v2/orgs/{org_name}/groups/{group_name}/members/{username}",
    url: "/v2/orgs/acme/groups/qa/members/ada",
    status: 204,
  },
  { method: "delete", path: "/v2/orgs/{org_name}/groups/{group_name}", url: "/v2/orgs/acme/groups/qa", status: 204 },
  { method: "get", path: "/v2/orgs/{org_name}/groups/{group_name}", url: "/v2/orgs/acme/groups/qa", status: 404 },
  { method: "get", path: "/v2/orgs/{org_name}/members", url: "/v2/orgs/acme/members", status: 200 },
  {
    method: "put",
    path: "/v2/orgs/{org_name}/members/{username}",
    url: "/v2/orgs/acme/members/ada",
    body: { role: "editor" },
    status: 200,
  },
  { method: "delete", path: "/v2/orgs/{org_name}/members/{username}", url: "/v2/orgs/acme/members/ada", status: 204 },
  {
    method: "post",
    path: "/v2/invites/bulk",
    url: "/v2/invites/bulk",
    body: { org: "acme", invitees: ["x@example.com"] },
    status: 202,
    differs: "the service answers a flat list",
  },
  { method: "get", path: "/v2/orgs/{org_name}/invites", url: "/v2/orgs/acme/invites", status: 200 },
  {
    method: "post",
    path: "/v2/access-tokens",
    url: "/v2/access-tokens",
    body: { token_label: "ci", scopes: ["repo:read"] },
    status: 201,
  },
  { method: "get", path: "/v2/access-tokens", url: "/v2/access-tokens", status: 200 },
  { method: "get", path: "/v2/orgs/{name}/settings", url: "/v2/orgs/acme/settings", status: 200 },
  {
    method: "put",
    path: "/v2/orgs/{name}/settings",
    url: "/v2/orgs/acme/settings",
    body: { restricted_images: { enabled: true, allow_official_images: true, allow_verified_publishers: true } },
    status: 200,
  },
  { method: "get", path: "/v2/auditlogs/{account}", url: "/v2/auditlogs/acme", status: 200 },
  { method: "get", path: "/v2/auditlogs/{account}/actions", url: "/v2/auditlogs/acme/actions", status: 200 },
];

describe("The fake Hub obeys the published contract", () => {
  const document = existsSync(CONTRACT) ? (parse(readFileSync(CONTRACT, "utf8")) as Document) : undefined;
  const hub = new FakeHub({ seed, membersShape: "array" });
  let bearer = "";

  const resolve = <T extends { $ref?: string }>(node: T): T =>
    node.$ref === undefined
      ? node
      : resolve(
          node.$ref
            .replace("#/", "")
            .split("/")
            .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document) as T,
        );

  /** What of a value is not as its schema says. */
  function faults(value: unknown, given: Schema, where: string): string[] {
    const schema = resolve(given);
    const parts = (schema.allOf ?? []).flatMap((part) => faults(value, part, where));
    if (value === null) return parts;
    const type = Array.isArray(value) ? "array" : typeof value;
    const wanted = schema.type === "integer" ? "number" : schema.type;
    if (wanted !== undefined && wanted !== type) return [...parts, `${where} is ${type}, not ${wanted}`];
    if (Array.isArray(value))
      return [...parts, ...value.flatMap((item, index) => faults(item, schema.items ?? {}, `${where}[${index}]`))];
    if (type !== "object") return parts;
    const object = value as Record<string, unknown>;
    const missing = (schema.required ?? [])
      .filter((key) => !(key in object))
      .map((key) => `${where}.${key} is missing`);
    const wrong = Object.entries(schema.properties ?? {}).flatMap(([key, property]) =>
      key in object ? faults(object[key], property, `${where}.${key}`) : [],
    );
    return [...parts, ...missing, ...wrong];
  }

  for (const { method, path, url, body, status, differs } of STORY) {
    it(`${method.toUpperCase()} ${url} → ${status}${differs === undefined ? "" : ` (${differs})`}`, async function () {
      const headers = { ...(bearer && { authorization: `Bearer ${bearer}` }) };
      const response = await hub.fetch(
        new Request(`http://hub.test${url}`, {
          method: method.toUpperCase(),
          headers,
          ...(body && { body: JSON.stringify(body) }),
        }),
      );
      assert.equal(response.status, status);
      const text = await response.text();
      const reply: unknown = text === "" ? undefined : JSON.parse(text);
      bearer ||= (reply as { access_token?: string }).access_token ?? "";
      if (document === undefined) return this.skip();
      const described = document.paths[path]?.[method]?.responses[String(status)];
      assert.ok(described, `the contract has no ${status} for ${method} ${path}`);
      const schema = resolve(described).content?.["application/json"]?.schema;
      if (schema === undefined) return assert.equal(reply, undefined, "the contract has no body here");
      if (differs === undefined) assert.deepEqual(faults(reply, schema, "reply"), []);
    });
  }
});
