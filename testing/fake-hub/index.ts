import { type Arrival, arrivalOf } from "./arrival";
import { readBody } from "./body";
import { type Answer, Refusal, refuse, respond, type Route } from "./http";
import { Log, type Logged } from "./log";
import { Faults } from "./middleware/faults";
import { RateLimit, type RateLimitOptions } from "./middleware/rateLimit";
import { scimSession, type Session, Sessions } from "./middleware/signIn";
import { type Found, find } from "./router";
import { auditLogRoutes } from "./routes/auditLogs";
import { groupRoutes } from "./routes/groups";
import { inviteRoutes } from "./routes/invites";
import { memberRoutes } from "./routes/members";
import { orgAccessTokenRoutes } from "./routes/orgAccessTokens";
import { profileRoutes } from "./routes/profiles";
import { registryAccessRoutes } from "./routes/registryAccess";
import { repositoryPermissionRoutes } from "./routes/repositoryPermissions";
import { repositoryRoutes } from "./routes/repositories";
import { scimRoutes } from "./routes/scim";
import { searchRoutes } from "./routes/search";
import { settingsRoutes } from "./routes/settings";
import { signInRoutes } from "./routes/signIn";
import { tagRoutes } from "./routes/tags";
import { tokenRoutes } from "./routes/tokens";
import { pull, push } from "./registry";
import { webhookRoutes } from "./routes/webhooks";
import { DEFAULT_PASSWORD, type Seed, smallOrganization } from "./seed";
import { listen } from "./serve";
import { type Pushed, Store, type Tag } from "./store";

export type { Logged } from "./log";
export type { Seed } from "./seed";
export { DEFAULT_PASSWORD, smallOrganization } from "./seed";
export type { Fault, FaultRule } from "./middleware/faults";
export { DIALECTS, STANDARD as STANDARD_RATE_LIMIT } from "./middleware/rateLimit";
export type { Dialect, RateLimitOptions } from "./middleware/rateLimit";

export interface FakeHubOptions {
  /** What it starts with; a small organization called `acme` when left out. */
  seed?: Seed;
  /** False for none. */
  rateLimit?: Partial<RateLimitOptions> | false;
  /** Shape of the members list: as the service answers it, or as the contract describes it. */
  membersShape?: "page" | "array";
  /** So many requests are kept in the log, the latest; all of them when left out. */
  logged?: number;
  /** Milliseconds since 1970; the real time when left out. */
  now?(): number;
}

/** The longest line and headers of a request, in bytes: what Node takes, and most servers with it. */
const MOST_HEAD_BYTES = 16_384;

/** Methods that change nothing. */
const READS = ["GET", "HEAD"];

/**
 * Docker Hub in memory: the routes an organization's people are managed by, as one `fetch`. It
 * follows the published contract and, beyond it, what the service has been seen to answer.
 */
export class FakeHub {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly faults = new Faults();
  private readonly requests: Log;
  private readonly watchers = new Set<(done: Logged) => void>();
  private readonly limit: RateLimit | undefined;
  private readonly routes: readonly Route[];

  constructor(options: FakeHubOptions = {}) {
    const { seed = smallOrganization(), rateLimit = {}, membersShape = "page", logged, now = Date.now } = options;
    this.store = new Store(seed, now);
    this.sessions = new Sessions(this.store);
    this.limit = rateLimit === false ? undefined : new RateLimit(rateLimit, now);
    this.requests = new Log(logged);
    this.routes = [
      ...signInRoutes(this.store, this.sessions),
      ...groupRoutes,
      ...memberRoutes(membersShape),
      ...inviteRoutes,
      ...tokenRoutes,
      ...settingsRoutes,
      ...auditLogRoutes,
      ...repositoryRoutes,
      ...repositoryPermissionRoutes,
      ...tagRoutes,
      ...scimRoutes,
      ...webhookRoutes,
      ...registryAccessRoutes,
      ...orgAccessTokenRoutes,
      ...searchRoutes,
      ...profileRoutes,
    ];
  }

  /** Every request so far. */
  get log(): readonly Logged[] {
    return this.requests.all;
  }

  /** Answers one request. Throws where a fault cuts the connection. */
  readonly fetch = (request: Request): Promise<Response> => this.receive(arrivalOf(request));

