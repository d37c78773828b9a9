import { randomBytes, randomUUID } from "node:crypto";
import { type Call, created, noContent, ok, Refusal, refuse, refuseFields, type Route, text } from "../http";
import { tokenOwner } from "../middleware/permission";
import { page } from "../pages";
import type { PersonalToken } from "../store";

const SCOPES: readonly unknown[] = ["repo:admin", "repo:write", "repo:read", "repo:public_read"];

const wire = (token: PersonalToken) => ({
  uuid: token.uuid,
  client_id: "HUB",
  creator_ip: "127.0.0.1",
  creator_ua: "fake hub",
  created_at: token.createdAt,
  last_used: null,
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

function label(body: Record<string, unknown>): string {
  const label = text(body, "token_label") ?? "";
  if (label.length < 1 || label.length > 100)
    throw new Refusal(refuseFields("invalid token", { token_label: "must have 1 to 100 characters" }));
  return label;
}

/** Writes into the logs of the organizations that the account belongs to. */
function record(call: Call, action: string, token: PersonalToken): void {
  for (const org of call.store.organizations.values()) {
    if (org.members.has(token.owner)) call.store.record(org, token.owner, action, token.label);
  }
}

/** Personal access tokens of the account that asks. The value is in the reply that makes one, and nowhere else. */
export const tokenRoutes: Route[] = [
  {
    method: "GET",
    path: "/v2/access-tokens",
    handle: (call) => {
      const owner = tokenOwner(call);
      const tokens = [...call.store.tokens.values()].filter((token) => token.owner === owner);
      const extra = { active_count: tokens.filter(({ isActive }) => isActive).length };
      return page(call, tokens, { size: 10, extra, show: wire });
    },
  },
  {
    method: "POST",
    path: "/v2/access-tokens",
    handle: (call) => {
      const owner = tokenOwner(call);
      const { scopes, expires_at: expiresAt } = call.body;
      if (!Array.isArray(scopes) || scopes.length === 0 || !scopes.every((scope) => SCOPES.includes(scope))) {
        return refuseFields("invalid token", { scopes: "unknown scope" });
      }
      if (expiresAt !== undefined && !(Date.parse(String(expiresAt)) > call.store.now())) {
        return refuseFields("invalid token", { expires_at: "must be in the future" });
      }
      const token: PersonalToken = {
        uuid: randomUUID(),
        owner,
        value: `dckr_pat_${randomBytes(20).toString("base64url").slice(0, 27)}`,
        label: label(call.body),
        scopes: scopes.map(String),
        isActive: true,
        createdAt: call.store.timestamp(),
        expiresAt: expiresAt === undefined ? undefined : new Date(String(expiresAt)).toISOString(),
      };
      call.store.tokens.set(token.uuid, token);
      record(call, "org.access_token.create", token);
      return created({ ...wire(token), token: token.value });
    },
  },
  { method: "GET", path: "/v2/access-tokens/:uuid", handle: (call) => ok(wire(own(call))) },
  {
    method: "PATCH",
    path: "/v2/access-tokens/:uuid",
    handle: (call) => {
      const token = own(call);
      if (call.body["token_label"] !== undefined) token.label = label(call.body);
      if (typeof call.body["is_active"] === "boolean") token.isActive = call.body["is_active"];
      record(call, "org.access_token.update", token);
      return ok(wire(token));
    },
  },
  {
    method: "DELETE",
    path: "/v2/access-tokens/:uuid",
    handle: (call) => {
      const token = own(call);
      call.store.tokens.delete(token.uuid);
      record(call, "org.access_token.delete", token);
      return noContent;
    },
  },
];
