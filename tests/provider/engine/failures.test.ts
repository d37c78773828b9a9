import assert from "node:assert/strict";
import { registry } from "../../../provider/resources";
import { SECRETS } from "../../../run/besides";
import { everyNoun } from "../../nouns";
import { InProcess } from "../../support/inProcess";

const CANARY = "Planted-Canary !";
/** People who pass by themselves, for the rules that look at several. */
const PEOPLE = { "planted-canary": "member", "planted@example.com": "owner" };

/** The canary wherever a value could carry it. */
const shapes: unknown[] = [
  CANARY,
  CANARY.repeat(100),
  [CANARY],
  [CANARY, CANARY.toLowerCase()],
  { [CANARY]: CANARY },
  { [CANARY]: true },
  PEOPLE,
  { requiredOwners: [CANARY] },
];

const checked = async (type: string, args: object, olds: object = {}) => {
  const world = new InProcess({}, { rails: { allowedDomains: ["example.org"] } });
  const { failures } = await world.provider(type).check({ ...olds }, { ...args });
  return failures ?? [];
};

describe("A failed check", () => {
  for (const [type, { args: sampled, bad }] of everyNoun("sample")) {
    for (const key of Object.keys(registry.get(type)!.inputs)) {
      it(`prints nothing of a secret that is the ${key} of ${type}`, async () => {
        const values = [...shapes, ...bad.filter(([of]) => of === key).map(([, value]) => value)];
        let failed = 0;
        for (const value of values) {
          const args = { ...sampled, [key]: value, [SECRETS]: [key] };
          const failures = await checked(type, args, { ...sampled, [key]: value });
          failed += failures.length;
          for (const { property, reason } of failures) {
            assert.equal(property, "", "the engine prints the whole value of a property that is named");
            assert.doesNotMatch(reason, /planted/i);
          }
        }
        assert.ok(failed > 0, "no check has failed");
      });
    }
  }

  it("says why where nothing of a secret shows by that", async () => {
    const [failure] = await checked("Group", {
      name: "platform",
      description: "x".repeat(300),
      [SECRETS]: ["description"],
    });
    assert.equal(failure?.reason, "description: it is too long; 255 characters are the most.");
  });

  it("says how to see why where something would show", async () => {
    const [failure] = await checked("OrgMember", { username: CANARY, role: "member", [SECRETS]: ["username"] });
    assert.match(failure!.reason, /^username: it cannot stay as it is.*show something of username.*with that in clear/);
  });

  it("of a roster of 5,000 is a few lines, with the first of them named", async () => {
    const members = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`Person${n}`, "member"]));
    const failures = await checked("OrgMembers", { members });
    const text = JSON.stringify(failures);
    assert.ok(text.length < 2_000, text);
    assert.match(text, /Person0: a Docker ID is written in small letters.*and 4990 more like these/);
  });

  it("leaves what names secrets out of the inputs, and so of every state and plan", async () => {
    const provider = new InProcess().provider("Group");
    const { inputs, failures } = await provider.check({}, { name: "platform", [SECRETS]: ["description"] });
    assert.deepEqual(failures, []);
    assert.equal(SECRETS in (inputs as object), false);
  });
});
