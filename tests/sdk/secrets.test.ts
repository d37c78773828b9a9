import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { SECRETS } from "../../run/besides";
import * as dockerhub from "../../sdk";

/** Which arguments of each resource a program says to be secret. */
async function told(program: () => pulumi.Resource[]): Promise<Record<string, unknown>> {
  const said: Record<string, unknown> = {};
  await pulumi.runtime.setMocks({
    newResource: ({ inputs, name }) => {
      const given = inputs as Record<string, unknown>;
      if (SECRETS in given) said[name] = given[SECRETS];
      return { id: name, state: given };
    },
    call: () => ({}),
  });
  await Promise.all(program().map(({ urn }) => new Promise((resolve) => urn.apply(resolve))));
  return said;
}

describe("A program with secret arguments", () => {
  it("names them for the check, however deep the secret is, and names no others", async () => {
    const said = await told(() => {
      const plain = new dockerhub.Group("plain", { org: "acme", name: "plain", description: "as anybody may know" });
      const description = pulumi.secret("for nobody");
      const group = pulumi.secret("a").apply((a) => `${a}b`);
      return [
        plain,
        new dockerhub.Group("secret", { org: "acme", name: plain.name, description }),
        new dockerhub.OrgMembers("item", { org: "acme", members: ["ada", pulumi.secret("bo")] }),
        new dockerhub.OrgMembers("whole", { org: "labs", members: pulumi.secret({ ada: "owner" as const }) }),
        new dockerhub.GroupMembership("derived", { org: "acme", group, username: Promise.resolve("ada") }),
      ];
    });
    assert.deepEqual(said, { secret: ["description"], item: ["members"], whole: ["members"], derived: ["group"] });
  });
});
