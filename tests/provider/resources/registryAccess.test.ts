import assert from "node:assert/strict";
import { InProcess } from "../../support/inProcess";

const PATH = "/v2/orgs/acme/settings/registry-access-management";
const row = (address: string, allowed: boolean) => ({ address, friendly_name: address, allowed });

describe("RegistryAccess", () => {
  let world: InProcess;
  const now = () => {
    const { enabled, custom_registries: custom } = world.fake.store.organizations.get("acme")!.registryAccess;
    return { enabled, custom: custom.map(({ address, allowed }) => [address, allowed]) };
  };
  const provider = () => world.provider("RegistryAccess");
  const byHand = (enabled: boolean, ...custom: object[]) =>
    world.fake.byHand("ops", "PUT", PATH, {
      enabled,
      standard_registries: [{ id: "DockerHub", allowed: true }],
      custom_registries: custom,
    });
  beforeEach(async () => {
    world = new InProcess();
    await byHand(false, row("theirs.example.com", true));
  });

  it("writes only what is declared beside what is there, and brings back what it found", async () => {
    const { id, outs } = await world.create("RegistryAccess", {
      enabled: true,
      registries: { "ours.example.com": {}, "theirs.example.com": { allowed: false } },
    });
    assert.deepEqual(now(), {
      enabled: true,
      custom: [
        ["theirs.example.com", false],
        ["ours.example.com", true],
      ],
    });
    await world.remove("RegistryAccess", id, outs);
    assert.deepEqual(now(), { enabled: false, custom: [["theirs.example.com", true]] });
  });

  it("neither sees nor ends registries that somebody else has named", async () => {
    const { id, outs } = await world.create("RegistryAccess", { registries: { "ours.example.com": {} } });
    await byHand(false, row("ours.example.com", true), row("later.example.com", true));
    world.restart();
    assert.deepEqual((await provider().read(id, outs)).props, outs);
    await world.remove("RegistryAccess", id, outs);
    assert.deepEqual(now(), { enabled: false, custom: [["later.example.com", true]] });
  });

  it("that was imported and is declared no longer stays on, and only a registry that is taken out goes", async () => {
    await byHand(true, row("theirs.example.com", true), row("old.example.com", true));
    world.restart();
    const { id, props } = await provider().read("acme", {});
    const args = { registries: { "theirs.example.com": { name: "theirs.example.com", allowed: true } } };
    const outs = await world.update("RegistryAccess", id!, props!, args);
    assert.deepEqual(now(), { enabled: true, custom: [["theirs.example.com", true]] });
    await world.update("RegistryAccess", id!, outs!, { dockerHub: true });
    assert.deepEqual(now(), { enabled: true, custom: [["theirs.example.com", true]] });
  });

  it("with onDestroy retain changes nothing on delete", async () => {
    const { id, outs } = await world.create("RegistryAccess", { enabled: true, onDestroy: "retain" });
    await world.remove("RegistryAccess", id, outs);
    assert.equal(now().enabled, true);
  });

  it("says which plan it needs, in the Hub's words", async () => {
    world.fake.store.organizations.get("acme")!.plan = "team";
    await assert.rejects(world.create("RegistryAccess", { enabled: true }), /«a business subscription is needed»/);
  });
});
