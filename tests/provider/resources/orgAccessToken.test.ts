import assert from "node:assert/strict";
import { InProcess } from "../../support/inProcess";

const type = "OrgAccessToken";
const TOKENS = "/v2/orgs/acme/access-tokens";
const args = { label: "deploy", description: "For the cluster", repositories: { "acme/web": ["scope-image-pull"] } };

describe("OrgAccessToken", () => {
  let world: InProcess;
  beforeEach(() => (world = new InProcess()));
  const tokens = () => [...world.fake.store.organizations.get("acme")!.accessTokens.values()];
  const differs = async (id: string, outs: object, now: object) => {
    const { inputs } = await world.provider(type).check(outs, now);
    return world.provider(type).diff(id, outs, inputs);
  };
  const read = async (id: string, outs: object) => {
    world.restart();
    return (await world.provider(type).read(id, outs)).props as Record<string, unknown>;
  };

  it("sends what it may do as Docker Hub takes it, with the organization as one more resource", async () => {
    await world.create(type, { ...args, organization: ["scope-member-read", "scope-group-read"] });
    const [token] = tokens();
    assert.match(token!.value, /^dckr_oat_/);
    assert.equal(token!.description, "For the cluster");
    assert.deepEqual(token!.resources, [
      { type: "TYPE_REPO", path: "acme/web", scopes: ["scope-image-pull"] },
      { type: "TYPE_ORG", path: "acme", scopes: ["scope-group-read", "scope-member-read"] },
    ]);
  });

  it("has no end for null, for nothing and for an empty text, and is not replaced between them", async () => {
    for (const expiresAt of [null, "", undefined]) {
      const { id, outs } = await world.create(type, { ...args, label: `deploy ${String(expiresAt)}`, expiresAt });
      assert.equal(tokens().at(-1)!.expiresAt, undefined);
      for (const other of [null, "", undefined])
        assert.equal(
          (await differs(id, outs, { ...outs, ...args, label: outs["label"], expiresAt: other })).changes,
          false,
        );
    }
  });

  it("takes an empty text from Docker Hub for none as well", async () => {
    const { id, outs } = await world.create(type, args);
    tokens()[0]!.expiresAt = "";
    const seen = await read(id, outs);
    assert.deepEqual([seen["expiresAt"], seen["expired"]], [undefined, false]);
  });

  it("keeps its value and its description through reads, as no reply has them", async () => {
    const { id, outs } = await world.create(type, args);
    tokens()[0]!.description = "changed by hand";
    const seen = await read(id, outs);
    assert.equal(seen["token"], outs["token"]);
    assert.equal(seen["description"], args.description);
    assert.equal((await differs(id, seen, args)).changes, false);
  });

  it("takes scopes and repositories in any order for the same, and finds what was added by hand", async () => {
    const both = { "acme/web": ["scope-image-push", "scope-image-pull"], "acme/*": ["scope-image-pull"] };
    const { id, outs } = await world.create(type, { ...args, repositories: both });
    const again = { "acme/*": ["scope-image-pull"], "acme/web": ["scope-image-pull", "scope-image-push"] };
    assert.equal((await differs(id, outs, { ...args, repositories: again })).changes, false);
    tokens()[0]!.resources.push({ type: "TYPE_ORG", path: "acme", scopes: ["scope-member-edit"] });
    const seen = await read(id, outs);
    assert.deepEqual(seen["organization"], ["scope-member-edit"]);
    assert.notEqual((await differs(id, seen, { ...args, repositories: both })).changes, false);
    await world.update(type, id, seen, { ...args, repositories: both });
    assert.deepEqual(
      tokens()[0]!
        .resources.map(({ path }) => path)
        .sort(),
      ["acme/*", "acme/web"],
    );
  });

  it("shows what no program can say as drift, and takes it away", async () => {
    const { id, outs } = await world.create(type, args);
    tokens()[0]!.resources.push({ type: "TYPE_CLOUD" as "TYPE_ORG", path: "acme", scopes: ["scope-all"] });
    const seen = await read(id, outs);
    assert.deepEqual(seen["repositories"], { ...args.repositories, "TYPE_CLOUD acme": ["scope-all"] });
    await world.update(type, id, seen, args);
    assert.equal(tokens()[0]!.resources.length, 1);
  });

  it("takes away what the program says no more", async () => {
    const { id, outs } = await world.create(type, { ...args, organization: ["scope-member-read"] });
    await world.update(type, id, outs, args);
    assert.deepEqual(
      tokens()[0]!.resources.map(({ type }) => type),
      ["TYPE_REPO"],
    );
  });

  it("replaces for another end, the new one first, and changes the rest in place by what differs alone", async () => {
    const { id, outs } = await world.create(type, args);
    const { replaces, deleteBeforeReplace } = await differs(id, outs, { ...args, expiresAt: "2999-01-01T00:00:00Z" });
    assert.deepEqual([replaces, deleteBeforeReplace], [["expiresAt"], false]);
    tokens()[0]!.description = "changed by hand";
    await world.update(type, id, outs, { ...args, label: "build" });
    assert.deepEqual([tokens()[0]!.label, tokens()[0]!.description], ["build", "changed by hand"]);
  });

  it("that has expired or was switched off by hand is told so", async () => {
    const { id, outs } = await world.create(type, { ...args, expiresAt: "2030-07-01T00:00:00Z" });
    world.clock.time = Date.parse("2030-07-02T00:00:00Z");
    await world.fake.byHand("ops", "PATCH", `${TOKENS}/${String(outs["uuid"])}`, { is_active: false });
    const seen = await read(id, outs);
    assert.deepEqual([seen["expired"], seen["isActive"]], [true, false]);
    assert.notEqual((await differs(id, seen, { ...args, expiresAt: "2030-07-01T00:00:00Z" })).changes, false);
  });

  it("costs one request each to read, and no list", async () => {
    const { id, outs } = await world.create(type, args);
    world.restart();
    const before = world.fake.log.length;
    await world.provider(type).read(id, outs);
    const asked = world.fake.log.slice(before).filter(({ path }) => path.includes("/orgs/"));
    assert.deepEqual(
      asked.map(({ path }) => path),
      [`${TOKENS}/${String(outs["uuid"])}`],
    );
  });

  it("says which credential it takes", async () => {
    world.fake.faults.add({ fault: { kind: "status", status: 403 }, path: /access-tokens/ });
    await assert.rejects(world.create(type, args), /sign in with the user name and password of an organization owner/);
  });

  it("names a leftover of a label that somebody chose, and its organization", async () => {
    await world.create(type, args);
    world.restart();
    await assert.rejects(
      world.create(type, args),
      /the organization acme has a token labelled "deploy" already .*delete it in the settings of acme/,
    );
  });
});
