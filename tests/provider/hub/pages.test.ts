import assert from "node:assert/strict";
import sinon from "sinon";
import { listMembers } from "../../../provider/hub/members";
import { InProcess } from "../../support/inProcess";

const people = Array.from({ length: 250 }, (_, n) => ({ username: `user${String(n).padStart(3, "0")}` }));
const crowd = {
  accounts: [{ username: "ops" }],
  organizations: [{ name: "acme", members: [{ username: "ops", role: "owner" as const }, ...people] }],
};

describe("Lists", () => {
  for (const membersShape of ["page", "array"] as const) {
    it(`are read whole, by number, in pages of 100 (members as ${membersShape})`, async () => {
      const world = new InProcess({ seed: crowd, membersShape });
      assert.equal((await listMembers(world.hub, "acme")).size, 251);
      const pages = world.fake.log
        .filter(({ path }) => path.includes("/members"))
        .map(({ path }) => path.split("?")[1]);
      assert.deepEqual(pages, ["page=1&page_size=100", "page=2&page_size=100", "page=3&page_size=100"]);
    });
  }

  for (const [what, shift] of [
    ["somebody is removed", (world: InProcess) => world.fake.byHand("ops", "DELETE", "/v2/orgs/acme/members/user000")],
    [
      "somebody joins",
      async (world: InProcess) => void world.fake.store.organizations.get("acme")!.members.set("aaa", "member"),
    ],
    [
      "the last page empties",
      async (world: InProcess) => {
        for (let n = 0; n < 60; n++)
          await world.fake.byHand("ops", "DELETE", `/v2/orgs/acme/members/user${String(n).padStart(3, "0")}`);
      },
    ],
  ] as const) {
    it(`that shift because ${what} between two pages are read again`, async () => {
      const world = new InProcess({ seed: crowd });
      const fetch = world.fake.fetch;
      let shifted = false;
      sinon.stub(world.fake, "fetch").callsFake(async (request: Request) => {
        const response = await fetch(request);
        if (!shifted && request.url.includes("page=1&")) {
          shifted = true;
          await shift(world);
        }
        return response;
      });
      const found = [...(await listMembers(world.hub, "acme")).keys()].sort();
      assert.deepEqual(found, [...world.fake.store.organizations.get("acme")!.members.keys()].sort());
    });
  }

  it("that are shorter than they say are an error", async () => {
    const world = new InProcess({ seed: crowd });
    const fetch = world.fake.fetch;
    sinon.stub(world.fake, "fetch").callsFake(async (request: Request) => {
      const response = await fetch(request);
      if (!request.url.includes("page=2&")) return response;
      const body = (await response.json()) as { results: unknown[] };
      return Response.json({ ...body, results: body.results.slice(1) });
    });
    await assert.rejects(listMembers(world.hub, "acme"), /the list changed each of the 3 times it was read/);
  });

  it("are read once, however many ask, and again after a failure", async () => {
    const world = new InProcess();
    world.fake.faults.add({ fault: { kind: "status", status: 403 }, path: /members/ });
    const first = await Promise.allSettled([listMembers(world.hub, "acme"), listMembers(world.hub, "acme")]);
    assert.ok(first.every(({ status }) => status === "rejected"));
    await Promise.all(Array.from({ length: 50 }, () => listMembers(world.hub, "acme")));
    assert.equal(world.fake.log.filter(({ path }) => path.includes("/members")).length, 2);
  });
});
