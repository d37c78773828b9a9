import assert from "node:assert/strict";
import { itWhereProgramsTell } from "./company";

describe("A story of programs that tell", () => {
  it("is one of the suite that has it, where those of all suites but the first were lost", () => {
    const [own, told] = [globalThis.it, [] as string[]];
    const tell = (title: string) => void told.push(title);
    globalThis.it = Object.assign(tell, { skip: tell }) as unknown as typeof it;
    itWhereProgramsTell("a story", async () => undefined);
    globalThis.it = own;
    assert.deepEqual(told, ["a story"]);
  });
});
