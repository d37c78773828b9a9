import assert from "node:assert/strict";
import { FakeHub, type Seed } from "../../../testing";
import { type Client, client } from "./client";

const [READS, WRITES, OTHER] = ["dckr_oat_reads", "dckr_oat_writes", "dckr_oat_other"];

const seed: Seed = {
  accounts: ["ops", "ada"].map((username) => ({ username })),
  organizations: [
    {
      name: "acme",
      members: [{ username: "ops", role: "owner" }, { username: "ada" }],
      accessTokens: [
        { token: READS, scopes: ["scope-ram-read"] },
        { token: WRITES, scopes: ["scope-ram-write"] },
        { token: OTHER, scopes: ["scope-member-edit"] },
      ],
      registryAccess: { custom: [{ address: "old.example", name: "old", allowed: true }] },
    },
    { name: "small", plan: "team", members: [{ username: "ops", role: "owner" }] },
  ],
};

const AT = "/v2/orgs/acme/settings/registry-access-management";
const own = (address: string, allowed = true) => ({ address, friendly_name: address, allowed });
const wanted = {
  enabled: true,
  standard_registries: [{ id: "DockerHub", allowed: false }],
  custom_registries: [own("a.example"), own("b.example")],
};

describe("The fake Hub's registry access management", () => {
  let hub: FakeHub;
  let ops: Client;
  beforeEach(async () => {
    hub = new FakeHub({ seed, rateLimit: false });
    ops = await client(hub);
  });

  it("is off and open in the beginning, unless the seed says otherwise", async () => {
    const standard_registries = [{ id: "DockerHub", allowed: true }];
    const custom_registries = [{ address: "old.example", friendly_name: "old", allowed: true }];
    assert.deepEqual((await ops("GET", AT)).body as unknown, {
      enabled: false,
      standard_registries,
      custom_registries,
    });
  });

  it("is written as a whole", async () => {
    assert.deepEqual((await ops("PUT", AT, wanted)).body, wanted);
    assert.deepEqual((await ops("GET", `${AT}/`)).body, wanted);
    const { enabled: _, ...noSwitch } = wanted;
    const { custom_registries: __, ...noCustom } = wanted;
    for (const wrong of [
      {},
      noSwitch,
      noCustom,
      { ...wanted, standard_registries: [] },
      { ...wanted, standard_registries: [{ id: "Other", allowed: true }] },
      { ...wanted, custom_registries: [own("a.example"), own("a.example", false)] },
      { ...wanted, custom_registries: [{ address: "a.example", allowed: true }] },
    ]) {
      assert.equal((await ops("PUT", AT, wrong)).status, 400, JSON.stringify(wrong));
    }
    assert.deepEqual((await ops("GET", AT)).body, wanted);
  });

  it("is told by the audit log, change by change", async () => {
    await ops("PUT", AT, wanted);
    await ops("PUT", AT, wanted);
    await ops("PUT", AT, { ...wanted, enabled: false, custom_registries: [own("a.example", false)] });
    const { logs } = (await ops("GET", "/v2/auditlogs/acme")).body as { logs: { action: string; name: string }[] };
    assert.deepEqual(
      logs.map(({ action, name }) => `${action.replace("org.registry_access.", "")} ${name}`).reverse(),
      [
        "enabled acme",
        "registry_updated DockerHub",
        "registry_removed old.example",
        "registry_added a.example",
        "registry_added b.example",
        "disabled acme",
        "registry_updated a.example",
        "registry_removed b.example",
      ],
    );
  });

  it("is for owners and for tokens with scopes of it, and needs the business plan", async () => {
    const made = await ops("POST", "/v2/access-tokens", { token_label: "ci", scopes: ["repo:admin"] });
    for (const [ask, read, write] of [
      [await client(hub, "ada"), 403, 403],
      [await client(hub, "ops", (made.body as { token: string }).token), 403, 403],
      [await client(hub, "acme", READS), 200, 403],
      [await client(hub, "acme", WRITES), 200, 200],
      [await client(hub, "acme", OTHER), 403, 403],
    ] as const) {
      assert.equal((await ask("GET", AT)).status, read);
      assert.equal((await ask("PUT", AT, wanted)).status, write);
    }
    const { status, body } = await ops("PUT", AT.replace("acme", "small"), wanted);
    assert.equal(status, 403);
    assert.match((body as { message: string }).message, /business subscription/);
  });
});
