import assert from "node:assert/strict";
import { openStack } from "../../scripts/engines";
import { DEFAULT_PASSWORD, FakeHub } from "../../testing";
import { kept } from "../support/kept";
import { everybody, LargeCopy, seedWith } from "./large";

/** Of the 5,000 people in its list, in 300 groups, or in ten; bench/ measures all of them. */
const [COUNT, DIGITS] = process.env["STORIES"] === "all" ? [5000, 3] : [120, 1];
const pages = (rows: number) => Math.ceil(rows / 100);

describe("The example large-organization", () => {
  it(`adopts ${COUNT} people, reads them in as few requests as can be, and moves one`, async function () {
    this.timeout(240_000);
    const people = everybody()
      .slice(0, COUNT)
      .map(({ groups, ...person }) => ({ ...person, groups: [...new Set(groups.map((name) => name.slice(-DIGITS)))] }));
    const teams = [...new Set(people.flatMap(({ groups }) => groups))];
    const hub = new FakeHub({ seed: seedWith(people, teams), rateLimit: { limit: 1e6 } });
    const { url, close } = await hub.serve();
    const copy = new LargeCopy("large");
    copy.declare(people);
    const config = {
      "dockerhub:org": "acme",
      "dockerhub:username": "ops",
      "dockerhub:password": { secret: DEFAULT_PASSWORD },
      "dockerhub:baseUrl": url,
    };
    const stack = await openStack({ project: copy.project, start: kept, config });
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
      // Sign-in, pages of members and of groups (with who runs this, and the group owners), and the invitations.
      assert.equal(reads.length, 1 + pages(COUNT + 1) + pages(teams.length + 1) + 1);
      const moved = people[20]!;
      moved.groups[0] = teams.find((team) => !moved.groups.includes(team))!;
      copy.declare(people);
      const writes = (await requests(() => stack.up())).filter(({ path }) => path !== "/v2/auth/token");
      // A look at each group, whether it still is the one of its number; then who comes and who goes.
      assert.deepEqual(
        writes.map(({ method }) => method).sort(),
        ["DELETE", "GET", "GET", "POST"],
        JSON.stringify(writes),
      );
      const ended = await requests(() => stack.destroy());
      assert.equal(ended.filter(({ method }) => method === "DELETE").length, 0, "what was found is kept");
      assert.equal(hub.store.organizations.get("acme")!.groups.size, teams.length + 1);
      assert.equal(hub.store.organizations.get("acme")!.members.size, COUNT + 1, "the roster is retained");
    } finally {
      stack.close();
      await close();
      copy.remove();
    }
  });
});
