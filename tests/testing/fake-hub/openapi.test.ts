import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { FakeHub } from "../../../testing";
import { seed } from "../../support/spec";
import { orgAccessTokens } from "./story/orgAccessTokens";
import { people } from "./story/people";
import { repositories as ofRepositories } from "./story/repositories";
import { scim, SCIM_TOKEN } from "./story/scim";

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

describe("The fake Hub obeys the published contract", () => {
  const document = existsSync(CONTRACT) ? (parse(readFileSync(CONTRACT, "utf8")) as Document) : undefined;
  const [acme] = seed.organizations!;
  const repositories = [{ name: "site", tags: [{ name: "v1" }] }];
  const hub = new FakeHub({
    seed: { ...seed, organizations: [{ ...acme!, repositories, scim: { token: SCIM_TOKEN } }] },
    membersShape: "array",
  });
  let bearer = "";
  /** Of what the story has made last. */
  let id = "";

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

  for (const step of [...people, ...ofRepositories, ...orgAccessTokens, ...scim]) {
    const { method, path, url, body, status, differs } = step;
    it(`${method.toUpperCase()} ${url} → ${status}${differs === undefined ? "" : ` (${differs})`}`, async function () {
      const token = step.bearer ?? bearer;
      const response = await hub.fetch(
        new Request(`http://hub.test${url.replace("ID", id)}`, {
          method: method.toUpperCase(),
          headers: token === "" ? {} : { authorization: `Bearer ${token}` },
          ...(body && { body: JSON.stringify(body) }),
        }),
      );
      assert.equal(response.status, status);
      const text = await response.text();
      const reply = (text === "" ? undefined : JSON.parse(text)) as { access_token?: string; id?: string } | undefined;
      bearer ||= reply?.access_token ?? "";
      if (status === 201) id = reply?.id ?? id;
      if (document === undefined) return this.skip();
      const described = document.paths[path]?.[method]?.responses[String(status)];
      assert.ok(described, `the contract has no ${status} for ${method} ${path}`);
      const [type, content] = Object.entries(resolve(described).content ?? {})[0] ?? [];
      if (content?.schema === undefined) return assert.equal(reply, undefined, "the contract has no body here");
      assert.equal(response.headers.get("content-type"), type);
      if (differs === undefined) assert.deepEqual(faults(reply, content.schema, "reply"), []);
    });
  }
});
