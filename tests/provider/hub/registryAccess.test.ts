import assert from "node:assert/strict";
import { MissingListError, PermissionError } from "../../../provider/hub/errors";
import { getRegistryAccess, putRegistryAccess } from "../../../provider/hub/registryAccess";
import { Stub } from "./stub";

const PATH = "/v2/orgs/acme/settings/registry-access-management";

describe("Registry access", () => {
  it("is read once, written whole, and read again after that", async () => {
    let document: unknown = { enabled: false, standard_registries: [{ id: "DockerHub", allowed: true }] };
    const stub = new Stub((route, { body }) => {
      if (route === `PUT ${PATH}`) document = body;
      return route.endsWith(PATH) ? { body: document } : undefined;
    });
    for (let again = 0; again < 3; again++)
      assert.deepEqual((await getRegistryAccess(stub.hub, "acme")).customRegistries, []);
    assert.equal(stub.routes.length, 1);
    const wanted = {
      enabled: true,
      standardRegistries: [{ id: "DockerHub", allowed: false }],
      customRegistries: [{ address: "registry.example.com", friendlyName: "ours", allowed: true }],
    };
    await putRegistryAccess(stub.hub, "acme", wanted);
    assert.deepEqual(document, {
      enabled: true,
      standard_registries: [{ id: "DockerHub", allowed: false }],
      custom_registries: [{ address: "registry.example.com", friendly_name: "ours", allowed: true }],
    });
    assert.deepEqual(await getRegistryAccess(stub.hub, "acme"), wanted);
    assert.equal(stub.routes.length, 3);
  });

  it("says what it needs where it may not be read, and is never gone", async () => {
    const forbidden = new Stub(() => ({ status: 403, body: { message: "no" } }));
    await assert.rejects(getRegistryAccess(forbidden.hub, "acme"), (error: Error) => {
      assert.ok(error instanceof PermissionError);
      assert.match(error.message, /scope-ram-read, and scope-ram-write/);
      return true;
    });
    await assert.rejects(getRegistryAccess(new Stub(() => undefined).hub, "acme"), MissingListError);
  });
});
