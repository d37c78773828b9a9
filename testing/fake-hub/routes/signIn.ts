import { z } from "zod";
import { fields, name, optional } from "../body";
import { type Answer, ok, refuse, type Route } from "../http";
import { enforcesSso, type Sessions } from "../middleware/signIn";
import { scopesOf, type Store } from "../store";

const wrong = (message = "Incorrect authentication credentials"): Answer => ({
  status: 401,
  body: { detail: message },
});

const text = optional(z.string("must be text"));
const toToken = z.object({ identifier: optional(name), secret: text });
const toLogIn = z.object({ username: optional(name), password: text });
const second = z.object({ login_2fa_token: text, code: text });

/** Sign-in by password, personal and organization access token, and the second factor. */
export function signInRoutes(store: Store, sessions: Sessions): Route[] {
  const locked = (name: string): Answer | undefined => {
    const seconds = sessions.lockedFor(name);
    return seconds === undefined
      ? undefined
      : { ...refuse(429, "Too many failed login attempts"), headers: { "retry-after": String(seconds) } };
  };

  const isOver = (expiresAt: string | undefined) => expiresAt !== undefined && Date.parse(expiresAt) <= store.now();

  /** The name a personal or organization access token signs in, or undefined. */
  const byToken = (identifier: string, secret: string): string | undefined => {
    const own = [...(store.organizations.get(identifier)?.accessTokens.values() ?? [])].find(
      (one) => one.value === secret && one.isActive && !isOver(one.expiresAt),
    );
    if (own !== undefined) {
      own.lastUsedAt = store.timestamp();
      return sessions.open("organization access token", identifier, scopesOf(own), own.resources);
    }
    const token = [...store.tokens.values()].find(
      (one) => one.value === secret && one.owner === identifier && one.isActive && !isOver(one.expiresAt),
    );
    if (token === undefined) return undefined;
    token.lastUsedAt = store.timestamp();
    return sessions.open("personal access token", identifier, token.scopes);
  };

  return [
    {
      method: "POST",
      path: "/v2/auth/token",
      credential: "none",
      handle: (call) => {
        const { identifier: given = "", secret = "" } = fields(call, toToken);
        const identifier = given.toLowerCase();
        const account = store.accounts.get(identifier);
        const lock = locked(identifier);
        if (lock !== undefined) return lock;
        const opened = byToken(identifier, secret);
        if (opened !== undefined) return ok({ access_token: opened });
        const good = account?.password === secret && account.otp === undefined && !enforcesSso(store, identifier);
        if (!good) {
          if (account?.password !== secret) sessions.failed(identifier);
          return wrong();
        }
        return ok({ access_token: sessions.open("password", identifier) });
      },
    },
    {
      method: "POST",
      path: "/v2/users/login",
      credential: "none",
      handle: (call) => {
        const { username: given = "", password = "" } = fields(call, toLogIn);
        const username = given.toLowerCase();
        const account = store.accounts.get(username);
        const lock = locked(username);
        if (lock !== undefined) return lock;
        if (account !== undefined && password.startsWith("dckr_pat_")) {
          const opened = byToken(username, password);
          return opened === undefined ? wrong() : ok({ token: opened });
        }
        if (account?.password !== password) {
          sessions.failed(username);
          return wrong();
        }
        if (enforcesSso(store, username)) return wrong("Single sign-on is enforced: use a personal access token");
        if (account.otp !== undefined) {
          return {
            status: 401,
            body: {
              detail: "Require secondary authentication on MFA enabled account",
              login_2fa_token: sessions.beginSecondFactor(username),
            },
          };
        }
        return ok({ token: sessions.open("password", username) });
      },
    },
    {
      method: "POST",
      path: "/v2/users/2fa-login",
      credential: "none",
      handle: (call) => {
        const { login_2fa_token: begun = "", code } = fields(call, second);
        const account = store.accounts.get(sessions.secondFactor(begun) ?? "");
        if (account === undefined || code !== account.otp) return wrong();
        return ok({ token: sessions.open("password", account.username) });
      },
    },
  ];
}
