import { z } from "zod";
import type { Bench, Row } from "../row";
import { say } from "../say";
import { anyPage, filled, page, rowsFit } from "../shapes";
import { type Field, fieldRows } from "./fields";
import { fits, need, unless, whether } from "../verdict";

const MOST = 100;
const OWNERS = "owners";

const group = z.object({ id: z.number(), name: z.string(), member_count: z.number() });

const groups = ({ get, org }: Bench, query: Record<string, string | number> = {}) =>
  get(`v2/orgs/${org}/groups`, { page_size: MOST, ...query });
const owners = ({ get, org }: Bench) => get(`v2/orgs/${org}/groups/${OWNERS}`);
const inOwners = ({ get, org }: Bench) => get(`v2/orgs/${org}/groups/${OWNERS}/members`, { page_size: MOST });

const FIELDS: readonly Field[] = [
  { field: "id", expects: "is a whole number", source: "clients", shape: z.int() },
  { field: "uuid", expects: "is text", source: "contract", shape: filled },
  { field: "name", expects: "is text in small letters", source: "seen", shape: z.string().regex(/^\P{Lu}+$/u) },
  { field: "description", expects: "is text or null", source: "clients", shape: z.string().nullable() },
  { field: "member_count", expects: "is a whole number", source: "contract", shape: z.int() },
];

const PERSON: readonly Field[] = [
  { field: "username", expects: "is text", source: "clients", shape: filled },
  { field: "email", expects: "is text, null or left out", source: "contract", shape: z.string().nullish() },
];

const named = (rows: readonly z.output<typeof group>[]) => rows.find(({ name }) => name.toLowerCase() === OWNERS);

export const groupRows: readonly Row[] = [
  ...fieldRows("groups", "each row", FIELDS, async (row, bench) => rowsFit(row)(await groups(bench))),
  ...fieldRows("a group", "a group that is read alone", FIELDS, async (one, bench) => fits(one)(await owners(bench))),
  ...fieldRows("people of a group", "each row", PERSON, async (row, bench) => rowsFit(row)(await inOwners(bench))),
  {
    name: "a group: the same as in the list",
    expects: "a group that is read by its name is the one of the list, by number and name",
    needs: "read",
    source: "contract",
    check: async (bench) => {
      const row = named(need(await groups(bench, { search: OWNERS }), page(group)).results);
      unless(row !== undefined, say`the list does not show it`);
      const alone = need(await owners(bench), group);
      return whether(alone.id === row!.id && alone.name === row!.name, say`number or name is another one`);
    },
  },
  {
    name: "groups: owners",
    expects: "every organization has the group owners",
    needs: "read",
    source: "contract",
    check: async (bench) => {
      const { count, results } = need(await groups(bench), page(group));
      unless(named(results) !== undefined || count <= MOST, say`the list is too long to say`);
      return whether(named(results) !== undefined, say`there is none`);
    },
  },
  {
    name: "groups: search",
    expects: "search= finds a group by its name",
    needs: "read",
    source: "contract",
    check: async (bench) => {
      const { results } = need(await groups(bench, { search: OWNERS }), page(group));
      return whether(named(results) !== undefined, say`the group owners is not found`);
    },
  },
  {
    name: "groups: username",
    expects: "username= shows the groups of one person alone",
    needs: "read",
    source: "contract",
    check: async (bench) => {
      unless(bench.self !== undefined, say`an organization access token is in no group`);
      const { results } = need(await groups(bench, { username: bench.self! }), page(group));
      const me = await bench.get(`v2/orgs/${bench.org}/members`, { page_size: MOST, search: bench.self! });
      const person = z.object({ username: z.string(), groups: z.array(z.string()).nullish() });
      const row = need(me, page(person)).results.find(({ username }) => username.toLowerCase() === bench.self);
      unless(row !== undefined, say`whoever signs in is no member`);
      const names = (list: readonly string[]) => JSON.stringify(list.map((name) => name.toLowerCase()).sort());
      const [shown, held] = [names(results.map(({ name }) => name)), names(row!.groups ?? [])];
      return whether(shown === held, say`it shows other groups than the list of members has for that person`);
    },
  },
  {
    name: "groups: member_count is right",
    expects: "member_count is as many as the list of the people of the group has",
    needs: "read",
    source: "contract",
    check: async (bench) => {
      const { member_count } = need(await owners(bench), group);
      const { count } = need(await inOwners(bench), anyPage);
      return whether(member_count === count, say`the two counts differ`);
    },
  },
];
