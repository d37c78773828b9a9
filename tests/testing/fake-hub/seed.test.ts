import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { z } from "zod";
import { FakeHub, type Seed } from "../../../testing";
import { seedSchema } from "../../../testing/fake-hub/seedSchema";
import { client, send } from "./client";

const PAGE = readFileSync(join(__dirname, "../../../docs/fake-hub.md"), "utf8");
const example = parse(/```yaml\n([^]*?)```/.exec(PAGE)![1]!) as Seed;

/** What schemas are made of, whichever they are. */
type Def = z.core.$ZodTypeDef & {
  innerType?: z.core.$ZodType;
  in?: z.core.$ZodType;
  element?: z.core.$ZodType;
  shape?: Record<string, z.core.$ZodType>;
};

/** All keys that a schema knows, with those they are within. */
function keysOf(schema: z.core.$ZodType, within = ""): string[] {
  const { innerType, element, shape = {}, in: given } = schema._zod.def as Def;
  const inner = innerType ?? given ?? element;
  if (inner !== undefined) return keysOf(inner, within);
  return Object.entries(shape).flatMap(([key, value]) => [`${within}.${key}`, ...keysOf(value, `${within}.${key}`)]);
}

function keysIn(value: unknown, within = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => keysIn(one, within));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [`${within}.${key}`, ...keysIn(one, `${within}.${key}`)]);
}

describe("The seed that the page of the fake Hub shows", () => {
  it("has every key that there is", () => {
    const shown = new Set(keysIn(example));
    // What accounts have of repositories is as in organizations.
    const known = keysOf(seedSchema).filter((key) => !key.startsWith(".accounts.repositories."));
    assert.ok(known.length > 50);
    assert.deepEqual(
      known.filter((key) => !shown.has(key)),
      [],
    );
  });

  it("is what the Hub then answers", async () => {
    const hub = new FakeHub({ seed: example, rateLimit: false });
    const { body: begun } = await send(hub, "POST", "/v2/users/login", {
      body: { username: "ops", password: "a-password-of-its-own" },
    });
    const { login_2fa_token } = begun as { login_2fa_token: string };
    const { body } = await send(hub, "POST", "/v2/users/2fa-login", { body: { login_2fa_token, code: "123456" } });
    const headers = { authorization: `Bearer ${(body as { token: string }).token}` };
    const ask = async (path: string) => (await send(hub, "GET", path, { headers })).body as Record<string, unknown>;
    assert.equal((await ask("/v2/orgs/acme/groups/platform"))["member_count"], 1);
    const { total, results: made } = (await ask("/v2/orgs/acme/access-tokens")) as { total: number; results: object[] };
    assert.equal(total, 1);
    const { created_at, last_used_at } = made[0] as Record<string, string>;
    assert.deepEqual([created_at, last_used_at], ["2030-01-01T00:00:00Z", "2030-02-01T00:00:00Z"]);
    const { results } = (await ask("/v2/orgs/acme/members")) as { results: { username: string; is_guest: boolean }[] };
    assert.deepEqual(
      results.filter((one) => one.is_guest).map(({ username }) => username),
      ["ada"],
    );
    assert.equal((await ask("/v2/orgs/acme/settings/registry-access-management"))["enabled"], true);
    assert.equal((await ask("/v2/repositories/acme/api"))["pull_count"], 1000);
    assert.equal((await ask("/v2/repositories/acme/api/groups"))["count"], 1);
    assert.equal((await ask("/v2/repositories/acme/api/tags/v1"))["full_size"], 1_048_576);
    assert.equal((await ask("/v2/repositories/acme/api/webhook_pipeline"))["count"], 1);
    assert.equal((await ask("/v2/repositories/ada/notes"))["name"], "notes");
    const ci = await client(hub, "acme", "dckr_oat_an-example");
    assert.equal((await ci("GET", "/v2/repositories/acme/api")).status, 200);
  });

  it("is refused where it gives a repository to a group that is not there", () => {
    const repositories = [{ name: "api", permissions: { nobody: "read" as const } }];
    assert.throws(
      () => new FakeHub({ seed: { organizations: [{ name: "acme", repositories }] } }),
      /acme\/api to a group nobody/,
    );
  });
});
