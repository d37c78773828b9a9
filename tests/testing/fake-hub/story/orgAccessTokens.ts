import type { Step } from "./step";

const LIST = "/v2/orgs/{name}/access-tokens";
const ONE = "/v2/orgs/{org_name}/access-tokens/{access_token_id}";

export const orgAccessTokens: readonly Step[] = [
  {
    method: "post",
    path: LIST,
    url: "/v2/orgs/acme/access-tokens",
    body: {
      label: "ci",
      description: "x",
      resources: [{ type: "TYPE_ORG", path: "acme", scopes: ["scope-member-read"] }],
      expires_at: "2999-01-01T00:00:00Z",
    },
    status: 201,
  },
  { method: "post", path: LIST, url: "/v2/orgs/acme/access-tokens", body: {}, status: 400 },
  { method: "get", path: LIST, url: "/v2/orgs/acme/access-tokens", status: 200 },
  { method: "get", path: LIST, url: "/v2/orgs/nowhere/access-tokens", status: 403 },
  { method: "get", path: ONE, url: "/v2/orgs/acme/access-tokens/ID", status: 200 },
  { method: "patch", path: ONE, url: "/v2/orgs/acme/access-tokens/ID", body: { label: "x" }, status: 200 },
  { method: "delete", path: ONE, url: "/v2/orgs/acme/access-tokens/ID", status: 204 },
  { method: "get", path: ONE, url: "/v2/orgs/acme/access-tokens/ID", status: 404 },
];
