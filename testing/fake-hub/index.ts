import { createServer } from "node:http";
import { type Answer, match, noContent, Refusal, refuse, type Route } from "./http";
import { Faults } from "./middleware/faults";
import { RateLimit, type RateLimitOptions } from "./middleware/rateLimit";
import { Sessions } from "./middleware/signIn";
import { auditLogRoutes } from "./routes/auditLogs";
import { groupRoutes } from "./routes/groups";
import { inviteRoutes } from "./routes/invites";
import { memberRoutes } from "./routes/members";
import { settingsRoutes } from "./routes/settings";
import { signInRoutes } from "./routes/signIn";
import { tokenRoutes } from "./routes/tokens";
import { DEFAULT_PASSWORD, type Seed, smallOrganization } from "./seed";
import { listen } from "./serve";
import { Store } from "./store";

export type { Seed } from "./seed";
export { DEFAULT_PASSWORD, smallOrganization } from "./seed";
export type { Fault, FaultRule } from "./middleware/faults";
export type { Dialect, RateLimitOptions } from "./middleware/rateLimit";

export interface FakeHubOptions {
  /** What it starts with; a small organization called `acme` when left out. */
  seed?: Seed;
  rateLimit?: Partial<RateLimitOptions>;
  /** Shape of the members list: as the service answers it, or as the contract describes it. */
  membersShape?: "page" | "array";
  /** Milliseconds since 1970; the real time when left out. */
  now?(): number;
}

/** One request, as the log keeps it. */
export interface Logged {
  method: string;
  /** With the query. */
  path: string;
  /** 0 when the connection was cut in place of a reply. */
  status: number;
  /** Who asked; undefined for nobody who is signed in. */
  actor: string | undefined;
}

/**
 * Docker Hub in memory: the routes an organization's people are managed by, as one `fetch`. It
 * follows the published contract and, beyond it, what the service has been seen to answer.
 */
export class FakeHub {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly faults = new Faults();
  /** Every request so far. */
  readonly log: Logged[] = [];
  private readonly watchers = new Set<(done: Logged) => void>();
  private readonly limit: RateLimit;
  private readonly routes: readonly Route[];

  constructor({ seed = smallOrganization(), rateLimit, membersShape = "page", now = Date.now }: FakeHubOptions = {}) {
    this.store = new Store(seed, now);
    this.sessions = new Sessions(this.store);
    this.limit = new RateLimit({ limit: 180, window: 60_000, dialect: "x-retry-after timestamp", ...rateLimit }, now);
    this.routes = [
      ...signInRoutes(this.store, this.sessions),
      ...groupRoutes,
      ...memberRoutes(membersShape),
      ...inviteRoutes,
      ...tokenRoutes,
      ...settingsRoutes,
      ...auditLogRoutes,
    ];
  }

  /** Answers one request. Throws where a fault cuts the connection. */
  readonly fetch = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const entry: Logged = { method: request.method, path: pathname + search, status: 0, actor: undefined };
    this.log.push(entry);
    const response = await this.faults.around(request, this.store.now(), async () => {
      const { refused, headers } = this.limit.take();
      const answer = refused ?? (await this.answer(request, entry));
      return respond(answer, { ...headers, date: new Date(this.store.now()).toUTCString() });
    });
    entry.status = response.status;
    return response;
  };

  /** Serves on loopback. The returned function stops it. */
  async serve(port = 0): Promise<{ url: string; close(): Promise<void> }> {
    return listen(createServer(), this.fetch, port);
  }

  /** Calls a listener after each write that was carried out, by whomever. The returned function stops it. */
  watch(listener: (done: Logged) => void): () => void {
    this.watchers.add(listener);
    return () => void this.watchers.delete(listener);
  }

  /** Requests that change something, sign-in not among them. */
  writes(): Logged[] {
    const signIn = ["/v2/auth/token", "/v2/users/login", "/v2/users/2fa-login"];
    return this.log.filter(({ method, path }) => method !== "GET" && !signIn.includes(path));
  }

  /** Does as an owner what a person would do in the web pages. Throws when it is refused. */
  async byHand(actor: string, method: string, path: string, body?: object): Promise<unknown> {
    const headers = {
      authorization: `Bearer ${this.sessions.open("password", actor)}`,
      "content-type": "application/json",
    };
    const request = new Request(`http://hub.invalid${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const entry: Logged = { method, path, status: 0, actor };
    const answer = await this.answer(request, entry);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** An account is registered. Invitations to its address are from then on known by its Docker ID. */
  register(username: string, email: string): void {
    const joinedAt = this.store.timestamp();
    this.store.accounts.set(username, {
      username,
      email,
      password: DEFAULT_PASSWORD,
      fullName: username,
      otp: undefined,
      joinedAt,
    });
    for (const org of this.store.organizations.values()) {
      for (const invite of org.invites.values()) if (invite.invitee === email) invite.invitee = username;
    }
  }

  /** Somebody accepts an invitation on the web page; an address must have been registered before. */
  accept(orgName: string, username: string): void {
    const org = this.store.organizations.get(orgName);
    const invite = [...(org?.invites.values() ?? [])].find(({ invitee }) => invitee === username);
    if (org === undefined || invite === undefined) throw new Error(`${username} is not invited to ${orgName}`);
    org.invites.delete(invite.id);
    this.store.setRole(org, username, invite.role);
    org.groups.get(invite.team)?.members.add(username);
    this.store.record(org, username, "org.member.add", username);
  }

  private async answer(request: Request, entry: Logged): Promise<Answer> {
    const url = new URL(request.url);
    for (const route of this.routes) {
      const params = match(route, request.method, url.pathname);
      if (params === undefined) continue;
      const session = route.open ? undefined : this.sessions.of(request.headers.get("authorization"));
      entry.actor = session?.name;
      if (!route.open && session === undefined) return refuse(401, "authentication required");
      const body = await bodyOf(request);
      if (body === undefined) return refuse(400, "the body is not a JSON object");
      try {
        const answer = await route.handle({ store: this.store, session, params, query: url.searchParams, body, url });
        if (request.method !== "GET" && answer.status < 400) for (const seen of this.watchers) seen(entry);
        return answer;
      } catch (error) {
        if (error instanceof Refusal) return error.answer;
        throw error;
      }
    }
    return refuse(404, `no route ${request.method} ${url.pathname}`);
  }
}

async function bodyOf(request: Request): Promise<Record<string, unknown> | undefined> {
  const text = await request.text();
  if (text === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function respond(answer: Answer, headers: Record<string, string>): Response {
  const all = { "content-type": "application/json", ...headers, ...answer.headers };
  if (answer === noContent || answer.body === undefined) return new Response(null, { status: answer.status, headers });
  const body = all["content-type"] === "application/json" ? JSON.stringify(answer.body) : String(answer.body);
  return new Response(body, { status: answer.status, headers: all });
}
