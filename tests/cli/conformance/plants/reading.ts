import { listPlants } from "./lists";
import { objectPlants } from "./objects";
import { asked, get, GROUPS, MEMBERS, ORG } from "./paths";
import type { Plant } from "./plant";

/** A token with other claims. */
const living = (seconds: number) => (token: unknown) => {
  const [head, claims, tail] = String(token).split(".");
  const { exp, ...rest } = JSON.parse(Buffer.from(claims!, "base64url").toString()) as { exp: number };
  const other = Buffer.from(JSON.stringify({ ...rest, exp: exp + seconds })).toString("base64url");
  return [head, other, tail].join(".");
};

const SIGN_IN: Record<string, Plant> = {
  "sign-in: access token": { at: /^POST \/v2\/auth\/token$/, set: { access_token: undefined } },
  "sign-in: access token is a JWT": { at: /^POST \/v2\/auth\/token$/, set: { access_token: "canary.canary" } },
  "sign-in: life of an access token": { at: /^POST \/v2\/auth\/token$/, set: { access_token: living(-550) } },
  "sign-in: login": { at: /^POST \/v2\/users\/login$/, set: { token: "" } },
  "sign-in: token of a login is a JWT": { at: /^POST \/v2\/users\/login$/, set: { token: "canary" } },
  "sign-in: second factor is asked for": {
    at: /^POST \/v2\/users\/login$/,
    set: { detail: undefined },
    credential: "second factor",
  },
  "sign-in: second factor": {
    at: /^POST \/v2\/users\/2fa-login$/,
    set: { token: undefined },
    credential: "second factor",
  },
  "sign-in: refused": { at: /^POST \/v2\/auth\/token$/, nth: 2, status: 404 },
  "sign-in: login refused": { at: /^POST \/v2\/users\/login$/, set: { detail: undefined } },
  "sign-in: no bearer": { at: MEMBERS, html: true },
  "sign-in: broken bearer": { at: MEMBERS, status: 400 },
};

const ERRORS: Record<string, Plant> = {
  "errors: unknown path": { at: /there-is-no-such-path/, status: 404, body: { message: "Canary" } },
  "errors: unknown organization": { at: /^GET \/v2\/orgs\/conformance\w+$/, status: 200, body: {} },
  "errors: members of an unknown organization": {
    at: /^GET \/v2\/orgs\/conformance\w+\/members$/,
    status: 200,
    body: { count: 0, next: null, previous: null, results: [] },
  },
  "errors: foreign organization": { at: /^GET \/v2\/orgs\/docker\/members$/, status: 404 },
  "errors: unknown group": { at: get(`${ORG}\\/groups\\/conformance\\w+`), html: true },
  "errors: people of an unknown group": { at: get(`${ORG}\\/groups\\/conformance\\w+\\/members`), status: 400 },
  "errors: unknown access token": { at: /^GET \/v2\/access-tokens\/0{8}-/, body: { canary: "Canary" } },
  "errors: HEAD": { at: new RegExp(`^HEAD ${ORG}\\/members$`), status: 405 },
  "errors: unknown value": { at: asked("members", "type=conformance"), status: 200, body: { canary: "Canary" } },
  "errors: a single member": { at: get(`${ORG}\\/members\\/canaryme`), status: 200, body: {} },
};

const SLASHES: Record<string, Plant> = {
  "slashes: members": { at: get(`${ORG}\\/members\\/`), status: 301, headers: { location: "https://canary.example" } },
  "slashes: groups": { at: get(`${ORG}\\/groups\\/`), status: 404 },
  "slashes: a group": { at: get(`${ORG}\\/groups\\/owners\\/`), set: { canary: "Canary" } },
  "slashes: people of a group": { at: get(`${ORG}\\/groups\\/owners\\/members\\/`), status: 404, html: true },
  "slashes: invitations": { at: get(`${ORG}\\/invites\\/`), status: 404 },
  "slashes: settings": { at: get(`${ORG}\\/settings\\/`), status: 404 },
  "slashes: access tokens": { at: /^GET \/v2\/access-tokens\/$/, status: 404 },
  "slashes: audit log": { at: /^GET \/v2\/auditlogs\/canaryorg\/$/, body: {} },
};

const LIMIT: Record<string, Plant> = {
  "rate limit: headers": { at: GROUPS, headers: { "x-ratelimit-limit": undefined } },
  "rate limit: reset": { at: GROUPS, headers: { "x-ratelimit-reset": "770000" } },
  "rate limit: remaining": { at: GROUPS, headers: { "x-ratelimit-remaining": "77000" } },
  "rate limit: 429": {
    at: /^POST \/v2\/auth\/token$/,
    nth: 1,
    status: 429,
    headers: { "x-ratelimit-reset": undefined },
  },
  "clock: Date": { at: GROUPS, headers: { date: undefined } },
};

/** For each row that reads, a deviation that it has to find. */
export const readingPlants: Record<string, Plant> = {
  ...SIGN_IN,
  ...ERRORS,
  ...listPlants,
  ...SLASHES,
  ...objectPlants,
  ...LIMIT,
};
