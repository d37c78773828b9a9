import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { folder, open } from "./world";

/** Fewest requests that a refresh of the organization example can take: every list in it once, and one sign-in. */
const ORGANIZATION_BOUND = [
  ...["sign-in", "members", "groups", "invites", "tokens", "settings"],
  ...["repositories", "the rules for the tags of one", "the permissions on one"],
].length;

for (const example of ["organization", "esm", "two-organizations"]) {
  it(`The example ${example} goes up once, stays as declared, and comes down`, async () => {
    const { hub, stack, close } = await open(example);
    const requests = async (run: () => Promise<{ exitCode: number; text: string }>, exitCode = 0) => {
      const before = hub.log.length;
      const told = await run();
      const state = existsSync(stack.stateFile) ? readFileSync(stack.stateFile, "utf8") : "";
      const secrets = [...hub.store.tokens.values()]
        .map(({ value }) => value)
        .concat("company-password", "labs-password");
      for (const secret of secrets) assert.ok(!told.text.includes(secret) && !state.includes(secret), "a secret shows");
      assert.equal(told.exitCode, exitCode, told.text);
      return hub.log.slice(before);
    };
    try {
      if (example === "organization") {
        assert.deepEqual(
          await requests(() => stack.preview({ expectNoChanges: true }), 7),
          [],
          "a preview asks nothing",
        );
      }
      await requests(() => stack.up());
      const reads = await requests(() => stack.preview({ refresh: true, expectNoChanges: true }));
      if (example === "organization")
        assert.equal(reads.length, ORGANIZATION_BOUND, JSON.stringify(reads, undefined, 1));
      assert.deepEqual(await requests(() => stack.up({ expectNoChanges: true })), [], "a second up asks nothing");
      await requests(() => stack.destroy());
      assert.deepEqual([...hub.store.tokens], []);
    } finally {
      await close();
    }
  });
}

it("The project file at the root points at the organization example", () => {
  const project = parse(readFileSync(join(folder("organization"), "../../Pulumi.yaml"), "utf8")) as { main: string };
  assert.equal(project.main, "examples/organization");
});
