import { randomBytes } from "node:crypto";
import { z } from "zod";
import { fields, name as named, optional } from "../body";
import { type Answer, type Call, created, noContent, ok, Refusal, refuse, refuseFields, type Route } from "../http";
import { actor, organization } from "../middleware/permission";
import { page } from "../pages";
import { moment } from "../query";
import { newOrgAccessToken, type Organization, type OrgAccessToken, PUBLIC, type TokenResource } from "../store";

const label = named.min(1, "must have 1 to 255 characters");
const description = z.string("must be text");
const resource = z.object({
  type: z.enum(["TYPE_REPO", "TYPE_ORG"], "must be TYPE_REPO or TYPE_ORG"),
  path: named,
  // Which scopes there are, nobody tells: the service adds some from time to time.
  scopes: z.array(named.min(1, "must not be empty"), "must be a list"),
});
const resources = z.array(resource, "must be a list");
/** Clients send an empty text as well where there is none. */
const expiry = z
  .string("must be text")
  .refine((text) => text === "" || moment(text) !== undefined, "must be a date and time")
  .transform((text) => (text === "" ? undefined : text));

const toCreate = z.object({
  label,
  description: optional(description),
  resources: optional(resources),
  expires_at: optional(expiry),
});
const toChange = z.object({
  label: optional(label),
  description: optional(description),
  resources: optional(resources),
  is_active: optional(z.boolean("must be true or false")),
});

const invalid = (wrong: Record<string, string>) => refuseFields("invalid access token", wrong);

/** What the list shows: no resources, and no description anywhere. */
const row = (token: OrgAccessToken) => ({
  id: token.id,
  label: token.label,
  created_by: token.createdBy,
  is_active: token.isActive,
  created_at: token.createdAt,
  expires_at: token.expiresAt ?? null,
  last_used_at: token.lastUsedAt ?? null,
});

const wire = (token: OrgAccessToken) => ({ ...row(token), resources: token.resources });

/** The organization, for an owner who signed in with a password: tokens make no tokens. */
const owned = (call: Call) => organization(call, "password");

function theToken(call: Call, org: Organization): OrgAccessToken {
  const found = org.accessTokens.get(call.params["id"]!);
  if (found === undefined) throw new Refusal(refuse(404, "access token not found"));
  return found;
}

/** Throws a 400 for what is not of this organization. */
function checked(org: Organization, given: TokenResource[]): TokenResource[] {
  const wrong = given.findIndex(({ type, path }) =>
    type === "TYPE_ORG" ? path !== org.name : path !== PUBLIC && !path.startsWith(`${org.name}/`),
  );
  if (wrong !== -1) throw new Refusal(invalid({ [`resources.${wrong}.path`]: `must be of ${org.name}` }));
  return given;
}

function create(call: Call): Answer {
  const org = owned(call);
  const { label, description, resources = [], expires_at: expiresAt } = fields(call, toCreate, invalid);
  if ((moment(expiresAt ?? "") ?? Infinity) <= call.store.now())
    return invalid({ expires_at: "must be in the future" });
  const token = newOrgAccessToken({
    value: `dckr_oat_${randomBytes(24).toString("base64url")}`,
    label,
    description,
    resources: checked(org, resources),
    createdBy: actor(call),
    createdAt: call.store.timestamp(),
    expiresAt,
  });
  org.accessTokens.set(token.id, token);
  call.store.record(org, actor(call), "org.access_token.create", label);
  return created({ ...wire(token), token: token.value });
}

function change(call: Call): Answer {
  const org = owned(call);
  const token = theToken(call, org);
  const wanted = fields(call, toChange, invalid);
  const { label = token.label, description = token.description, is_active: isActive = token.isActive } = wanted;
  const resources = wanted.resources === undefined ? token.resources : checked(org, wanted.resources);
  Object.assign(token, { label, description, isActive, resources });
  call.store.record(org, actor(call), "org.access_token.update", label);
  return ok(wire(token));
}

function end(call: Call): Answer {
  const org = owned(call);
  const token = theToken(call, org);
  org.accessTokens.delete(token.id);
  call.store.record(org, actor(call), "org.access_token.delete", token.label);
  return noContent;
}

const AT = "/v2/orgs/:org/access-tokens";

/** Tokens of an organization. The value is in the reply that makes one, and nowhere else. */
export const orgAccessTokenRoutes: Route[] = [
  {
    method: "GET",
    path: AT,
    handle: (call) => page(call, [...owned(call).accessTokens.values()], { size: 10, total: "total", show: row }),
  },
  { method: "POST", path: AT, handle: create },
  { method: "GET", path: `${AT}/:id`, handle: (call) => ok(wire(theToken(call, owned(call)))) },
  { method: "PATCH", path: `${AT}/:id`, handle: change },
  { method: "DELETE", path: `${AT}/:id`, handle: end },
];
