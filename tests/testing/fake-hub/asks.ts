import { everyNoun } from "../../nouns";
import type { Route } from "../../nouns/noun";

/** The routes that are of no noun, or whose noun tells nothing of them yet. */
const COMMON: Route[] = [
  ["POST", "/v2/auth/token", { identifier: "ops", secret: "x" }],
  ["POST", "/v2/users/login", { username: "ada", password: "x" }],
  ["POST", "/v2/users/2fa-login", { login_2fa_token: "x", code: "1" }],
  ["GET", "/v2/users/:"],
  ["GET", "/v2/user"],
  ["GET", "/v2/user/orgs"],
  ["GET", "/v2/orgs/:"],
  ["GET", "/v2/namespaces/:/repositories/:/tags"],
  ["GET", "/v2/repositories/:/:/tags/:"],
  ["GET", "/v2/search/repositories"],
  ["GET", "/v2/repositories/acme/:/webhook_pipeline"],
  [
    "POST",
    "/v2/repositories/acme/:/webhook_pipeline",
    { name: "ci", expect_final_callback: false, webhooks: [{ name: "ci", hook_url: "https://ci.example/x" }] },
  ],
  ["DELETE", "/v2/repositories/acme/:/webhook_pipeline/:"],
  ["GET", "/v2/orgs/:/settings/registry-access-management"],
  [
    "PUT",
    "/v2/orgs/acme/settings/registry-access-management",
    {
      enabled: true,
      standard_registries: [{ id: "DockerHub", allowed: true }],
      custom_registries: [{ address: "registry.example", friendly_name: "own", allowed: true }],
    },
  ],
  ["GET", "/v2/orgs/acme/access-tokens"],
  [
    "POST",
    "/v2/orgs/acme/access-tokens",
    {
      label: "ci",
      description: "x",
      resources: [{ type: "TYPE_REPO", path: "acme/*", scopes: ["scope-image-pull"] }],
      expires_at: "2999-01-01T00:00:00Z",
    },
  ],
  ["GET", "/v2/orgs/acme/access-tokens/:"],
  ["PATCH", "/v2/orgs/acme/access-tokens/:", { label: "ci", resources: [], is_active: false }],
  ["DELETE", "/v2/orgs/acme/access-tokens/:"],
  ["GET", "/v2/scim/2.0/ServiceProviderConfig"],
  ["GET", "/v2/scim/2.0/ResourceTypes"],
  ["GET", "/v2/scim/2.0/ResourceTypes/:"],
  ["GET", "/v2/scim/2.0/Schemas/:"],
  ["GET", "/v2/scim/2.0/Users"],
  [
    "POST",
    "/v2/scim/2.0/Users",
    {
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
      userName: "ada@example.com",
      name: { givenName: "Ada", familyName: "Example" },
      active: true,
    },
  ],
  ["GET", "/v2/scim/2.0/Users/:"],
  ["PUT", "/v2/scim/2.0/Users/:", { schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"], enabled: false }],
  ["GET", "/v2/auditlogs/acme"],
  ["GET", "/v2/auditlogs/:/actions"],
];

/** What each route takes. */
export const ROUTES: Route[] = [...COMMON, ...everyNoun("routes").flatMap(([, routes]) => routes)];
