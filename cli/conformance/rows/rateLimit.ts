import { retryAfter, serverTime } from "../../../provider/hub/retryAfter";
import type { Row } from "../row";
import { amount, joined, ours, say } from "../say";
import { agrees, cannotTell, differs, unless, whether } from "../verdict";

const HEADERS = ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"] as const;
/** Longest window that makes sense, in seconds. */
const LONGEST_S = 3_600;
const isCount = (value: string | null) => /^\d+$/.test(value ?? "");

/** The rate limit is told with every reply. */
export const rateLimitRows: readonly Row[] = [
  {
    name: "rate limit: headers",
    expects: "every reply has X-RateLimit-Limit, -Remaining and -Reset, as whole numbers",
    needs: "read",
    source: "seen",
    check: async ({ get, org }) => {
      const { headers } = await get(`v2/orgs/${org}/groups`);
      const missing = HEADERS.filter((name) => !isCount(headers.get(name)));
      return whether(missing.length === 0, say`no whole number in ${joined(missing.map(ours))}`);
    },
  },
  {
    name: "rate limit: reset",
    expects: "X-RateLimit-Reset is a unix timestamp in seconds, not long from now",
    needs: "read",
    source: "seen",
    check: async ({ get, org, wire }) => {
      const { headers } = await get(`v2/orgs/${org}/groups`);
      unless(isCount(headers.get("x-ratelimit-reset")), say`it is no whole number`);
      const left = Number(headers.get("x-ratelimit-reset")) - serverTime(headers, wire.clock.now()) / 1000;
      return whether(left > -LONGEST_S && left < LONGEST_S, say`it is no moment of this hour`);
    },
  },
  {
    name: "rate limit: remaining",
    expects: "X-RateLimit-Remaining falls with each request within a window",
    needs: "read",
    source: "seen",
    check: async ({ wire, org }) => {
      const [first, second] = [await wire.send(again(org)), await wire.send(again(org))];
      const [before, after] = [first, second].map(({ headers }) => HEADERS.map((name) => Number(headers.get(name))));
      const [, left = NaN, reset] = before!;
      const [, leftNow = NaN, resetNow] = after!;
      unless(!Number.isNaN(left) && !Number.isNaN(leftNow), say`the header is missing`);
      unless(reset === resetNow, say`a new window has begun`);
      return whether(leftNow < left || leftNow === 0, say`it does not fall`);
    },
  },
  {
    name: "rate limit: 429",
    expects:
      "a 429 says when to come back: Retry-After as seconds, timestamp or date, X-Retry-After or X-RateLimit-Reset as timestamp",
    needs: "read",
    source: "seen",
    check: async ({ wire }) => {
      if (wire.held.length === 0) return cannotTell(say`none came in this run, and none is provoked`);
      const mute = wire.held.filter((headers) => retryAfter(headers, wire.clock.now()) === undefined);
      return whether(mute.length === 0, say`${amount(mute.length)} of ${amount(wire.held.length)} did not say when`);
    },
  },
  {
    name: "clock: Date",
    expects: "every reply has a Date header, by which a clock that is off can be told",
    needs: "read",
    source: "seen",
    check: async ({ get, org }) => {
      const { headers } = await get(`v2/orgs/${org}/groups`);
      return Number.isNaN(Date.parse(headers.get("date") ?? "")) ? differs(say`there is none`) : agrees();
    },
  },
];

const again = (org: string) => ({ method: "GET", path: `v2/orgs/${org}/groups`, query: { page_size: 1 } });
