import { randomBytes } from "node:crypto";
import { Expiring } from "../expiring";
import type { Organization, Store, TokenResource } from "../store";

/** Life of a token in seconds. Source: the contract, `AuthCreateTokenResponse`. */
const TOKEN_LIVES_S = 600;
/** Failed sign-ins after which a user name is locked, and for how long. Source: seen by clients of the service. */
const FAILURES = 5;
const LOCKED_S = 600;

/** Somebody who signed in. */
export interface Session {
  kind: "password" | "personal access token" | "organization access token" | "SCIM token";
  /** Docker ID, or the organization's name. */
  name: string;
  /** Scopes of a token; of an organization's, those for the organization. */
  scopes: readonly string[];
  /** What an organization access token opens. */
  resources?: readonly TokenResource[];
}

/** Tokens handed out, second factors begun, and failures by user name. */
export class Sessions {
  private readonly byToken: Expiring<Session>;
  private readonly secondFactors: Expiring<string>;
  private readonly failures: Expiring<number>;
  private readonly locked: Expiring<number>;

  constructor(private readonly store: Store) {
    this.byToken = new Expiring(TOKEN_LIVES_S * 1000, store.now);
    this.secondFactors = new Expiring(TOKEN_LIVES_S * 1000, store.now);
    this.failures = new Expiring(LOCKED_S * 1000, store.now);
    this.locked = new Expiring(LOCKED_S * 1000, store.now);
  }

  /** A bearer token with a numeric `exp`, in the three parts of a JWT. */
  open(
    kind: Session["kind"],
    name: string,
    scopes: readonly string[] = [],
    resources: readonly TokenResource[] = [],
  ): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = { sub: name, exp: Math.floor(this.store.now() / 1000) + TOKEN_LIVES_S };
    const token = `${part({ alg: "none" })}.${part(claims)}.${randomBytes(12).toString("base64url")}`;
    this.byToken.set(token, { kind, name, scopes, resources });
    return token;
  }

  /** The session of an `Authorization` header, while it lasts. Schemes have no case. Source: RFC 9110, section 11.1. */
  of(authorization: string | null): Session | undefined {
    return this.byToken.get(/^(?:Bearer|JWT) +(\S+)$/i.exec(authorization ?? "")?.[1] ?? "");
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
    const until = this.locked.get(name);
    return until === undefined ? undefined : Math.ceil((until - this.store.now()) / 1000);
  }

  failed(name: string): void {
    const count = ((this.failures.get(name) ?? 0) + 1) % FAILURES;
    this.failures.set(name, count);
    if (count === 0) this.locked.set(name, this.store.now() + LOCKED_S * 1000);
  }
}

/** Of the SCIM token of an organization, which stands for itself: nobody signs in with it. */
export function scimSession(store: Store, authorization: string | null): Session | undefined {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  const org = [...store.organizations.values()].find(({ scim }) => token !== undefined && scim.token === token);
  return org && { kind: "SCIM token", name: org.name, scopes: [] };
}

/** Organizations a password of this account cannot sign in for. */
export function enforcesSso(store: Store, username: string): Organization | undefined {
  return [...store.organizations.values()].find(
    (organization) => organization.ssoEnforced && organization.members.has(username),
  );
}
