import {
  asked,
  get,
  GROUPS,
  IN_OWNERS,
  INVITES,
  LOG,
  MEMBERS,
  ORG,
  ORG_TOKENS,
  OWNERS,
  PROFILE,
  REPOSITORIES,
  REPOSITORY,
  SETTINGS,
  TOKEN,
  TOKENS,
} from "./paths";
import { backwards, oneMore, type Plant, withoutFirst } from "./plant";

/** Fields, each with something that it never holds. */
const strayed = (area: string, at: RegExp, place: string, fields: Record<string, unknown>): Record<string, Plant> =>
  Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [`${area}: ${field}`, { at, set: { [`${place}${field}`]: value } }]),
  );

const MEMBER = {
  username: null,
  role: "member",
  email: undefined,
  groups: "canarygroup0",
  id: 770_001,
  is_guest: null,
  full_name: { canary: "Canary" },
  date_joined: "Canary",
};
const GROUP = { id: "770001", uuid: undefined, name: "Canary", description: 770_001, member_count: undefined };
const INVITATION = {
  id: 770_001,
  invitee: null,
  inviter_username: undefined,
  org: undefined,
  team: ["canarygroup0"],
  created_at: "Canary",
  role: "canary",
  expires_at: "2030-01-01T00:00:00Z",
};
const ACCESS_TOKEN = {
  uuid: 770_001,
  token_label: null,
  scopes: "canary",
  is_active: "canary",
  created_at: undefined,
  last_used: "Canary",
  expires_at: 770_001,
  token: "canary-value",
};
const EVENT = {
  account: undefined,
  action: "canary",
  name: null,
  actor: { canary: "Canary" },
  data: { canarykey: { canary: "Canary" } },
  timestamp: "Canary",
  action_description: undefined,
};
const ORGANIZATION = {
  orgname: undefined,
  id: null,
  full_name: 770_001,
  location: undefined,
  company: ["canary"],
  date_joined: "Canary",
};
const ORG_TOKEN = {
  id: 770_001,
  label: null,
  is_active: "canary",
  created_at: undefined,
  expires_at: "Canary",
  resources: [],
  description: "Canary",
  token: "canary-value",
};
const REPOSITORY_ROW = {
  name: undefined,
  namespace: null,
  description: 770_001,
  is_private: "canary",
  pull_count: "770001",
  last_updated: "Canary",
  full_description: "Canary",
  immutable_tags_settings: { enabled: false, rules: [] },
};
const SINGLE = { full_description: 770_001, immutable_tags_settings: { enabled: true }, permissions: undefined };
const FLAGS = { enabled: "canary", allow_official_images: undefined, allow_verified_publishers: null };

const MEMBERS_ASKED: Record<string, Plant> = {
  "members: search": { at: asked("members", "search="), set: { results: [] } },
  "members: role=owner": { at: asked("members", "role=owner"), set: { "results.*.role": "Member" } },
  "members: nobody who is invited": { at: MEMBERS, set: { "results.*.role": "Invitee" } },
  "members: type=member": { at: asked("members", "type=member"), set: { "results.*.role": "Invitee" } },
  "members: type=invitee": { at: asked("members", "type=invitee"), set: { "results.*.role": "Member" } },
  "members: type=all": { at: asked("members", "type=all"), set: { count: oneMore } },
  "members: invites=true": { at: asked("members", "invites=true"), set: { count: oneMore } },
  "members: invitations are counted": { at: asked("members", "type=invitee"), set: { count: oneMore } },
  "members: owners are a group": { at: IN_OWNERS, set: { results: withoutFirst } },
  "members: groups are whole": { at: asked("members", "role=owner"), set: { "results.*.groups": ["canarygroup0"] } },
  "members: export": { at: get(`${ORG}\\/members\\/export`), headers: { "content-type": "text/plain" } },
  "members: signed in with personal access token": {
    at: MEMBERS,
    status: 200,
    body: { count: 0, next: null, previous: null, results: [] },
    credential: "personal access token",
  },
};

const GROUPS_ASKED: Record<string, Plant> = {
  "a group: the same as in the list": { at: OWNERS, set: { id: oneMore } },
  "groups: owners": { at: GROUPS, set: { count: 1, "results.*.name": "canary" } },
  "groups: search": { at: asked("groups", "search="), set: { results: [] } },
  "groups: username": { at: asked("groups", "username="), set: { results: [] } },
  "groups: member_count is right": { at: OWNERS, set: { member_count: oneMore } },
};

const OTHERS: Record<string, Plant> = {
  "invitations: one list": { at: INVITES, set: { count: 2 } },
  "access tokens: active_count": { at: TOKENS, set: { active_count: undefined } },
  "an access token: the same as in the list": { at: TOKEN, set: { token_label: "Canary of another" } },
  "access tokens: signed in with personal access token": {
    at: TOKENS,
    status: 404,
    credential: "personal access token",
  },
  "access tokens: signed in with organization access token": {
    at: TOKENS,
    html: true,
    credential: "organization access token",
  },
};

const AUDIT: Record<string, Plant> = {
  "audit log: one page": { at: LOG, body: { results: [], canary: "Canary" } },
  "audit log: order": { at: LOG, set: { logs: backwards } },
  "audit log: usual page": { at: /auditlogs\/canaryorg$/, set: { logs: withoutFirst } },
  "audit log: pages": { at: /auditlogs\/canaryorg\?page=2/, set: { "logs.*.actor": "canaryother" } },
  "audit log: from=": { at: /auditlogs\/canaryorg\?from=/, body: { logs: [{ canary: "Canary" }] } },
  "audit log: action=": { at: /auditlogs\/canaryorg\?action=/, set: { "logs.*.action": "canary.other" } },
  "audit log: actor=": { at: /auditlogs\/canaryorg\?actor=/, set: { "logs.*.actor": "canaryother" } },
  "audit log: actions": { at: /auditlogs\/canaryorg\/actions$/, set: { "actions.org.actions": [{ name: "canary" }] } },
};

/** For each thing that is told of an object, a deviation. */
export const objectPlants: Record<string, Plant> = {
  ...strayed("members", MEMBERS, "results.*.", MEMBER),
  ...MEMBERS_ASKED,
  ...strayed("groups", GROUPS, "results.*.", GROUP),
  ...strayed("a group", OWNERS, "", GROUP),
  ...strayed("people of a group", IN_OWNERS, "results.*.", { username: undefined, email: 770_001 }),
  ...GROUPS_ASKED,
  ...strayed("invitations", INVITES, "data.*.", INVITATION),
  ...strayed("access tokens", TOKENS, "results.*.", ACCESS_TOKEN),
  ...strayed("an access token", TOKEN, "", ACCESS_TOKEN),
  ...OTHERS,
  ...strayed("settings", SETTINGS, "restricted_images.", FLAGS),
  ...strayed("profile", PROFILE, "", ORGANIZATION),
  "organization tokens: total": { at: ORG_TOKENS, set: { total: undefined } },
  ...strayed("organization tokens", ORG_TOKENS, "results.*.", ORG_TOKEN),
  ...strayed("repositories", REPOSITORIES, "results.*.", REPOSITORY_ROW),
  ...strayed("repository", REPOSITORY, "", SINGLE),
  ...strayed("audit log", LOG, "logs.*.", EVENT),
  ...AUDIT,
};
