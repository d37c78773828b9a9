import assert from "node:assert/strict";
import { strictest } from "../../run/stricter";

describe("What a Provider goes by", () => {
  const cases: [why: string, key: string, ...values: (string | undefined)[]][] = [
    ["its own value", "minOwners", "2", undefined, undefined, "2"],
    ["the stack's where it has none", "minOwners", undefined, "2", "3", "2"],
    [
      "nothing that would be saved of what is exported for one run",
      "override",
      undefined,
      undefined,
      "maxRemoval: sold",
    ],
    ["the greater of two numbers of owners", "minOwners", "2", "3", undefined, "3"],
    ["the smaller of two budgets", "maxRemoval", "50%", undefined, "10%", "10%"],
    ["all who have to stay owners", "requiredOwners", "bo", "Ada, bo", undefined, "ada,bo"],
    ["its own text where both say the same", "requiredOwners", "Ada, bo", "Ada, bo", undefined, "Ada, bo"],
    ["domains that both allow", "allowedDomains", "example.com,example.org", "example.org", undefined, "example.org"],
    ["the stack's domains where they have none in common", "allowedDomains", "a.example", "b.example", "", "b.example"],
    ["its own address", "baseUrl", "https://a.example", "https://b.example", undefined, "https://a.example"],
  ];
  for (const [why, key, own, stack, exported, by] of cases)
    it(`is ${why}`, () => assert.equal(strictest(key, own, stack, exported), by));
});
