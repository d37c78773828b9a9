import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { fields, optional } from "../body";
import { type Answer, type Call, created, noContent, ok, Refusal, refuse, refuseFields, type Route } from "../http";
import { tokenOwner } from "../middleware/permission";
import { page } from "../pages";
import { moment } from "../query";
import type { PersonalToken } from "../store";

const label = z
  .string("must be text")
  .min(1, "must have 1 to 100 characters")
  .max(100, "must have 1 to 100 characters");
const scope = z.enum(["repo:admin", "repo:write", "repo:read", "repo:public_read"], "unknown scope");
const expiry = z.string("must be text").refine((text) => moment(text) !== undefined, "must be a date and time");

const toCreate = z.object({
  token_label: label,
  scopes: z.array(scope, "must be a list").min(1, "must name a scope"),
  expires_at: optional(expiry),
});
const toChange = z.object({ token_label: optional(label), is_active: optional(z.boolean("must be true or false")) });

const invalid = (wrong: Record<string, string>) => refuseFields("invalid token", wrong);

const wire = (token: PersonalToken) => ({
  uuid: token.uuid,
  client_id: "HUB",
  creator_ip: "127.0.0.1",
  creator_ua: "fake hub",
  created_at: token.createdAt,
  last_used: token.lastUsedAt ?? null,
  generated_by: "manual",
  is_active: token.isActive,
  token: "",
  token_label: token.label,
  scopes: token.scopes,
  ...(token.expiresAt === undefined ? {} : { expires_at: token.expiresAt }),
});

function own(call: Call): PersonalToken {
  const owner = tokenOwner(call);
  const token = call.store.tokens.get(call.params["uuid"]!);
  if (token?.owner !== owner) throw new Refusal(refuse(404, "token not found"));
  return token;
}

/** Writes into the logs of the organizations that the account belongs to. */
function record(call: Call, action: string, token: PersonalToken): void {
  for (const org of call.store.organizations.values()) {
    if (org.members.has(token.owner)) call.store.record(org, token.owner, action, token.label);
  }
}

function list(call: Call): Answer {
  const owner = tokenOwner(call);
  const tokens = [...call.store.tokens.values()].filter((token) => token.owner === owner);
  const extra = { active_count: tokens.filter(({ isActive }) => isActive).length };
  return page(call, tokens, { size: 10, extra, show: wire });
}

function create(call: Call): Answer {
  const owner = tokenOwner(call);
  const wanted = fields(call, toCreate, invalid);
  if ((moment(wanted.expires_at ?? "") ?? Infinity) <= call.store.now()) {
    return invalid({ expires_at: "must be in the future" });
  }
  const token: PersonalToken = {
    uuid: randomUUID(),
    owner,
    value: `dckr_pat_${randomBytes(20).toString("base64url").slice(0, 27)}`,
    label: wanted.token_label,
    scopes: wanted.scopes,
    isActive: true,
    createdAt: call.store.timestamp(),
    expiresAt: wanted.expires_at,
  };
  call.store.tokens.set(token.uuid, token);
  record(call, "org.access_token.create", token);
  return created({ ...wire(token), token: token.value });
}

function change(call: Call): Answer {
  const token = own(call);
  const { token_label: label = token.label, is_active: isActive = token.isActive } = fields(call, toChange, invalid);
  Object.assign(token, { label, isActive });
  record(call, "org.access_token.update", token);
  return ok(wire(token));
}

function end(call: Call): void {
  const token = own(call);
  call.store.tokens.delete(token.uuid);
  record(call, "org.access_token.delete", token);
}

const routesAt = (path: string, ended: Answer): Route[] => [
  { method: "GET", path, handle: list },
  { method: "POST", path, handle: create },
  { method: "GET", path: `${path}/:uuid`, handle: (call) => ok(wire(own(call))) },
  { method: "PATCH", path: `${path}/:uuid`, handle: change },
  {
    method: "DELETE",
    path: `${path}/:uuid`,
    handle: (call) => {
      end(call);
      return ended;
    },
  },
];

/**
 * Personal access tokens of the account that asks. The value is in the reply that makes one, and nowhere else. A time
 * comes back as it was sent: clients compare it as text. The older path is that of Docker's own command for the Hub,
 * which also notes its 202.
 */
export const tokenRoutes: Route[] = [
  ...routesAt("/v2/access-tokens", noContent),
  ...routesAt("/v2/api_tokens", { status: 202 }),
];
