import type { FakeHub, Seed } from "../../testing";

type Attributes = Record<string, unknown>;

const PEOPLE = Array.from({ length: 18 }, (_, n) => `user${String(n).padStart(2, "0")}`);
const TEAMS = ["platform", "web", "data", "on-call"];
const INVITED = ["cleo@example.com", "dee@example.com"];

const REPOSITORIES = ["app", "web", "tools"];

/** An access token of the organization, by hand; and what Terraform has of it, with "" where it was told of no end. */
async function orgToken(hub: FakeHub): Promise<Attributes> {
  const resources = [
    { type: "TYPE_REPO", path: "acme/*", scopes: ["scope-image-pull"] },
    { type: "TYPE_ORG", path: "acme", scopes: ["scope-member-read"] },
  ];
  const wanted = { label: "deploy", description: "Pulls", resources };
  const made = (await hub.byHand("ops", "POST", "/v2/orgs/acme/access-tokens", wanted)) as Attributes;
  return { ...wanted, id: made["id"], token: made["token"], is_active: true, expires_at: "" };
}

/** Three repositories, each with permissions of two teams, by hand; and what Terraform has of them. */
async function repositories(hub: FakeHub): Promise<object[]> {
  const made = REPOSITORIES.map(async (name, n) => {
    const texts = { description: `the ${name}`, full_description: n === 0 ? "# App\n" : "" };
    const isPrivate = n !== 1;
    const settings = { enabled: n === 2, rules: n === 2 ? ["v.*", "release"] : [] };
    const [at, older] = [`/v2/namespaces/acme/repositories`, `/v2/repositories/acme/${name}`];
    await hub.byHand("ops", "POST", at, { name, namespace: "acme", ...texts, is_private: isPrivate });
    await hub.byHand("ops", "PATCH", `${at}/${name}/immutabletags`, {
      immutable_tags: settings.enabled,
      immutable_tags_rules: settings.rules,
    });
    const teams = TEAMS.slice(n, n + 2).map((team, m) => ({
      team_id: hub.store.organizations.get("acme")!.groups.get(team)!.id,
      permission: ["read", "admin"][m],
    }));
    for (const { team_id: group_id, permission } of teams)
      await hub.byHand("ops", "POST", `${older}/groups`, { group_id, permission });
    return [
      resource("docker_hub_repository", name, [
        {
          attributes: {
            ...{ id: `acme/${name}`, namespace: "acme", name, ...texts, private: isPrivate },
            immutable_tags_settings: settings,
          },
        },
      ]),
      resource(
        "docker_hub_repository_team_permission",
        name,
        teams.map((one, m) => ({ index_key: m, attributes: { repo_id: `acme/${name}`, ...one } })),
      ),
    ];
  });
  return (await Promise.all(made)).flat();
}

/** An organization as the official Terraform provider leaves it. */
export const seed: Seed = {
  accounts: ["ops", ...PEOPLE].map((username) => ({ username, email: `${username}@example.com` })),
  organizations: [
    {
      name: "acme",
      members: [{ username: "ops", role: "owner" }, ...PEOPLE.map((username) => ({ username }))],
      groups: TEAMS.map((name, n) => ({
        name,
        description: n === 0 ? "Runs the clusters" : "",
        members: PEOPLE.slice(n * 2, n * 2 + 10),
      })),
    },
  ],
};

interface Instance {
  index_key?: string | number;
  deposed?: string;
  attributes: Attributes;
}

const resource = (type: string, name: string, instances: Instance[], more: object = {}) => ({
  mode: "managed",
  type,
  name,
  provider: 'provider["example.com/docker/docker"]',
  instances: instances.map((one) => ({ schema_version: 0, ...one })),
  ...more,
});

/** What Terraform has in its state of that organization, values of tokens in clear. */
export async function stateOf(hub: FakeHub): Promise<{ text: string; token: string }> {
  const org = { org_name: "acme" };
  await hub.byHand("ops", "POST", "/v2/invites/bulk", { org: "acme", role: "editor", invitees: INVITED });
  const made = (token_label: string) =>
    hub.byHand("ops", "POST", "/v2/access-tokens", { token_label, scopes: ["repo:read"] }) as Promise<Attributes>;
  const tokens = [await made("ci"), await made("deploy")];
  const acme = hub.store.organizations.get("acme")!;
  const resources = [
    resource(
      "docker_org_member",
      "all",
      PEOPLE.map((user_name) => ({ index_key: user_name, attributes: { ...org, user_name, role: "member" } })),
    ),
    resource(
      "docker_org_member",
      "invited",
      INVITED.map((email, n) => ({
        index_key: n,
        attributes: { ...org, email, user_name: null, role: "editor", invite_id: "x" },
      })),
    ),
    resource(
      "docker_org_team",
      "this",
      TEAMS.map((team_name) => ({
        index_key: team_name,
        attributes: {
          ...org,
          team_name,
          team_description: acme.groups.get(team_name)!.description,
          id: acme.groups.get(team_name)!.id,
        },
      })),
      { module: "module.teams" },
    ),
    ...TEAMS.map((team_name) =>
      resource(
        "docker_org_team_member",
        team_name,
        [...acme.groups.get(team_name)!.members].map((user_name) => ({
          index_key: user_name,
          attributes: { ...org, team_name, user_name, id: `acme/${team_name}/${user_name}` },
        })),
      ),
    ),
    ...tokens.map(({ token, uuid, token_label }) =>
      resource("docker_access_token", String(token_label), [
        {
          attributes: { uuid, token, token_label, scopes: ["repo:read"], is_active: true, expires_at: "" },
        },
      ]),
    ),
    resource("docker_org_access_token", "deploy", [{ attributes: { ...org, ...(await orgToken(hub)) } }]),
    ...(await repositories(hub)),
    resource("docker_org_setting_image_access_management", "acme", [
      { attributes: { ...org, enabled: false, allow_official_images: false, allow_verified_publishers: false } },
    ]),
    resource("docker_org_team", "gone", [
      { attributes: { ...org, team_name: "gone", team_description: null, id: 4711 } },
    ]),
    resource("docker_container", "web", [{ attributes: { name: "web" } }]),
    resource("docker_org_team", "left", [
      { deposed: "abcd", attributes: { ...org, team_name: "platform", team_description: null, id: 1 } },
    ]),
    { ...resource("docker_org", "acme", [{ attributes: org }]), mode: "data" },
  ];
  const text = JSON.stringify({ version: 4, terraform_version: "1.9.0", serial: 7, resources, outputs: {} });
  return { text, token: String(tokens[0]!["token"]) };
}
