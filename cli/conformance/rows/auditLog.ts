import { z } from "zod";
import type { Reply } from "../reply";
import type { Bench, Row } from "../row";
import { amount, joined, ours, say } from "../say";
import { filled, moment } from "../shapes";
import { cannotTell, differs, fits, need, unless, whether } from "../verdict";
import { type Field, fieldRows } from "./fields";

const MOST = 100;
const USUAL = 25;
const DAY_MS = 86_400_000;

const event = z.object({ action: z.string(), actor: z.string(), timestamp: z.string() });
const logs = <T>(row: z.ZodType<T>) => z.object({ logs: z.array(row) });
const anyLogs = logs(z.unknown());

const log = ({ get, org }: Bench, query: Record<string, string | number> = { page_size: MOST }) =>
  get(`v2/auditlogs/${org}`, query);

const isEmpty = (reply: Reply) => anyLogs.safeParse(reply.body).data?.logs.length === 0;

/** The log; where it is empty and something may be made, as it was when the run had done that. */
async function filledLog(bench: Bench): Promise<Reply> {
  const reply = await log(bench);
  return (isEmpty(reply) && bench.write ? (await bench.groups()).steps.log : undefined) ?? reply;
}

const textOnly = z.custom<object>(
  (value) =>
    value == null || (typeof value === "object" && Object.values(value).every((one) => typeof one === "string")),
);

const FIELDS: readonly Field[] = [
  { field: "account", expects: "is text", source: "contract", shape: filled },
  {
    field: "action",
    expects: "is words with points between",
    source: "contract",
    shape: z.string().regex(/^\w+(\.\w+)+$/),
  },
  { field: "name", expects: "is text", source: "contract", shape: z.string() },
  { field: "actor", expects: "is text", source: "contract", shape: filled },
  { field: "data", expects: "is text by name, null or left out", source: "contract", shape: textOnly },
  { field: "timestamp", expects: "is a moment", source: "contract", shape: moment },
  { field: "action_description", expects: "is text", source: "contract", shape: z.string() },
];

/** Names that drift goes by, and the contract has, among the actions of an organization. */
const ACTIONS = ["member.add", "member.remove", "team.member.add", "access_token.create"];
const actions = z.object({
  actions: z.object({ org: z.object({ actions: z.array(z.object({ name: z.string() })) }) }),
});

export const auditLogRows: readonly Row[] = [
  {
    name: "audit log: one page",
    expects: "the log is one object with logs, without a count",
    needs: "read",
    source: "contract",
    check: async (bench) => fits(anyLogs)(await log(bench)),
  },
  ...fieldRows("audit log", "each event", FIELDS, async (row, bench) => {
    const reply = await filledLog(bench);
    if (isEmpty(reply)) return cannotTell(say`nothing has happened`);
    return fits(logs(row))(reply);
  }),
  {
    name: "audit log: order",
    expects: "what happened last comes first",
    needs: "read",
    source: "assumed",
    check: async (bench) => {
      const times = need(await log(bench), logs(event)).logs.map(({ timestamp }) => Date.parse(timestamp));
      unless(times.length > 1, say`too little has happened`);
      return whether(
        times.every((time, index) => index === 0 || time <= times[index - 1]!),
        say`something older comes before something newer`,
      );
    },
  },
  {
    name: "audit log: usual page",
    expects: `a page has ${USUAL} events when nobody says how many`,
    needs: "read",
    source: "contract",
    check: async (bench) => {
      unless(need(await log(bench), anyLogs).logs.length > USUAL, say`too little has happened`);
      const rows = need(await log(bench, {}), anyLogs).logs.length;
      return whether(rows === USUAL, say`${amount(rows)} came`);
    },
  },
  {
    name: "audit log: pages",
    expects: "page and page_size lead through the log",
    needs: "read",
    source: "contract",
    check: async (bench) => {
      const whole = need(await log(bench), anyLogs).logs;
      unless(whole.length > 1, say`too little has happened`);
      const [first, second] = [
        need(await log(bench, { page: 1, page_size: 1 }), anyLogs).logs,
        need(await log(bench, { page: 2, page_size: 1 }), anyLogs).logs,
      ];
      const one = first.length === 1 && second.length === 1;
      if (!one) return differs(say`${amount(first.length)} and ${amount(second.length)} came on pages of one`);
      return whether(JSON.stringify(second) === JSON.stringify([whole[1]]), say`page 2 has another event`);
    },
  },
  {
    name: "audit log: from=",
    expects: "from= leaves out what happened before",
    needs: "read",
    source: "contract",
    check: async (bench) => {
      unless(need(await log(bench), anyLogs).logs.length > 0, say`nothing has happened`);
      const from = new Date(bench.wire.clock.now() + DAY_MS).toISOString();
      const rows = need(
        await log(bench, { from, page_size: MOST }),
        z.object({ logs: z.array(z.unknown()).nullish() }),
      );
      return whether((rows.logs ?? []).length === 0, say`events came from before`);
    },
  },
  {
    name: "audit log: action=",
    expects: "action= shows events of one action alone",
    needs: "read",
    source: "contract",
    check: async (bench) => {
      const [first] = need(await log(bench), logs(event)).logs;
      if (first === undefined) return cannotTell(say`nothing has happened`);
      const shown = need(await log(bench, { action: first.action, page_size: MOST }), logs(event)).logs;
      return whether(
        shown.length > 0 && shown.every(({ action }) => action === first.action),
        say`others are shown, or none`,
      );
    },
  },
  {
    name: "audit log: actor=",
    expects: "actor= shows what one person did alone",
    needs: "read",
    source: "contract",
    check: async (bench) => {
      const [first] = need(await log(bench), logs(event)).logs;
      if (first === undefined) return cannotTell(say`nothing has happened`);
      const shown = need(await log(bench, { actor: first.actor, page_size: MOST }), logs(event)).logs;
      return whether(
        shown.length > 0 && shown.every(({ actor }) => actor === first.actor),
        say`others are shown, or none`,
      );
    },
  },
  {
    name: "audit log: actions",
    expects: `the actions of an organization have names such as ${ACTIONS.join(", ")}`,
    needs: "read",
    source: "contract",
    check: async (bench) => {
      const reply = await bench.get(`v2/auditlogs/${bench.org}/actions`);
      const fit = fits(actions)(reply);
      if (fit.verdict !== "agrees") return fit;
      const names = need(reply, actions).actions.org.actions.map(({ name }) => name);
      const missing = ACTIONS.filter((name) => !names.includes(name));
      return whether(missing.length === 0, say`there is no ${joined(missing.map(ours))}`);
    },
  },
];
