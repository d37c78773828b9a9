import assert from "node:assert/strict";
import { Scene } from "../support/spec";

describe("The offline engine", () => {
  let scene: Scene;
  beforeEach(async () => (scene = await Scene.open()));
  afterEach(() => scene.close());

  it("refuses by name what it does not do", async () => {
    const options = { replacementTrigger: "anew" };
    scene.declare([{ type: "Group", name: "group", args: { name: "platform" }, options }]);
    const { exitCode, text } = await scene.run("preview");
    assert.equal(exitCode, 1);
    assert.match(text, /The offline engine does not do the option replacementTrigger/);
  });

  it("tells a failure once", async () => {
    scene.declare([{ type: "Group", name: "group", args: { name: "Platform" } }]);
    const { text } = await scene.run("preview");
    assert.equal(text.match(/small letters/g)?.length, 1, text);
  });
});
