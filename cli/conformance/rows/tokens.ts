import { z } from "zod";
import type { CredentialKind } from "../../../provider/hub/credential";
import type { Reply } from "../reply";
import type { Bench, Row } from "../row";
import { say } from "../say";
import { anyPage, filled, moment, page, rowsFit, wordedError } from "../shapes";
import { type Field, fieldRows } from "./fields";
import { cannotTell, differs, fits, need, Settled, told, unless, whether } from "../verdict";

const MOST = 100;
const token = z.object({ uuid: z.string(), token_label: z.string() });

/** The list; where it is empty and something may be made, as it was with the token of the run's own in it. */
async function tokens(bench: Bench): Promise<Reply> {
  const reply = await bench.get("v2/access-tokens", { page_size: MOST });
  const isEmpty = anyPage.safeParse(reply.body).data?.results.length === 0;
  return (isEmpty && bench.write ? (await bench.tokens()).steps.listed : undefined) ?? reply;
}

async function firstAlone(bench: Bench): Promise<{ first: z.output<typeof token>; reply: Reply }> {
  const [first] = need(await tokens(bench), page(token)).results;
  if (first === undefined) throw new Settled(cannotTell(say`the list is empty`));
  const own = first.token_label === bench.own.name("token") ? (await bench.tokens()).steps.read : undefined;
  return { first, reply: own ?? (await bench.get(`v2/access-tokens/${encodeURIComponent(first.uuid)}`)) };
}

const FIELDS: readonly Field[] = [
  { field: "uuid", expects: "is text", source: "contract", shape: filled },
  { field: "token_label", expects: "is text", source: "contract", shape: z.string() },
  { field: "scopes", expects: "is a list of words", source: "contract", shape: z.array(filled) },
  { field: "is_active", expects: "is true or false", source: "contract", shape: z.boolean() },
  { field: "created_at", expects: "is a moment", source: "contract", shape: moment },
  { field: "last_used", expects: "is a moment, null or left out", source: "contract", shape: moment.nullish() },
  { field: "expires_at", expects: "is a moment, null or left out", source: "contract", shape: moment.nullish() },
  {
    field: "token",
    expects: "is empty or left out: no value is shown",
    source: "contract",
    shape: z.literal("").nullish(),
  },
];

/** Who may not read what. */
const SHUT_OUT: readonly { kind: CredentialKind; what: string; path(org: string): string }[] = [
  { kind: "personal access token", what: "members", path: (org) => `v2/orgs/${org}/members` },
  { kind: "personal access token", what: "access tokens", path: () => "v2/access-tokens" },
  { kind: "organization access token", what: "access tokens", path: () => "v2/access-tokens" },
];

export const tokenRows: readonly Row[] = [
  ...fieldRows("access tokens", "each row", FIELDS, async (row, bench) => rowsFit(row)(await tokens(bench))),
  ...fieldRows("an access token", "a token that is read alone", FIELDS, async (one, bench) =>
    fits(one)((await firstAlone(bench)).reply),
  ),
  {
    name: "access tokens: active_count",
    expects: "the list tells in active_count how many of them are active",
    needs: "read",
    source: "contract",
    check: async (bench) => fits(z.object({ active_count: z.int() }))(await tokens(bench)),
  },
  {
    name: "an access token: the same as in the list",
    expects: "a token that is read by its uuid is the one of the list",
    needs: "read",
    source: "contract",
    check: async (bench) => {
      const { first, reply } = await firstAlone(bench);
      const alone = need(reply, token);
      return whether(
        alone.uuid === first.uuid && alone.token_label === first.token_label,
        say`uuid or label is another one`,
      );
    },
  },
  ...SHUT_OUT.map(({ kind, what, path }): Row => ({
    name: `${what}: signed in with ${kind}`,
    expects: `who signed in with a token of the kind "${kind}" may not read ${what}: 403, as JSON that says why`,
    needs: "read",
    source: "seen",
    check: async ({ get, wire, org }) => {
      unless(wire.credential.kind === kind, say`the credential is of another kind`);
      const reply = await get(path(org), { page_size: MOST });
      return reply.status === 403 ? fits(wordedError, [403])(reply) : differs(told(reply));
    },
  })),
];
