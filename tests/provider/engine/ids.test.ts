import assert from "node:assert/strict";
import { resourceProvider } from "../../../provider/engine/lifecycle";
import { registry } from "../../../provider/resources";
import { InProcess } from "../../support/inProcess";

describe("An id that people write, for an import or get()", () => {
  const cases: [noun: string, id: string, why: RegExp][] = [
    ["Group", "acme", /is not of the form \{org\}\/\{name\}/],
    ["Group", "Acme/platform", /of the form \{org\}\/\{name\}, and "Acme" is no org: .* small letters: "acme"/],
    ["Group", "../../orgs/acme/legacy", /"\.\." is no org/],
    ["OrgMember", "acme/ada@example.com", /"ada@example\.com" is no username: it must be a Docker ID, not an address/],
    ["OrgMembers", "acme/people", /of the form \{org\}, and "acme\/people" is no org/],
    ["OrgSettings", "acme/settings", /"acme\/settings" is no org/],
    ["Repository", "acme/a/b", /"a\/b" is no name/],
  ];
  for (const [noun, id, why] of cases)
    it(`is refused before anything is asked for where it names no ${noun}: ${id}`, async () => {
      const world = new InProcess();
      const provider = resourceProvider(registry.get(noun)!, () => world.connection());
      await assert.rejects(provider.read!(id, {}), why);
      assert.deepEqual(world.fake.log, []);
    });
});
