import assert from "node:assert/strict";
import { InProcess } from "../../support/inProcess";
import { MemoryStack } from "../../support/memoryStack";

const HOOKS = "/v2/repositories/acme/app/webhook_pipeline/";
const URL_ = "https://ci.example.com/hook";
const hook = (name = "ci", args: object = {}) => ({
  type: "Webhook",
  name,
  args: { repository: "app", name: "ci", hookUrl: URL_, ...args },
});

describe("Webhook", () => {
  let world: InProcess;
  let stack: MemoryStack;
  const slugs = () =>
    [...world.fake.store.repositories.values()].flatMap(({ webhooks }) => [...webhooks.keys()]).sort();
  beforeEach(async () => {
    world = new InProcess();
    stack = new MemoryStack(world);
    await world.fake.byHand("ops", "POST", "/v2/namespaces/acme/repositories", { name: "app", namespace: "acme" });
  });

  it("is known by its slug: one of the same name that somebody else has made stays", async () => {
    await stack.up([hook()]);
    const theirs = { name: "ci", webhooks: [{ name: "ci", hook_url: "https://theirs.example.com" }] };
    await world.fake.byHand("ops", "POST", HOOKS, theirs);
    assert.deepEqual(slugs(), ["ci", "ci-2"]);
    assert.deepEqual((await stack.up([])).problems, []);
    assert.deepEqual(slugs(), ["ci-2"]);
  });

  it("goes on under another name in the program, and is not made twice", async () => {
    await stack.up([hook()]);
    assert.deepEqual((await stack.up([hook("renamed")])).problems, []);
    assert.deepEqual(slugs(), ["ci"]);
  });

  it("that was there before stays at a destroy", async () => {
    await world.fake.byHand("ops", "POST", HOOKS, { name: "ci", webhooks: [{ name: "ci", hook_url: URL_ }] });
    await stack.up([hook()]);
    assert.deepEqual(slugs(), ["ci"]);
    await stack.destroy();
    assert.deepEqual(slugs(), ["ci"]);
  });

  it("of a repository that is not there says which", async () => {
    await assert.rejects(
      world.create("Webhook", { repository: "none", name: "ci", hookUrl: URL_ }),
      /no repository acme\/none/,
    );
  });
});
