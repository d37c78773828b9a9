import assert from "node:assert/strict";
import { retryAfter, untilReset } from "../../../provider/hub/retryAfter";

const NOW = Date.parse("2030-06-01T12:00:00Z");
const IN_20_S = NOW / 1000 + 20;

describe("Reading when to come back from a 429", () => {
  const dialects: [string, Record<string, string>, number | undefined][] = [
    ["seconds", { "retry-after": "20" }, 20_000],
    ["a unix timestamp where seconds belong", { "retry-after": String(IN_20_S) }, 20_000],
    ["an HTTP date", { "retry-after": "Sat, 01 Jun 2030 12:00:20 GMT" }, 20_000],
    ["X-Retry-After", { "x-retry-after": String(IN_20_S) }, 20_000],
    ["X-RateLimit-Reset", { "x-ratelimit-reset": String(IN_20_S) }, 20_000],
    ["a moment that has passed", { "x-retry-after": String(IN_20_S - 60) }, 0],
    ["nothing", {}, undefined],
    ["nonsense", { "retry-after": "soon" }, undefined],
    ["nonsense before a good one", { "retry-after": "soon", "x-retry-after": String(IN_20_S) }, 20_000],
  ];
  for (const [name, headers, wait] of dialects) {
    it(`understands ${name}`, () => assert.equal(retryAfter(new Headers(headers), NOW), wait));
  }

  for (const minutes of [-10, 10]) {
    it(`believes the Hub's clock when ours is ${minutes} minutes off`, () => {
      const headers = new Headers({ "x-retry-after": String(IN_20_S), date: new Date(NOW).toUTCString() });
      assert.equal(retryAfter(headers, NOW + minutes * 60_000), 20_000);
    });
  }

  it("reads the start of the next window", () => {
    assert.equal(untilReset(new Headers({ "x-ratelimit-reset": String(IN_20_S) }), NOW), 20_000);
    assert.equal(untilReset(new Headers(), NOW), undefined);
  });
});
