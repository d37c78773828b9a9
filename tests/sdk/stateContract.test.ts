import assert from "node:assert/strict";
import { registry } from "../../provider/resources";
import * as provider from "../../provider";
import { providerText, typeToken } from "../../sdk/contract";
import { nouns } from "../../sdk/nouns";

/**
 * What users' state files hold. A change of a line here breaks existing stacks: it needs a new
 * major version and a way to keep serving the old form.
 */
const CONTRACT: Record<string, { id: string; inputs: string[]; outputs: string[] }> = {
  Group: {
    id: "{org}/{name}",
    inputs: ["org", "name", "description", "adopt", "onDestroy"],
    outputs: ["groupId", "found"],
  },
  GroupMembership: {
    id: "{org}/{group}/{username}",
    inputs: ["org", "group", "username", "onDestroy"],
    outputs: ["groupId", "found"],
  },
  GroupMembers: {
    id: "{org}/{group}",
    inputs: ["org", "group", "members", "ignore", "onDestroy"],
    outputs: ["groupId", "found"],
  },
  OrgMembers: {
    id: "{org}",
    inputs: ["org", "members", "ignore", "resendStale", "rails", "onDestroy"],
    outputs: ["invites", "stale", "usernames"],
  },
  OrgMember: { id: "{org}/{username}", inputs: ["org", "username", "role", "onDestroy"], outputs: ["found"] },
  Invite: {
    id: "{org}/{invitee}",
    inputs: ["org", "invitee", "role", "group", "onDestroy"],
    outputs: ["status", "inviteId", "createdAt", "username", "found"],
  },
  PersonalAccessToken: {
    id: "{uuid}",
    inputs: ["label", "scopes", "expiresAt", "isActive", "place", "onDestroy"],
    outputs: ["uuid", "token", "createdAt", "expired", "account", "found"],
  },
  OrgSettings: { id: "{org}", inputs: ["org", "restrictedImages", "onDestroy"], outputs: ["found"] },
};

describe("What users' state files depend on", () => {
  it("has a line for every noun, and no more", () =>
    assert.deepEqual([...registry.keys()].sort(), Object.keys(CONTRACT).sort()));

  for (const [type, { id, inputs, outputs }] of Object.entries(CONTRACT)) {
    it(`is unchanged for ${type}`, () => {
      const definition = registry.get(type)!;
      assert.equal(definition.id, id);
      assert.deepEqual(Object.keys(definition.inputs), inputs);
      assert.deepEqual(Object.keys(definition.outputs), outputs);
      assert.deepEqual(nouns[type as keyof typeof nouns].keys, [...inputs, ...outputs]);
      assert.equal(typeToken(type), `pulumi-nodejs:dynamic/dockerhub:${type}`);
      assert.equal(
        providerText(type),
        `exports.handler=()=>require("pulumi-dockerhub/provider").providerFor("${type}")`,
      );
    });
  }

  it("gets a provider for each text, and a sentence for a noun of another version", () => {
    assert.deepEqual(Object.keys(provider), ["providerFor"]);
    for (const type of Object.keys(CONTRACT)) {
      const verbs = Object.keys(provider.providerFor(type)).sort();
      assert.deepEqual(verbs, ["check", "configure", "create", "delete", "diff", "read", "update"]);
    }
    assert.throws(() => provider.providerFor("Nothing"), /knows no Nothing\. Install the version/);
  });
});
