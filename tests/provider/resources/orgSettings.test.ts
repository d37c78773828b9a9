import assert from "node:assert/strict";
import { InProcess } from "../../support/inProcess";

describe("OrgSettings", () => {
  let world: InProcess;
  const now = () => world.fake.store.organizations.get("acme")!.restrictedImages;
  beforeEach(() => {
    world = new InProcess();
    now().allow_verified_publishers = true;
  });

  it("writes only what is declared, and remembers what it found", async () => {
    const { outs } = await world.create("OrgSettings", { restrictedImages: { enabled: true } });
    assert.deepEqual(now(), { enabled: true, allow_official_images: false, allow_verified_publishers: true });
    assert.deepEqual(outs["restrictedImages"], { enabled: true });
    assert.deepEqual(outs["found"], {
      restrictedImages: { enabled: false, allowOfficialImages: false, allowVerifiedPublishers: true },
    });
  });

  it("does not look at what is not declared", async () => {
    const { id, outs, inputs } = await world.create("OrgSettings", { restrictedImages: { enabled: true } });
    const { enabled, allow_official_images } = now();
    await world.fake.byHand("ops", "PUT", "/v2/orgs/acme/settings", {
      restricted_images: { enabled, allow_official_images, allow_verified_publishers: false },
    });
    world.restart();
    const read = await world.provider("OrgSettings").read(id, outs);
    assert.deepEqual(read.props, outs);
    assert.equal((await world.provider("OrgSettings").diff(id, read.props!, inputs)).changes, false);
  });

  it("brings back what it found of what it managed, and nothing else", async () => {
    const { id, outs } = await world.create("OrgSettings", { restrictedImages: { enabled: true } });
    now().allow_official_images = true;
    await world.remove("OrgSettings", id, outs);
    assert.deepEqual(now(), { enabled: false, allow_official_images: true, allow_verified_publishers: true });
  });

  it("with onDestroy retain changes nothing on delete", async () => {
    const { id, outs } = await world.create("OrgSettings", {
      restrictedImages: { enabled: true },
      onDestroy: "retain",
    });
    await world.remove("OrgSettings", id, outs);
    assert.equal(now().enabled, true);
  });

  it("says which plan it needs, in the Hub's words", async () => {
    world.fake.store.organizations.get("acme")!.plan = "team";
    await assert.rejects(
      world.create("OrgSettings", { restrictedImages: { enabled: true } }),
      /«a business subscription is needed»/,
    );
  });

  it("remembers what it found, although the reply to its write was lost", async () => {
    let puts = 0;
    const direct = world.wire;
    world.wire = async (request) => {
      if (request.method === "PUT") puts += 1;
      const reply = await direct(request);
      return puts > 0 ? new Response("<html>", { headers: { "content-type": "text/html" } }) : reply;
    };
    world.restart();
    const args = { restrictedImages: { enabled: true } };
    const error = await world.create("OrgSettings", args).catch((e: unknown) => e as Record<string, unknown>);
    world.wire = direct;
    world.restart();
    const { id, properties } = error as { id: string; properties: Record<string, unknown> };
    assert.equal(now().enabled, true);
    const outs = await world.update("OrgSettings", id, properties, args);
    await world.remove("OrgSettings", id, outs!);
    assert.equal(now().enabled, false);
  });
});
