import assert from "node:assert/strict";

/** What must not be printed by any suite: credentials planted in tests, and values of tokens. */
const SECRET = /planted-[\w-]+|dckr_(?:pat|oat)_[\w-]{20,}/;
const printed: string[] = [];

for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  stream.write = ((...args: unknown[]) => {
    printed.push(String(args[0]));
    return write(...args);
  }) as typeof stream.write;
}

export const mochaHooks = {
  afterAll(): void {
    const shown = printed.find((text) => SECRET.test(text));
    assert.equal(shown, undefined, "a secret was printed in the test run");
  },
};
