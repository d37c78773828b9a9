/** Addresses of the fake Hub, as plants match them. */
export const ORG = "\\/v2\\/orgs\\/canaryorg";
export const get = (path: string) => new RegExp(`^GET ${path}$`);
export const withQuery = "(\\?.*)?";
export const MEMBERS = get(`${ORG}\\/members${withQuery}`);
export const GROUPS = get(`${ORG}\\/groups${withQuery}`);
export const OWNERS = get(`${ORG}\\/groups\\/owners`);
export const IN_OWNERS = get(`${ORG}\\/groups\\/owners\\/members${withQuery}`);
export const INVITES = get(`${ORG}\\/invites`);
export const SETTINGS = get(`${ORG}\\/settings`);
export const PROFILE = get(`${ORG}\\/`);
export const TOKENS = get(`\\/v2\\/access-tokens${withQuery}`);
export const TOKEN = get("\\/v2\\/access-tokens\\/canary-uuid-\\d+");
export const ORG_TOKENS = get(`${ORG}\\/access-tokens${withQuery}`);
export const REPOSITORIES = get(`\\/v2\\/namespaces\\/canaryorg\\/repositories${withQuery}`);
export const REPOSITORY = get("\\/v2\\/namespaces\\/canaryorg\\/repositories\\/canaryrepository");
export const LOG = get(`\\/v2\\/auditlogs\\/canaryorg${withQuery}`);
export const asked = (path: string, query: string) => get(`${ORG}\\/${path}\\?.*${query}.*`);
