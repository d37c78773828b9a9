import type { FakeHub, Seed } from "../../testing";

/** Names that are no identifiers, or the same one, or mean something to a language. */
const GROUPS = ["class", "2fast", "a-b", "a_b", "default", "people", "x", "arguments", "dockerhub"];
/** An organization of such groups. */
export const awkward: Seed = {
  accounts: ["ops", "ada.l", "bo_b", "x-1", "bot-1", "zoe"].map((username) => ({
    username,
    email: `${username}@example.com`,
  })),
  organizations: [
    {
      name: "acme",
      members: [
        { username: "ops", role: "owner" },
        { username: "ada.l", role: "editor" },
        ...["bo_b", "x-1", "bot-1"].map((username) => ({ username })),
      ],
      groups: GROUPS.map((name, n) => ({
        name,
        description: n % 2 ? 'says "hi" `${x}`' : "",
        members: ["ada.l", "bot-1"].slice(n % 2),
      })),
    },
  ],
};

/** Repositories that are no identifiers, or called like a group, each with permissions of some groups. */
const REPOSITORIES = ["class", "a-b", "a.b", "2fast"];

export async function prepare(hub: FakeHub): Promise<void> {
  for (const [n, name] of REPOSITORIES.entries()) {
    const more = { description: n % 2 ? 'says "hi" `${x}`' : "", full_description: "# Here", is_private: n % 2 === 0 };
    await hub.byHand("ops", "POST", "/v2/namespaces/acme/repositories", { name, namespace: "acme", ...more });
    const at = `/v2/namespaces/acme/repositories/${name}/immutabletags`;
    await hub.byHand("ops", "PATCH", at, { immutable_tags: n > 1, immutable_tags_rules: n === 3 ? ['v"\\d+'] : [] });
    const groups = [...hub.store.organizations.get("acme")!.groups.values()].slice(n, 2 * n);
    for (const [m, { id }] of groups.entries())
      await hub.byHand("ops", "POST", `/v2/repositories/acme/${name}/groups`, {
        group_id: id,
        permission: ["read", "write", "admin"][m % 3],
      });
  }
  await hub.byHand("ops", "POST", "/v2/invites/bulk", {
    org: "acme",
    team: "class",
    role: "member",
    invitees: ["new@example.com", "zoe"],
  });
  for (const token_label of ["ci", "ci", "café ☕ 日本", "a::b"])
    await hub.byHand("ops", "POST", "/v2/access-tokens", { token_label, scopes: ["repo:read"] });
  const resources = [
    { type: "TYPE_REPO", path: "acme/a.b", scopes: ["scope-image-push", "scope-image-pull"] },
    { type: "TYPE_REPO", path: "*/*/public", scopes: ["scope-image-pull"] },
    { type: "TYPE_ORG", path: "acme", scopes: ["scope-member-read"] },
  ];
  for (const [n, label] of ["ci", "ci", 'says "hi"'].entries())
    await hub.byHand("ops", "POST", "/v2/orgs/acme/access-tokens", {
      label,
      description: "no reply has it",
      resources: resources.slice(n),
      expires_at: n === 0 ? "2999-01-01T00:00:00Z" : null,
    });
}
