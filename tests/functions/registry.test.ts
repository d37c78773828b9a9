import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { functions } from "../../provider/functions";
import { check } from "../../provider/functions/ask";

/** What programs are written by: a name that changes here breaks them. */
const CONTRACT: Record<string, { inputs: string; outputs: string }> = {
  getOrganization: { inputs: "org", outputs: "name organizationId fullName location company createdAt" },
  getMembers: { inputs: "org role group invited", outputs: "members" },
  getMember: { inputs: "org username", outputs: "username role groups email fullName isGuest joinedAt" },
  getGroups: { inputs: "org", outputs: "groups" },
  getGroup: { inputs: "org name", outputs: "name description groupId memberCount" },
  getInvites: { inputs: "org", outputs: "invites" },
  exportMembers: { inputs: "org", outputs: "csv members" },
  getScimUsers: { inputs: "active", outputs: "users" },
  getTokens: { inputs: "", outputs: "tokens" },
  getOrgAccessTokens: { inputs: "org", outputs: "tokens" },
  getAuditLogs: { inputs: "org since until action actor limit", outputs: "events hasMore" },
  getRepositories: { inputs: "namespace", outputs: "repositories" },
  getRepository: {
    inputs: "repository",
    outputs:
      "namespace name description isPrivate starCount pullCount lastUpdated registeredAt status storageSize categories " +
      "fullDescription immutableTags immutableTagsRules permissions",
  },
  getTags: { inputs: "repository", outputs: "tags" },
  getTag: {
    inputs: "repository tag",
    outputs: "name size lastUpdated lastUpdatedBy lastPulled lastPushed isActive images digest pinned",
  },
  staleTags: { inputs: "repository since days", outputs: "tags" },
  searchRepositories: { inputs: "query official limit", outputs: "repositories" },
};

/** Why a function is not called with some arguments; empty where it is. */
function refusal(definition: Parameters<typeof check>[0], args: object): string {
  try {
    check(definition, { ...args }, () => undefined);
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

describe("The registry of functions", () => {
  it("has what programs are written by, and no more", () => {
    const keys = (shape: object) => Object.keys(shape).join(" ");
    const there = [...functions.values()].map(({ name, inputs, outputs }) => [
      name,
      { inputs: keys(inputs), outputs: keys(outputs) },
    ]);
    assert.deepEqual(Object.fromEntries(there), CONTRACT);
  });

  for (const { name, inputs, outputs } of functions.values()) {
    it(`describes ${name} so that a page, a type and a plugin's schema can be made of it`, () => {
      for (const schema of [...Object.values(inputs), ...Object.values(outputs)])
        assert.ok(Object.keys(z.toJSONSchema(schema, { io: "input", unrepresentable: "throw" })).length > 1);
      const page = readFileSync(join(__dirname, "../../docs/reference/functions", `${name}.md`), "utf8");
      const rows = page.split("\n").filter((line) => line.startsWith("| `"));
      for (const row of rows) assert.match(row, /\| `[^`]+`[^|]*\|(\\\||[^|])+\| *\S[^|]*\S.*\|$/, row);
    });

    it(`says of ${name} in words of its own what is wrong with an argument of another kind`, () => {
      for (const key of Object.keys(inputs))
        for (const value of [7, "x", true, [7], { x: 7 }]) {
          assert.doesNotMatch(refusal(functions.get(name)!, { [key]: value }), /Invalid|expected|Too (small|big)/);
        }
    });
  }
});