  /** Answers a request that arrives in whatever way. Throws where a fault cuts the connection. */
  readonly receive = async (arrival: Arrival): Promise<Response> => {
    const { method, target, url, signal } = arrival;
    const entry = this.requests.add({ method, path: target, status: 0, actor: undefined });
    const path = url?.pathname ?? target;
    const response = await this.faults.around({ method, path, signal }, this.store.now(), async () => {
      const { refused, headers } = this.limit?.take() ?? { headers: {} };
      const answer = refused ?? (await this.answer(arrival, entry));
      return respond(answer, method, { ...headers, date: new Date(this.store.now()).toUTCString() });
    });
    entry.status = response.status;
    return response;
  };

  /** Serves on loopback. The returned function stops it. */
  async serve(port = 0): Promise<{ url: string; close(): Promise<void> }> {
    return listen(this.receive, port);
  }

  /** Calls a listener after each write that was carried out, by whomever. The returned function stops it. */
  watch(listener: (done: Logged) => void): () => void {
    this.watchers.add(listener);
    return () => void this.watchers.delete(listener);
  }

  /** Requests that change something, sign-in not among them. */
  writes(): Logged[] {
    const signIn = /^\/v2\/(auth\/token|users\/login|users\/2fa-login)\/?(\?|$)/;
    return this.log.filter(({ method, path }) => !READS.includes(method) && !signIn.test(path));
  }

  /** Does as an owner what a person would do in the web pages. Throws when it is refused. */
  async byHand(actor: string, method: string, path: string, body?: object): Promise<unknown> {
    const headers = { authorization: `Bearer ${this.sessions.open("password", actor)}` };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const request = new Request(`http://hub.invalid${path}`, { method, headers, ...sent });
    const answer = await this.answer(arrivalOf(request), { method, path, status: 0, actor });
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** An account is registered. Invitations to its address are from then on known by its Docker ID. */
  register(username: string, email: string): void {
    this.store.addAccount({ username, email, password: DEFAULT_PASSWORD });
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

  /** Pushes an image, as `docker push` does. Throws where that would be refused. */
  push(actor: string, repository: string, tag: string, image: Pushed = {}): Tag {
    return push(this.store, actor, repository, tag, image);
  }

  /** Somebody pulls an image. */
  pull(repository: string, tag: string): void {
    pull(this.store, repository, tag);
  }

  private async answer(arrival: Arrival, entry: Logged): Promise<Answer> {
    const answer = await this.carryOut(arrival, entry).catch(whyNot);
    if (!READS.includes(arrival.method) && answer.status < 400) for (const seen of this.watchers) seen(entry);
    return answer;
  }

  private async carryOut(arrival: Arrival, entry: Logged): Promise<Answer> {
    const { method, url } = arrival;
    if (arrival.headBytes > MOST_HEAD_BYTES) return refuse(431, "the headers are too large");
    if (url === undefined) return refuse(400, "what is asked for is no path, or the Host header names no host");
    const { route, params }: Found = find(this.routes, method, url.pathname);
    const handled = async (): Promise<Answer> => {
      const session = this.signedIn(route, arrival.header("authorization"));
      entry.actor = session?.name;
      const body = READS.includes(method) || method === "DELETE" ? {} : await readBody(arrival);
      return route.handle({ store: this.store, session, params, query: url.searchParams, body, url });
    };
    const answer = await handled().catch(whyNot);
    return answer.status >= 400 ? (route.inWords?.(answer) ?? answer) : answer;
  }

  /** Who asks, where the route wants to know. Throws a 401. */
  private signedIn({ credential }: Route, authorization: string | null): Session | undefined {
    if (credential === "none" || (credential === "optional" && authorization === null)) return undefined;
    const session = credential === "scim" ? scimSession(this.store, authorization) : this.sessions.of(authorization);
    if (session === undefined) throw new Refusal(refuse(401, "authentication required"));
    return session;
  }
}

/** What ends a call is answered; what nobody thought of as well, because a cut connection tells nobody anything. */
function whyNot(error: unknown): Answer {
  return error instanceof Refusal ? error.answer : refuse(500, `the fake Hub failed: ${String(error)}`);
}
