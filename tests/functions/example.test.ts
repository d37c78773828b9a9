import assert from "node:assert/strict";
import { open } from "../examples/world";

const TAGS = /^\/v2\/namespaces\/(library\/repositories\/nginx|acme\/repositories\/app)\/tags/;
const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

describe("The example that pins images", () => {
  it("names what tags are now, follows a push at the next up, and asks no more than a list and a tag of each", async () => {
    const { hub, stack, close } = await open("images");
    const pinned = async () => {
      const { exitCode, text } = await stack.up();
      assert.equal(exitCode, 0, text);
      const outputs = (await stack.state()).find(({ type }) => type === "pulumi:pulumi:Stack")!.outputs!;
      return { images: outputs["images"], text };
    };
    try {
      const first = await pinned();
      assert.deepEqual(first.images, { proxy: `nginx@${digest("2")}`, app: `acme/app@${digest("3")}` });
      assert.match(first.text, /Nobody has used acme\/app 1\.0 for a year/);
      const before = hub.log.length;
      hub.push("ops", "acme/app", "2.3", { digest: digest("4") });
      assert.deepEqual((await pinned()).images, { proxy: `nginx@${digest("2")}`, app: `acme/app@${digest("4")}` });
      const asked = hub.log.slice(before).map(({ path }) => path);
      assert.ok(asked.filter((path) => TAGS.test(path)).length <= 2 * 3, asked.join("\n"));
      assert.deepEqual(hub.writes(), []);
    } finally {
      await close();
    }
  });
});
