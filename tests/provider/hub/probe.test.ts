import assert from "node:assert/strict";
import { adviceOn403, type Area, reach } from "../../../provider/hub/credential";
import { ConfigError, PermissionError } from "../../../provider/hub/errors";
import { probe } from "../../../provider/hub/probe";
import { Stub } from "./stub";

const REPOSITORY: readonly Area[] = ["repository permissions", "webhooks", "tags"];
const COUNTED: Partial<Record<Area, string>> = {
  repositories: "/v2/namespaces/acme/repositories",
  "organization tokens": "/v2/orgs/acme/access-tokens",
  "repository permissions": "/v2/repositories/acme/app/groups/",
  webhooks: "/v2/repositories/acme/app/webhook_pipeline/",
  tags: "/v2/namespaces/acme/repositories/app/tags",
  search: "/v2/search/repositories/",
};

describe("A look at a part of the Hub", () => {
  for (const [area, path] of Object.entries(COUNTED) as [Area, string][]) {
    it(`shows whether ${area} can be read, and how many there are`, async () => {
      const count = area === "organization tokens" ? "total" : "count";
      const stub = new Stub((route) => {
        if (route === `GET ${path}`) return { body: { [count]: 7, results: [{ name: "app" }] } };
        return route === "GET /v2/namespaces/acme/repositories"
          ? { body: { count: 1, results: [{ name: "app" }] } }
          : undefined;
      });
      assert.deepEqual(await probe(stub.hub, "acme", area), { problem: undefined, count: 7, business: false });
      assert.equal(stub.routes.length, REPOSITORY.includes(area) ? 2 : 1);
      const forbidden = new Stub(() => ({ status: 403, body: { message: "no" } }));
      assert.ok((await probe(forbidden.hub, "acme", area)).problem instanceof PermissionError);
    });
  }

  it("shows nothing where there is no repository to look into", async () => {
    const stub = new Stub(() => ({ body: { count: 0, results: [] } }));
    for (const area of REPOSITORY) {
      assert.deepEqual(await probe(stub.hub, "acme", area), { problem: undefined, count: undefined, business: false });
    }
  });

  it("shows whether registry access is in use", async () => {
    for (const enabled of [true, false]) {
      const stub = new Stub(() => ({ body: { enabled, standard_registries: [], custom_registries: [] } }));
      assert.equal((await probe(stub.hub, "acme", "registry access")).business, enabled);
    }
  });

  it("shows SCIM users by its own token, and what is missing without one", async () => {
    const answer = () => ({ type: "application/scim+json", body: { totalResults: 3, resources: [] } });
    assert.equal((await probe(new Stub(answer, { scimToken: "x" }).hub, "acme", "SCIM")).count, 3);
    assert.ok((await probe(new Stub(answer).hub, "acme", "SCIM")).problem instanceof ConfigError);
  });
});

describe("Credentials", () => {
  it("are known for what each part takes", () => {
    const oat = "organization access token";
    const can = (
      ["repositories", "repository permissions", "registry access", "organization tokens", "SCIM"] as const
    ).filter((area) => reach(area, oat).possible);
    assert.deepEqual(can, ["repositories", "registry access"]);
    assert.match(reach("repositories", oat).use, /scope-repository-list, and scope-repository-create/);
    assert.equal(reach("SCIM", "password").possible, false);
    assert.match(
      adviceOn403("SCIM", "SCIM token"),
      /This SCIM token lacks the permission: set dockerhub:scimToken to .*connection\.$/,
    );
    assert.match(
      adviceOn403("organization tokens", oat),
      /An organization access token cannot manage organization tokens/,
    );
  });
});
