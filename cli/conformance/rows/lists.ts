import { z } from "zod";
import type { Reply } from "../reply";
import type { Bench, Row, Source } from "../row";
import { amount, say } from "../say";
import { anyPage } from "../shapes";
import { agrees, differs, fits, need, told, unless, type Verdict, whether } from "../verdict";

/** The largest page, everywhere it is known. */
const MOST = 100;

interface List {
  list: string;
  path(bench: Bench): Promise<string>;
  /** Rows of a page when nobody says how many; undefined where nobody knows. */
  usual?: number;
}

const group = z.object({ name: z.string(), member_count: z.number() });

/** The group with the most people: the others may be too small to see pages. */
async function largestGroup({ get, org }: Bench): Promise<string> {
  const reply = await get(`v2/orgs/${org}/groups`, { page_size: MOST });
  const groups = need(reply, z.object({ results: z.array(group) })).results;
  const [largest] = groups.toSorted((a, b) => b.member_count - a.member_count);
  unless(largest !== undefined, say`there is no group`);
  return encodeURIComponent(largest!.name);
}

const LISTS: readonly List[] = [
  { list: "members", path: async ({ org }) => `v2/orgs/${org}/members`, usual: 25 },
  { list: "groups", path: async ({ org }) => `v2/orgs/${org}/groups` },
  {
    list: "people of a group",
    path: async (bench) => `v2/orgs/${bench.org}/groups/${await largestGroup(bench)}/members`,
    usual: 25,
  },
  { list: "access tokens", path: async () => "v2/access-tokens", usual: 10 },
];

/** What reads a page of the list. */
type Ask = (query: Record<string, number>) => Promise<Reply>;

interface Aspect {
  aspect: string;
  expects: string | ((usual: number) => string);
  source: Source;
  judge(ask: Ask, usual: number): Promise<Verdict>;
}

const countOf = (reply: Reply) => need(reply, anyPage).count;
const rowsOf = (reply: Reply) => need(reply, anyPage).results;

/** Whether a link leads to a page of a number; the first one may go without. */
function leadsTo(link: string | null | undefined, page: number): boolean {
  if (link == null || !URL.canParse(link)) return false;
  const number = new URL(link).searchParams.get("page");
  return number === String(page) || (page === 1 && number === null);
}

/** The ways in which the service has been seen to say that there is no other page. */
const NO_LINK = [null, undefined, "", "http://"];

const ASPECTS: readonly Aspect[] = [
  {
    aspect: "one page",
    expects: "is one object with count, next, previous and results",
    source: "clients",
    judge: async (ask) => fits(anyPage)(await ask({ page_size: MOST })),
  },
  {
    aspect: "page of one row",
    expects: "has one row where page_size=1, and counts all of them",
    source: "contract",
    judge: async (ask) => {
      const [whole, one] = [await ask({ page_size: MOST }), await ask({ page_size: 1 })];
      const rows = rowsOf(one).length;
      unless(countOf(whole) > 0, say`the list is empty`);
      if (rows !== 1) return differs(say`${amount(rows)} rows came`);
      return whether(countOf(one) === countOf(whole), say`the count is another one`);
    },
  },
  {
    aspect: "next",
    expects: "links the next page with an absolute address",
    source: "clients",
    judge: async (ask) => {
      const first = await ask({ page_size: 1 });
      unless(countOf(first) > 1, say`the list is too short`);
      return whether(leadsTo(need(first, anyPage).next, 2), say`next does not lead to page 2`);
    },
  },
  {
    aspect: "second page",
    expects: "has another row on page 2, and links page 1",
    source: "contract",
    judge: async (ask) => {
      const first = await ask({ page_size: 1 });
      unless(countOf(first) > 1, say`the list is too short`);
      const second = await ask({ page: 2, page_size: 1 });
      const [before, after] = [rowsOf(first), rowsOf(second)].map((rows) => JSON.stringify(rows[0]));
      if (after === undefined || before === after) return differs(say`page 2 has no other row`);
      return whether(leadsTo(need(second, anyPage).previous, 1), say`previous does not lead to page 1`);
    },
  },
  {
    aspect: "last page",
    expects: "has no next: null, nothing, empty text or http://",
    source: "seen",
    judge: async (ask) => {
      const count = countOf(await ask({ page_size: MOST }));
      const last = await ask({ page: Math.max(1, Math.ceil(count / MOST)), page_size: MOST });
      return whether(NO_LINK.includes(need(last, anyPage).next), say`next has a link`);
    },
  },
  {
    aspect: "beyond the end",
    expects: "answers 404, or no rows, for a page that is not there",
    source: "assumed",
    judge: async (ask) => {
      const count = countOf(await ask({ page_size: MOST }));
      const reply = await ask({ page: Math.ceil(count / MOST) + 1, page_size: MOST });
      if (reply.status === 404) return agrees(told(reply));
      const rows = rowsOf(reply).length;
      return whether(rows === 0, say`${amount(rows)} rows came`);
    },
  },
  {
    aspect: "page of no rows",
    expects: "refuses page_size=0, or at least does not lead on for ever",
    source: "assumed",
    judge: async (ask) => {
      const reply = await ask({ page_size: 0 });
      if (reply.status >= 400 && reply.status < 500 && reply.status !== 403) return agrees(told(reply));
      const { next, results } = need(reply, anyPage);
      return whether(results.length > 0 || NO_LINK.includes(next), say`no rows came, and a link to more`);
    },
  },
  {
    aspect: "usual page",
    expects: (usual) => `has ${usual} rows in a page when nobody says how many`,
    source: "seen",
    judge: async (ask, usual) => {
      const reply = await ask({});
      unless(countOf(reply) > usual, say`the list is too short`);
      return whether(rowsOf(reply).length === usual, say`${amount(rowsOf(reply).length)} rows came`);
    },
  },
  {
    aspect: "large page",
    expects: `has ${MOST} rows in a page when that is asked for`,
    source: "seen",
    judge: async (ask) => {
      const reply = await ask({ page_size: MOST });
      unless(countOf(reply) > MOST, say`the list is too short`);
      return whether(rowsOf(reply).length === MOST, say`${amount(rowsOf(reply).length)} rows came`);
    },
  },
  {
    aspect: "largest page",
    expects: `never has more than ${MOST} rows in a page`,
    source: "seen",
    judge: async (ask) => {
      const reply = await ask({ page_size: 1_000 });
      if (reply.status === 400) return agrees(told(reply));
      unless(countOf(reply) > MOST, say`the list is too short`);
      return whether(rowsOf(reply).length <= MOST, say`${amount(rowsOf(reply).length)} rows came`);
    },
  },
];

const knows = ({ usual }: List, { aspect }: Aspect) => aspect !== "usual page" || usual !== undefined;

/** Every aspect of every list. */
export const listRows: readonly Row[] = LISTS.flatMap((list) =>
  ASPECTS.filter((aspect) => knows(list, aspect)).map(({ aspect, expects, source, judge }): Row => ({
    name: `list of ${list.list}: ${aspect}`,
    expects: `the list ${typeof expects === "string" ? expects : expects(list.usual!)}`,
    needs: "read",
    source,
    check: async (bench) => {
      const path = await list.path(bench);
      return judge((query) => bench.get(path, query), list.usual ?? MOST);
    },
  })),
);
