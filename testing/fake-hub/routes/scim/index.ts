import { type Answer, type Call, Refusal, refuse, type Route } from "../../http";
import { providerConfig, resourceTypes, schemas } from "./documents";
import { create, list, MOST, read, replace } from "./users";
import { answer, listed } from "./words";

/** How these routes refuse. Source: schema `scim_error` of the contract. */
function inWords({ status, body, headers = {} }: Answer): Answer {
  const { message = "", scimType } = body as { message?: string; scimType?: string };
  const said = { schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"], detail: message, status: String(status) };
  return answer(status, { ...said, ...(scimType !== undefined && { scimType }) }, headers);
}

/** One of a few documents, by what a path calls it. */
function named<T extends { id: string }>(all: readonly T[], id: string): T {
  const found = all.find((one) => one.id === id);
  if (found === undefined) throw new Refusal(refuse(404, `${id} not found`));
  return found;
}

const AT = "/v2/scim/2.0";

const ROUTES: readonly [method: "GET" | "POST" | "PUT", path: string, handle: (call: Call) => Answer][] = [
  ["GET", "/ServiceProviderConfig", () => answer(200, providerConfig(MOST))],
  ["GET", "/ResourceTypes", () => listed(resourceTypes)],
  ["GET", "/ResourceTypes/::name", ({ params }) => answer(200, named(resourceTypes, params["name"]!))],
  ["GET", "/Schemas", () => listed(schemas)],
  ["GET", "/Schemas/::id", ({ params }) => answer(200, named(schemas, params["id"]!))],
  ["GET", "/Users", list],
  ["POST", "/Users", create],
  ["GET", "/Users/:id", read],
  ["PUT", "/Users/:id", replace],
];

/**
 * What an identity provider asks, with the SCIM token of an organization. There is no DELETE: a user is deactivated.
 * Lists call their rows `resources`, as the contract has it, and not `Resources`, as RFC 7644 has.
 */
export const scimRoutes: Route[] = ROUTES.map(([method, path, handle]): Route => ({
  method,
  path: AT + path,
  credential: "scim",
  inWords,
  handle,
}));
