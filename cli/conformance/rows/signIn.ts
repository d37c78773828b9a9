import { z } from "zod";
import { serverTime } from "../../../provider/hub/retryAfter";
import { JSON_FORM, type Reply } from "../reply";
import type { Bench, Row } from "../row";
import { amount, say } from "../say";
import { filled, wordedError } from "../shapes";
import { cannotTell, differs, fits, need, Settled, told, unless, type Verdict, whether } from "../verdict";

const TOKEN = "v2/auth/token";
const LOGIN = "v2/users/login";
const SECOND = "v2/users/2fa-login";

const accessToken = z.object({ access_token: filled });
const loginToken = z.object({ token: filled });
const secondFactor = z.object({ detail: filled, login_2fa_token: filled });
const claims = z.object({ exp: z.number() });

/** Ten minutes in seconds, and what clocks and a slow network make of them. */
const LIFE = { least: 540, most: 660 };

const signedIn = ({ wire }: Bench, path: string): Reply | undefined =>
  wire.signIns.find((one) => one.path === path)?.reply;

/** The claims of a token, when it is one of three parts. */
function claimsOf(token: string): z.output<typeof claims> | undefined {
  const parts = token.split(".");
  if (parts.length !== 3) return undefined;
  try {
    return claims.safeParse(JSON.parse(Buffer.from(parts[1]!, "base64url").toString())).data;
  } catch {
    return undefined;
  }
}

const isJwt = (token: string): Verdict =>
  whether(claimsOf(token) !== undefined, say`it has not three parts with a numeric exp in the second`);

/** The reply of the newer route; one that asks for a second factor elsewhere tells nothing. */
function atToken(bench: Bench): Reply {
  const reply = signedIn(bench, TOKEN);
  if (reply === undefined) throw new Settled(cannotTell(say`nobody has signed in there`));
  const second = secondFactor.safeParse(signedIn(bench, LOGIN)?.body).success;
  unless(!second, say`an account with a second factor cannot sign in there`);
  return reply;
}

/** The reply of the older route, which is asked once more where signing in did not need it. */
async function atLogin(bench: Bench): Promise<Reply> {
  const { self, wire } = bench;
  unless(self !== undefined, say`an organization access token cannot sign in there`);
  const body = { username: self, password: wire.credential.secret };
  return signedIn(bench, LOGIN) ?? (await bench.once("login", { method: "POST", path: LOGIN, body, bearer: null }));
}

async function loginAlone(bench: Bench): Promise<Reply> {
  const reply = await atLogin(bench);
  unless(!secondFactor.safeParse(reply.body).success, say`this account has a second factor`);
  return reply;
}

/** A sign-in as somebody who does not exist: nobody's attempts are counted for it. */
const refused = (path: string, body: (name: string) => object) => async (bench: Bench) => {
  const name = bench.own.mark.replaceAll("-", "");
  const reply = await bench.once(`stranger at ${path}`, { method: "POST", path, body: body(name), bearer: null });
  return fits(z.object({ detail: filled }), [401])(reply);
};

export const signInRows: readonly Row[] = [
  {
    name: "sign-in: access token",
    expects: "POST /v2/auth/token takes identifier and secret, and answers with access_token",
    needs: "read",
    source: "contract",
    check: async (bench) => fits(accessToken)(atToken(bench)),
  },
  {
    name: "sign-in: access token is a JWT",
    expects: "access_token has three parts, and a numeric exp in the second",
    needs: "read",
    source: "clients",
    check: async (bench) => isJwt(need(atToken(bench), accessToken).access_token),
  },
  {
    name: "sign-in: life of an access token",
    expects: "access_token lives for ten minutes",
    needs: "read",
    source: "contract",
    check: async (bench) => {
      const reply = atToken(bench);
      const exp = claimsOf(need(reply, accessToken).access_token)?.exp;
      if (exp === undefined) return cannotTell(say`it does not say`);
      const life = Math.round(exp - serverTime(reply.headers, bench.wire.clock.now()) / 1000);
      return whether(life >= LIFE.least && life <= LIFE.most, say`it lives for ${amount(life)} seconds`);
    },
  },
  {
    name: "sign-in: login",
    expects: "POST /v2/users/login takes username and password, and answers with token",
    needs: "read",
    source: "contract",
    check: async (bench) => fits(loginToken)(await loginAlone(bench)),
  },
  {
    name: "sign-in: token of a login is a JWT",
    expects: "token has three parts, and a numeric exp in the second",
    needs: "read",
    source: "clients",
    check: async (bench) => isJwt(need(await loginAlone(bench), loginToken).token),
  },
  {
    name: "sign-in: second factor is asked for",
    expects: "a login of an account with a second factor is answered with 401, detail and login_2fa_token",
    needs: "read",
    source: "contract",
    check: async (bench) => {
      const reply = await atLogin(bench);
      unless(reply.status === 401, say`this account has no second factor`);
      return fits(secondFactor, [401])(reply);
    },
  },
  {
    name: "sign-in: second factor",
    expects: "POST /v2/users/2fa-login takes login_2fa_token and code, and answers with token",
    needs: "read",
    source: "contract",
    check: async (bench) => {
      const reply = signedIn(bench, SECOND);
      return reply === undefined ? cannotTell(say`this account has no second factor`) : fits(loginToken)(reply);
    },
  },
  {
    name: "sign-in: refused",
    expects: "POST /v2/auth/token refuses what it does not know with 401, as JSON with detail",
    needs: "read",
    source: "contract",
    check: refused(TOKEN, (name) => ({ identifier: name, secret: name })),
  },
  {
    name: "sign-in: login refused",
    expects: "POST /v2/users/login refuses what it does not know with 401, as JSON with detail",
    needs: "read",
    source: "contract",
    check: refused(LOGIN, (name) => ({ username: name, password: name })),
  },
  ...(
    [
      ["no bearer", null],
      ["broken bearer", "not.a.token"],
    ] as const
  ).map(([what, bearer]): Row => ({
    name: `sign-in: ${what}`,
    expects: `a request with ${what} is answered with 401, as JSON that says why`,
    needs: "read",
    source: "contract",
    check: async ({ org, once }) => {
      const reply = await once(what, { method: "GET", path: `v2/orgs/${org}/members`, bearer });
      if (reply.status !== 401 || reply.form !== JSON_FORM) return differs(told(reply));
      return fits(wordedError, [401])(reply);
    },
  })),
];
