import assert from "node:assert/strict";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openStack } from "../../scripts/engines";
import { FakeHub, type Seed } from "../../testing";
import { folder } from "./world";

const EXAMPLE = folder("large-organization");
const CSV = join(EXAMPLE, "people.csv");

/** The organization as it is: everybody and every group are there already. */
function seed(): Seed {
  const people = readFileSync(CSV, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",") as [string, "owner" | "editor" | "member", string]);
  const names = [...new Set(people.flatMap(([, , groups]) => groups.split(" ")))];
  const within = Map.groupBy(
    people.flatMap(([username, , groups]) => groups.split(" ").map((group) => ({ username, group }))),
    ({ group }) => group,
  );
  return {
    accounts: [{ username: "ops" }, ...people.map(([username]) => ({ username }))],
    organizations: [
      {
        name: "acme",
        members: [{ username: "ops", role: "owner" }, ...people.map(([username, role]) => ({ username, role }))],
        groups: names.map((name) => ({ name, members: within.get(name)!.map(({ username }) => username) })),
      },
    ],
  };
}

describe("The example large-organization", () => {
  it("adopts 5,000 people, reads them in as few requests as can be, and moves one", async function () {
    this.timeout(240_000);
    const hub = new FakeHub({ seed: seed(), rateLimit: { limit: 1e6 } });
    const { url, close } = await hub.serve();
    // A copy, so that a person can be moved in it.
    const project = join(EXAMPLE, "../../tests/programs/large.tmp");
    rmSync(project, { recursive: true, force: true });
    cpSync(EXAMPLE, project, { recursive: true });
    const config = {
      "dockerhub:org": "acme",
      "dockerhub:username": "ops",
      "dockerhub:password": { secret: "password" },
      "dockerhub:baseUrl": url,
    };
    const stack = await openStack({ project, config });
    const requests = async (run: () => Promise<{ exitCode: number; text: string }>) => {
      const before = hub.log.length;
      const told = await run();
      assert.equal(told.exitCode, 0, told.text.slice(-2000));
      return hub.log.slice(before);
    };
    try {
      await requests(() => stack.up());
      assert.equal(hub.store.organizations.get("acme")!.audit.length, 0, "everything was as declared");
      const reads = await requests(() => stack.preview({ refresh: true, expectNoChanges: true }));
      // Sign-in, 51 pages of members, 3 of groups, and the invitations.
      assert.equal(reads.length, 1 + 51 + 3 + 1);
      const moved = readFileSync(join(project, "people.csv"), "utf8").replace(
        /^(tealheron20,member,)team\d+/m,
        "$1team299",
      );
      writeFileSync(join(project, "people.csv"), moved);
      const writes = (await requests(() => stack.up())).filter(({ path }) => path !== "/v2/auth/token");
      assert.deepEqual(writes.map(({ method }) => method).sort(), ["DELETE", "POST"]);
      const groups = hub.store.organizations.get("acme")!.groups.size - 1; // and the owners
      const ended = await requests(() => stack.destroy());
      assert.equal(
        ended.filter(({ method }) => method === "DELETE").length,
        groups,
        "groups go with everybody in them",
      );
      assert.equal(hub.store.organizations.get("acme")!.members.size, 5001, "the roster is retained");
    } finally {
      stack.close();
      await close();
      rmSync(project, { recursive: true, force: true });
    }
  });
});
