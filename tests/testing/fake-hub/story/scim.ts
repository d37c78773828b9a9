import type { Step } from "./step";

const AT = "/v2/scim/2.0";
const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
export const SCIM_TOKEN = "scim-token-of-the-story";

const step = (method: string, path: string, status: number, body?: object, url = path): Step => ({
  ...{ method, path: AT + path, url: AT + url, status, bearer: SCIM_TOKEN },
  ...(body && { body }),
});

export const scim: readonly Step[] = [
  step("get", "/ServiceProviderConfig", 200),
  { ...step("get", "/ServiceProviderConfig", 401), bearer: "another" },
  step("get", "/ResourceTypes", 200),
  step("get", "/ResourceTypes/{name}", 200, undefined, "/ResourceTypes/User"),
  step("get", "/ResourceTypes/{name}", 404, undefined, "/ResourceTypes/Group"),
  step("get", "/Schemas", 200),
  step("get", "/Schemas/{id}", 200, undefined, `/Schemas/${USER}`),
  step("post", "/Users", 201, { schemas: [USER], userName: "zoe@example.com", name: { givenName: "Zoe" } }),
  step("post", "/Users", 409, { schemas: [USER], userName: "zoe@example.com" }),
  step("post", "/Users", 400, { schemas: [USER] }),
  step("get", "/Users", 200),
  step("get", "/Users", 400, undefined, "/Users?filter=nonsense"),
  step("get", "/Users/{id}", 200, undefined, "/Users/ID"),
  step("put", "/Users/{id}", 200, { schemas: [USER], enabled: true }, "/Users/ID"),
  step("get", "/Users/{id}", 404, undefined, "/Users/nobody"),
];
