import assert from "node:assert/strict";
import { join } from "node:path";
import { ProcessStack } from "../support/processStack";
import { type Declared, PASSWORD, seed } from "../support/spec";

const WILLFUL = join(__dirname, "../programs/willful");
const CONFIG = { "willful:explicit": JSON.stringify({ username: "ops", password: PASSWORD }) };

type Does = "moves" | "ends itself" | "loads nothing" | "declares it again";
const program = (name: string, does?: Does) =>
  [{ type: "GroupMembership", name, does }] satisfies (Declared & { does?: Does | undefined })[];

/** Runs a second program after one that put ada into a group. Tells how that ended, and whether she is still in it. */
async function after(does: Does) {
  const stack = await ProcessStack.open(seed, WILLFUL, CONFIG);
  try {
    const group = { name: "platform", members: [] };
    await stack.fake.byHand("ops", "POST", "/v2/orgs/acme/groups", group);
    stack.declare(program("one"));
    const first = await stack.run("up");
    assert.equal(first.code, 0, first.output);
    stack.declare(program("two", does));
    const { code, output } = await stack.run("up");
    const members = [...stack.fake.store.organizations.get("acme")!.groups.get("platform")!.members];
    return { code, output, members };
  } finally {
    await stack.close();
  }
}

describe("A program of a stack", () => {
  it("is refused with a key that there is not, which may be a rule that is mistyped", async () => {
    const stack = await ProcessStack.open(seed, WILLFUL, { ...CONFIG, "dockerhub:maxRemvoal": "planted-10%" });
    try {
      stack.declare(program("one"));
      const { code, output } = await stack.run("preview");
      assert.notEqual(code, 0);
      assert.match(output, /dockerhub:maxRemvoal: there is no such key; the configuration takes org, username, /);
      assert.doesNotMatch(output, /planted|^\s+at /m);
    } finally {
      await stack.close();
    }
  });
});

describe("A program that gives a resource another name and another provider", () => {
  it("keeps what it declares with a TMPDIR of its own", async () => {
    const { code, output, members } = await after("moves");
    assert.equal(code, 0, output);
    assert.deepEqual(members, ["ada"]);
  });

  it("keeps what it declared when it has ended itself by the time of the deletion, which says what to do", async () => {
    const { code, output, members } = await after("ends itself");
    assert.notEqual(code, 0, output + JSON.stringify(members));
    assert.match(output, /The program of this run ended before the run did.*without process\.exit/);
    assert.deepEqual(members, ["ada"]);
  });

  it("is refused in one sentence and without a stack, when it declares the same again with a value that comes later", async () => {
    const { code, output, members } = await after("declares it again");
    assert.notEqual(code, 0);
    assert.match(output, /Ada is declared twice as a member of the group platform: by GroupMembership "two" and by/);
    assert.doesNotMatch(output, /Error: Ada|^\s+at /m);
    assert.deepEqual(members, ["ada"]);
  });

  it("takes nothing from anybody when it does not load the package, and says what to do", async () => {
    const { code, output, members } = await after("loads nothing");
    assert.notEqual(code, 0);
    assert.match(output, /does not load pulumi-dockerhub.*Write import "pulumi-dockerhub"/);
    assert.deepEqual(members, ["ada"]);
  });
});
