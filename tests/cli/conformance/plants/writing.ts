import { oneMore, type Plant } from "./plant";

const ORG = "\\/v2\\/orgs\\/canaryorg";
const OWN = "conformance-\\w+";
const GROUPS = `${ORG}\\/groups`;
const to = (method: string, path: string) => new RegExp(`^${method} ${path}$`);
const TOKENS = "\\/v2\\/access-tokens";
const UUID = "[\\w-]{36}";
const BULK = to("POST", "\\/v2\\/invites\\/bulk");
const LIST = to("GET", `${ORG}\\/invites`);

/** Names of the run's own groups, and what happens to each in this order. */
const A = `${GROUPS}\\/${OWN}-a`;
const A_IN_CAPITALS = `${GROUPS}\\/CONFORMANCE-\\w+-A`;
const B = `${GROUPS}\\/${OWN}-b`;
const C = `${GROUPS}\\/${OWN}-c`;
const create = (nth: number) => ({ at: to("POST", GROUPS), nth });
const put = (nth: number) => ({ at: to("PUT", A), nth });

/** The log, with other names for what was done. */
const LOG: Plant = { at: to("GET", "\\/v2\\/auditlogs\\/.*"), set: { "logs.*.action": "canary.other" } };

const GROUP: Record<string, Plant> = {
  create: { ...create(1), status: 200 },
  "create tells what was sent": { ...create(1), set: { description: "Canary" } },
  "create again": { ...create(2), status: 201 },
  "create with a slash": { at: to("POST", `${GROUPS}\\/`), status: 400 },
  capitals: { ...create(3), status: 201 },
  read: { at: to("GET", A), nth: 1, set: { id: oneMore } },
  "read with a slash": { at: to("GET", `${A}\\/`), set: { id: oneMore } },
  "read in capitals": { at: to("GET", A_IN_CAPITALS), status: 404 },
  PATCH: { at: to("PATCH", A), status: 202 },
  "PATCH keeps the rest": { at: to("PATCH", A), set: { name: "canary" } },
  PUT: { ...put(1), html: true },
  "PUT changes": { ...put(1), set: { description: "Canary" } },
  "PUT without description": { ...put(2), set: { description: "" } },
  "rename to a taken name": { ...put(3), status: 200 },
  rename: { ...put(4), set: { id: "770001" } },
  "rename keeps the number": { ...put(4), set: { id: oneMore } },
  "rename leaves nothing": { at: to("GET", A), nth: 3, status: 200 },
  "rename is there": { at: to("GET", C), set: { id: oneMore } },
  "wrong method": { at: to("POST", C), status: 405, headers: { allow: undefined } },
  delete: { at: to("DELETE", C), nth: 1, status: 200 },
  "delete again": { at: to("DELETE", C), nth: 2, status: 204 },
  "is logged": LOG,
  "delete with a slash": { at: to("DELETE", `${B}\\/`), status: 404 },
};

const MEMBERSHIP: Record<string, Plant> = {
  add: { at: to("POST", `${A}\\/members`), nth: 1, body: { canary: "Canary" } },
  "add again": { at: to("POST", `${A}\\/members`), nth: 2, status: 409 },
  "add a stranger": { at: to("POST", `${A}\\/members`), nth: 3, status: 200 },
  people: { at: to("GET", `${A}\\/members\\?.*`), set: { results: [{ username: "canaryother" }] } },
  "people with a slash": { at: to("GET", `${A}\\/members\\/\\?.*`), set: { results: [] } },
  member_count: { at: to("GET", A), nth: 2, set: { member_count: oneMore } },
  "groups of a member": { at: to("GET", `${ORG}\\/members\\?.*search=.*`), set: { "results.*.groups": null } },
  "after a rename": { at: to("GET", `${C}\\/members\\?.*`), set: { results: [] } },
  "is logged": LOG,
  remove: { at: to("DELETE", `${C}\\/members\\/canaryme`), nth: 1, status: 200 },
  "remove again": { at: to("DELETE", `${C}\\/members\\/canaryme`), nth: 2, status: 204 },
};

