import assert from "node:assert/strict";
import { functions } from "../../provider/functions";
import { InProcess } from "../support/inProcess";
import { PASSWORD, seed } from "../support/spec";
import { calling } from "./calling";

const tags = [{ name: "2.3", digest: `sha256:${"a".repeat(64)}`, pushedAt: "2030-01-01T00:00:00Z" }];
const [acme] = seed.organizations!;
const SCIM_TOKEN = "planted-scim-token";
const scim = { token: SCIM_TOKEN, users: [{ userName: "dora@example.com", givenName: "Dora", familyName: "D" }] };
const world = () =>
  new InProcess(
    { seed: { ...seed, organizations: [{ ...acme!, scim, repositories: [{ name: "app", tags }] }] } },
    { scimToken: SCIM_TOKEN },
  );

/** Arguments of each function, and how many requests it takes without signing in. */
const CALLS: Record<string, [given: object, requests: number]> = {
  getOrganization: [{}, 1],
  getMembers: [{ role: "owner" }, 1],
  getMember: [{ username: "ada" }, 1],
  getGroups: [{}, 1],
  getGroup: [{ name: "owners" }, 1],
  getInvites: [{}, 1],
  exportMembers: [{}, 1],
  getScimUsers: [{ active: true }, 1],
  getTokens: [{}, 1],
  getOrgAccessTokens: [{}, 1],
  getAuditLogs: [{}, 1],
  getRepositories: [{}, 1],
  getRepository: [{ repository: "acme/app" }, 1],
  getTags: [{ repository: "acme/app" }, 1],
  getTag: [{ repository: "acme/app", tag: "2.3" }, 1],
  staleTags: [{ repository: "acme/app", days: 30 }, 1],
  searchRepositories: [{ query: "app" }, 1],
};

describe("Each function on the fake Hub", () => {
  for (const name of functions.keys()) {
    it(`${name} answers in as many requests as there are pages, asks nothing the second time, and shows no secret`, async () => {
      const { fake, hub } = world();
      assert.ok(CALLS[name], `add ${name} to tests/functions/fake.test.ts`);
      const [given, requests] = CALLS[name];
      const asked = () => fake.log.filter(({ path }) => !path.startsWith("/v2/auth/token"));
      const result = await calling(hub, name, given);
      assert.equal(asked().length, requests, JSON.stringify(asked()));
      assert.deepEqual(await calling(hub, name, given), result);
      assert.equal(asked().length, requests, "the second call asked again");
      assert.deepEqual(
        Object.keys(result).filter((key) => !(key in functions.get(name)!.outputs)),
        [],
      );
      assert.ok([PASSWORD, SCIM_TOKEN].every((secret) => !JSON.stringify(result).includes(secret)));
      assert.ok(name !== "getScimUsers" || JSON.stringify(result).includes("dora@example.com"));
      assert.deepEqual(fake.writes(), []);
    });
  }
});
