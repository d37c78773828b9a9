import { randomBytes } from "node:crypto";
import type { Organization, Store } from "../store";

/** Life of a token in seconds. Source: the contract, `AuthCreateTokenResponse`. */
const TOKEN_LIVES_S = 600;
/** Failed sign-ins after which a user name is locked, and for how long. Source: seen by clients of the service. */
const FAILURES = 5;
const LOCKED_S = 600;

/** Somebody who signed in. */
export interface Session {
  kind: "password" | "personal access token" | "organization access token";
  /** Docker ID, or the organization's name. */
  name: string;
  /** Scopes of an organization access token. */
  scopes: readonly string[];
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** Tokens handed out, second factors begun, and failures by user name. */
export class Sessions {
  private readonly byToken = new Map<string, Session>();
  private readonly secondFactors = new Map<string, string>();
  private readonly failures = new Map<string, { count: number; lockedUntil: number }>();

  constructor(private readonly store: Store) {}

  /** A bearer token with a numeric `exp`, in the three parts of a JWT. */
  open(kind: Session["kind"], name: string, scopes: readonly string[] = []): string {
    const expiresAt = this.store.now() + TOKEN_LIVES_S * 1000;
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = { sub: name, exp: Math.floor(expiresAt / 1000) };
    const token = `${part({ alg: "none" })}.${part(claims)}.${randomBytes(12).toString("base64url")}`;
    this.byToken.set(token, { kind, name, scopes, expiresAt });
    return token;
  }

  /** The session of an `Authorization` header, while it lasts. */
  of(authorization: string | null): Session | undefined {
    const session = this.byToken.get(/^(?:Bearer|JWT) (.+)$/.exec(authorization ?? "")?.[1] ?? "");
    return session !== undefined && session.expiresAt > this.store.now() ? session : undefined;
  }

  /** Ends all sessions, as the service does when somebody changes a password. */
  end(): void {
    this.byToken.clear();
  }

  beginSecondFactor(username: string): string {
    const token = randomBytes(12).toString("base64url");
    this.secondFactors.set(token, username);
    return token;
  }

  secondFactor(token: string): string | undefined {
    return this.secondFactors.get(token);
  }

  /** Seconds until a locked user name may try again; undefined when it is not locked. */
  lockedFor(name: string): number | undefined {
    const left = (this.failures.get(name)?.lockedUntil ?? 0) - this.store.now();
    return left > 0 ? Math.ceil(left / 1000) : undefined;
  }

  failed(name: string): void {
    const count = (this.failures.get(name)?.count ?? 0) + 1;
    const lockedUntil = count >= FAILURES ? this.store.now() + LOCKED_S * 1000 : 0;
    this.failures.set(name, { count: count >= FAILURES ? 0 : count, lockedUntil });
  }
}

/** Organizations a password of this account cannot sign in for. */
export function enforcesSso(store: Store, username: string): Organization | undefined {
  return [...store.organizations.values()].find(
    (organization) => organization.ssoEnforced && organization.members.has(username),
  );
}
