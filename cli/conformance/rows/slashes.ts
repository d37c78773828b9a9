import { isFine } from "../reply";
import type { Row, Source } from "../row";
import { say } from "../say";
import { cannotTell, differs, silent, told, whether } from "../verdict";

/** What is read, and how it is known that both forms are in use. */
const ROUTES: readonly { route: string; path(org: string): string; source: Source }[] = [
  { route: "members", path: (org) => `v2/orgs/${org}/members`, source: "assumed" },
  { route: "groups", path: (org) => `v2/orgs/${org}/groups`, source: "clients" },
  { route: "a group", path: (org) => `v2/orgs/${org}/groups/owners`, source: "clients" },
  { route: "people of a group", path: (org) => `v2/orgs/${org}/groups/owners/members`, source: "clients" },
  { route: "invitations", path: (org) => `v2/orgs/${org}/invites`, source: "assumed" },
  { route: "settings", path: (org) => `v2/orgs/${org}/settings`, source: "clients" },
  { route: "access tokens", path: () => "v2/access-tokens", source: "assumed" },
  { route: "audit log", path: (org) => `v2/auditlogs/${org}`, source: "assumed" },
];

/** The same fields, whatever they hold. */
const fieldsOf = (body: unknown) => JSON.stringify(Object.keys(Object(body) as object).sort());

/** Both forms of each address, with a slash at the end and without one. */
export const slashRows: readonly Row[] = ROUTES.map(({ route, path, source }) => ({
  name: `slashes: ${route}`,
  expects: "it is answered alike with a slash at the end of the path and without one",
  needs: "read",
  source,
  check: async ({ get, org }) => {
    const [without, withSlash] = [await get(path(org)), await get(`${path(org)}/`)];
    for (const reply of [without, withSlash]) {
      const nothing = silent(reply);
      if (nothing !== undefined) return nothing;
    }
    if (!isFine(without)) return cannotTell(say`it was not answered in either form`);
    if (!isFine(withSlash)) return differs(say`with a slash: ${told(withSlash)}`);
    return whether(fieldsOf(without.body) === fieldsOf(withSlash.body), say`the two replies have other fields`);
  },
}));
