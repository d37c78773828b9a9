import { HTML_FORM, isFine, NO_BODY } from "../reply";
import type { Bench, Row } from "../row";
import { say } from "../say";
import { wordedError } from "../shapes";
import { agrees, answers, cannotTell, differs, fits, told } from "../verdict";

/** An organization that exists and is somebody else's: Docker's own. */
const FOREIGN = "docker";

/** A name that nothing has. */
const nothing = ({ own }: Bench) => own.mark.replaceAll("-", "");

/** How what is not there, or not for everybody, is answered. */
export const errorRows: readonly Row[] = [
  {
    name: "errors: unknown path",
    expects: "a path that does not exist is answered with a page in HTML",
    needs: "read",
    source: "seen",
    check: async ({ get }) => {
      const reply = await get("v2/there-is-no-such-path");
      return reply.form === HTML_FORM ? agrees(told(reply)) : differs(told(reply));
    },
  },
  {
    name: "errors: unknown organization",
    expects: "an organization that does not exist is answered with a redirect, or with 404",
    needs: "read",
    source: "seen",
    check: async (bench) => {
      const reply = await bench.get(`v2/orgs/${nothing(bench)}`);
      const isRedirect = reply.status >= 300 && reply.status < 400;
      return isRedirect || reply.status === 404 ? agrees(told(reply)) : differs(told(reply));
    },
  },
  {
    name: "errors: members of an unknown organization",
    expects: "the members of an organization that does not exist are never an empty list: 403, 404 or a redirect",
    needs: "read",
    source: "seen",
    check: async (bench) => {
      const reply = await bench.get(`v2/orgs/${nothing(bench)}/members`);
      const isRefused = (reply.status >= 300 && reply.status < 400) || [403, 404].includes(reply.status);
      return isRefused ? agrees(told(reply)) : differs(told(reply));
    },
  },
  {
    name: "errors: foreign organization",
    expects: "the members of somebody else's organization are answered with 403, as JSON that says why",
    needs: "read",
    source: "seen",
    check: async (bench) => {
      const reply = await bench.get(`v2/orgs/${FOREIGN}/members`);
      if (isFine(reply)) return cannotTell(say`this account may see them`);
      return reply.status === 403 ? fits(wordedError, [403])(reply) : differs(told(reply));
    },
  },
  {
    name: "errors: unknown group",
    expects: "a group that does not exist is answered with 404, as JSON that says why",
    needs: "read",
    source: "contract",
    check: async (bench) => fits(wordedError, [404])(await bench.get(`v2/orgs/${bench.org}/groups/${nothing(bench)}`)),
  },
  {
    name: "errors: people of an unknown group",
    expects: "the people of a group that does not exist are answered with 404, as JSON",
    needs: "read",
    source: "contract",
    check: async (bench) =>
      fits(wordedError, [404])(await bench.get(`v2/orgs/${bench.org}/groups/${nothing(bench)}/members`)),
  },
  {
    name: "errors: unknown access token",
    expects: "an access token that does not exist is answered with 404, as JSON that says why",
    needs: "read",
    source: "contract",
    check: async (bench) =>
      fits(wordedError, [404])(await bench.get("v2/access-tokens/00000000-0000-4000-8000-000000000000")),
  },
  {
    name: "errors: HEAD",
    expects: "HEAD of a list is answered like GET, without a body",
    needs: "read",
    source: "assumed",
    check: async ({ once, org }) => {
      const reply = await once("HEAD", { method: "HEAD", path: `v2/orgs/${org}/members` });
      const status = answers(200)(reply);
      return status.verdict === "agrees" && reply.form !== NO_BODY ? differs(told(reply)) : status;
    },
  },
  {
    name: "errors: unknown value",
    expects: "a value of the query that a route does not know is refused with 400, as JSON that says why",
    needs: "read",
    source: "assumed",
    check: async ({ get, org }) =>
      fits(wordedError, [400])(await get(`v2/orgs/${org}/members`, { type: "conformance" })),
  },
  {
    name: "errors: a single member",
    expects: "one member alone cannot be read: 404 or 405",
    needs: "read",
    source: "contract",
    check: async ({ get, org, self }) => {
      if (self === undefined) return cannotTell(say`an organization access token is no member`);
      return answers(404, 405)(await get(`v2/orgs/${org}/members/${encodeURIComponent(self)}`));
    },
  },
];
