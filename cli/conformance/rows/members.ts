import { z } from "zod";
import { CSV_FORM, isFine } from "../reply";
import type { Bench, Row } from "../row";
import { say } from "../say";
import { filled, moment, page, rowsFit } from "../shapes";
import { type Field, fieldRows } from "./fields";
import { differs, need, silent, told, unless, whether } from "../verdict";

const MOST = 100;
const INVITEE = "Invitee";
const OWNERS = "owners";

const person = z.object({ username: z.string(), role: z.string(), groups: z.array(z.string()).nullish() });
const people = page(person);

const members = ({ get, org }: Bench, query: Record<string, string | number> = {}) =>
  get(`v2/orgs/${org}/members`, { page_size: MOST, ...query });

const FIELDS: readonly Field[] = [
  { field: "username", expects: "is text", source: "clients", shape: filled },
  { field: "role", expects: "is a word with a capital", source: "clients", shape: z.string().regex(/^\p{Lu}/u) },
  { field: "email", expects: "is text or null", source: "clients", shape: z.string().nullable() },
  { field: "groups", expects: "is a list of names or null", source: "clients", shape: z.array(filled).nullable() },
  { field: "id", expects: "is text", source: "clients", shape: filled },
  { field: "is_guest", expects: "is true or false", source: "clients", shape: z.boolean() },
  { field: "full_name", expects: "is text", source: "contract", shape: z.string() },
  { field: "date_joined", expects: "is a moment", source: "contract", shape: moment },
];

const CSV_COLUMNS = "Name,Username,Email,Type,Permission,Teams,Date Joined";

/** Owners by role; a list that is longer than a page cannot be compared. */
async function owners(bench: Bench) {
  const { count, results } = need(await members(bench, { role: "owner" }), people);
  unless(count <= MOST, say`there are too many owners to compare`);
  return results;
}

export const memberRows: readonly Row[] = [
  ...fieldRows("members", "each row", FIELDS, async (row, bench) => rowsFit(row)(await members(bench))),
  {
    name: "members: search",
    expects: "search= finds a member by user name",
    needs: "read",
    source: "contract",
    check: async (bench) => {
      unless(bench.self !== undefined, say`an organization access token is no member`);
      const { results } = need(await members(bench, { search: bench.self! }), people);
      const found = results.some(({ username }) => username.toLowerCase() === bench.self);
      return whether(found, say`whoever signs in is not found`);
    },
  },
  {
    name: "members: role=owner",
    expects: "role=owner shows owners alone",
    needs: "read",
    source: "contract",
    check: async (bench) => {
      const { results } = need(await members(bench, { role: "owner" }), people);
      if (results.length === 0) return differs(say`nobody is shown`);
      return whether(
        results.every(({ role }) => role.toLowerCase() === "owner"),
        say`others are shown as well`,
      );
    },
  },
  {
    name: "members: nobody who is invited",
    expects: "the list shows nobody whose invitation is pending, unless that is asked for",
    needs: "read",
    source: "assumed",
    check: async (bench) => {
      const { results } = need(await members(bench), people);
      return whether(!results.some(({ role }) => role === INVITEE), say`somebody who is invited is shown`);
    },
  },
  {
    name: "members: type=member",
    expects: "type=member shows nobody whose invitation is pending",
    needs: "read",
    source: "contract",
    check: async (bench) => {
      const { results } = need(await members(bench, { type: "member" }), people);
      if (results.length === 0) return differs(say`nobody is shown`);
      return whether(!results.some(({ role }) => role === INVITEE), say`somebody who is invited is shown`);
    },
  },
  {
    name: "members: type=invitee",
    expects: "type=invitee shows pending invitations alone, with the role Invitee",
    needs: "read",
    source: "contract",
    check: async (bench) => {
      const { results } = need(await members(bench, { type: "invitee" }), people);
      unless(results.length > 0, say`nobody is invited`);
      return whether(
        results.every(({ role }) => role === INVITEE),
        say`others are shown as well`,
      );
    },
  },
  ...(["type", "invites"] as const).map((key): Row => {
    const query = { type: { type: "all" }, invites: { invites: "true" } }[key];
    const [[name, value]] = Object.entries(query) as [[string, string]];
    return {
      name: `members: ${name}=${value}`,
      expects: `${name}=${value} shows members and pending invitations`,
      needs: "read",
      source: "contract",
      check: async (bench) => {
        const [all, alone, invited] = [
          need(await members(bench, query), people).count,
          need(await members(bench, { type: "member" }), people).count,
          need(await members(bench, { type: "invitee" }), people).count,
        ];
        unless(invited > 0, say`nobody is invited`);
        return whether(all === alone + invited, say`its count is not that of both together`);
      },
    };
  }),
  {
    name: "members: invitations are counted",
    expects: "type=invitee counts as many as the list of invitations has",
    needs: "read",
    source: "assumed",
    check: async (bench) => {
      const listed = need(await bench.get(`v2/orgs/${bench.org}/invites`), z.object({ data: z.array(z.unknown()) }));
      const { count } = need(await members(bench, { type: "invitee" }), people);
      return whether(count === listed.data.length, say`the two lists count differently`);
    },
  },
  {
    name: "members: owners are a group",
    expects: "who has the role owner is in the group owners, and nobody else is",
    needs: "read",
    source: "seen",
    check: async (bench) => {
      const path = `v2/orgs/${bench.org}/groups/${OWNERS}/members`;
      const group = need(await bench.get(path, { page_size: MOST }), page(z.object({ username: z.string() })));
      const names = (rows: readonly { username: string }[]) =>
        JSON.stringify(rows.map(({ username }) => username.toLowerCase()).sort());
      return whether(names(await owners(bench)) === names(group.results), say`the two lists hold other people`);
    },
  },
  {
    name: "members: groups are whole",
    expects: "groups of a row has all groups of that person, owners among them",
    needs: "read",
    source: "clients",
    check: async (bench) => {
      const rows = await owners(bench);
      unless(rows.length > 0, say`no owner is shown`);
      return whether(
        rows.every(({ groups }) => groups?.includes(OWNERS)),
        say`the group owners is missing in it`,
      );
    },
  },
  {
    name: "members: export",
    expects: `members/export is CSV with the columns ${CSV_COLUMNS}`,
    needs: "read",
    source: "contract",
    check: async (bench) => {
      const reply = await bench.get(`v2/orgs/${bench.org}/members/export`);
      if (!isFine(reply)) return silent(reply) ?? differs(told(reply));
      if (reply.form !== CSV_FORM) return differs(told(reply));
      return whether(String(reply.body).split(/\r?\n/)[0] === CSV_COLUMNS, say`it has other columns`);
    },
  },
];