const made = (nth: number) => ({ at: to("POST", TOKENS), nth });
const patch = (nth: number) => ({ at: to("PATCH", `${TOKENS}\\/${UUID}`), nth });
const read = (nth: number) => ({ at: to("GET", `${TOKENS}\\/${UUID}`), nth });
const ended = (nth: number) => ({ at: to("DELETE", `${TOKENS}\\/${UUID}`), nth });
const SHOWN = "dckr_pat_canary-value-that-shows";

const TOKEN: Record<string, Plant> = {
  "unknown scope": { ...made(1), body: { detail: "Canary" } },
  "long label": { ...made(2), set: { text: undefined } },
  create: { ...made(3), set: { token: "canary" } },
  "create tells what was sent": { ...made(3), set: { scopes: ["canary"] } },
  "expires_at is as sent": { ...made(3), set: { expires_at: "2030-06-02T12:00:00.000Z" } },
  "read shows no value": { ...read(1), set: { token: SHOWN } },
  "list shows no value": { at: to("GET", `${TOKENS}\\?.*`), set: { "results.*.token": SHOWN } },
  label: { ...patch(1), set: { token_label: "Canary" } },
  "scopes are fixed": { ...read(2), set: { scopes: ["canary"] } },
  "expires_at is fixed": { ...read(2), set: { expires_at: "2099-12-31T23:59:59Z" } },
  "signs in": { at: to("POST", "\\/v2\\/auth\\/token"), nth: 2, status: 401 },
  "is kept from people": { at: to("GET", `${ORG}\\/members`), status: 200, body: { canary: "Canary" } },
  "is kept from tokens": { at: to("GET", TOKENS), status: 404 },
  disable: { ...patch(4), set: { is_active: true } },
  "wrong method": { at: to("POST", `${TOKENS}\\/${UUID}`), status: 404 },
  "is logged": LOG,
  delete: { ...ended(1), status: 200 },
  gone: { ...read(3), status: 200 },
  "delete again": { ...ended(2), status: 204 },
};

const invite = "\\/v2\\/invites\\/[\\w-]+";

const INVITATION: Record<string, Plant> = {
  bulk: { at: BULK, nth: 1, status: 201 },
  "flat reply": { at: BULK, nth: 1, body: { invitees: { invitees: [] } } },
  nobody: { at: BULK, nth: 1, set: { "invitees.*.status": "invited" } },
  member: { at: BULK, nth: 1, set: { "invitees.*.status": "canary" } },
  invite: { at: BULK, nth: 2, set: { "invitees.*.status": "canary" } },
  "invite again": { at: BULK, nth: 3, set: { "invitees.*.invite.id": "canary-other" } },
  listed: { at: LIST, nth: 2, set: { "data.*.created_at": "Canary" } },
  team: { at: LIST, nth: 2, set: { "data.*.team": "canary" } },
  "takes a seat": { at: to("GET", `${ORG}\\/members\\?.*type=invitee.*`), set: { count: oneMore } },
  "is logged": LOG,
  resend: { at: to("PATCH", `${invite}\\/resend`), status: 404 },
  cancel: { at: to("DELETE", invite), nth: 1, status: 200 },
  cancelled: { at: to("DELETE", invite), nth: 1, swallowed: 204 },
  "cancel again": { at: to("DELETE", invite), nth: 2, status: 204 },
};

const of = (area: string, plants: Record<string, Plant>) =>
  Object.fromEntries(Object.entries(plants).map(([name, plant]) => [`life of ${area}: ${name}`, plant]));

/** For each row that writes, a deviation that it has to find. */
export const writingPlants: Record<string, Plant> = {
  ...of("a group", GROUP),
  ...of("a membership", MEMBERSHIP),
  ...of("an access token", TOKEN),
  ...of("an invitation", INVITATION),
};
