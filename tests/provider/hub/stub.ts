import { HubClient } from "../../../provider/hub/client";
import { type Credential, credential } from "../../../provider/hub/credential";
import { type Hub, openHub } from "../../../provider/hub/hub";
import { STANDARD } from "../../../provider/hub/rails";
import { ManualClock } from "../../support/inProcess";
import { PASSWORD } from "../../support/spec";

/** A request as it came over the wire. */
export interface Sent {
  method: string;
  /** With the query behind it. */
  path: string;
  body: unknown;
  headers: Headers;
}

/** What is answered: a body with 200, a status, a whole response, or a lost connection. */
export type Answer = { status?: number; body?: unknown; type?: string } | "lost";

/** A Docker Hub that knows what one test tells it, with a client that talks to it. */
export class Stub {
  readonly sent: Sent[] = [];
  readonly notices: string[] = [];
  readonly clock = new ManualClock();
  readonly hub: Hub;

  /** @param answer asked with the method and the path, as `GET /v2/…`, and the request; 404 where it says nothing */
  constructor(
    private readonly answer: (route: string, sent: Sent) => Answer | undefined,
    { signsIn = credential({ username: "ops", org: "acme", secret: PASSWORD }), ...more }: StubOptions = {},
  ) {
    const notice = (line: string) => void this.notices.push(line);
    const client = new HubClient({
      baseUrl: "http://127.0.0.1:1",
      credential: signsIn,
      requestTimeout: 1_000,
      deadline: 600_000,
      maxWait: 300_000,
      maxInFlight: { reads: 64, writes: 8 },
      fetch: (request) => this.fetch(request),
      clock: this.clock,
      notice,
      ...more,
    });
    this.hub = openHub(client, { ...STANDARD, self: "ops", notice });
  }

  /** Methods and paths of what was sent, without signing in. */
  get routes(): string[] {
    return this.sent.filter(({ path }) => path !== "/v2/auth/token").map(({ method, path }) => `${method} ${path}`);
  }

  private async fetch(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const text = await request.text();
    const body: unknown = text === "" ? undefined : JSON.parse(text);
    const sent = { method: request.method, path: `${pathname}${search}`, body, headers: request.headers };
    this.sent.push(sent);
    if (pathname === "/v2/auth/token") return Response.json({ access_token: "session" });
    const answer = this.answer(`${request.method} ${pathname}`, sent);
    if (answer === "lost") throw Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNRESET" } });
    if (answer === undefined) return Response.json({ message: "not found" }, { status: 404 });
    const { status = 200, type = "application/json" } = answer;
    const empty = status === 204 || answer.body === undefined;
    const whole = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
    return new Response(empty ? null : whole, { status, headers: { "content-type": type } });
  }
}

type StubOptions = { signsIn?: Credential } & Partial<ConstructorParameters<typeof HubClient>[0]>;

/** A page of a list by the query of a request. */
export function pageOf(rows: readonly unknown[], { path }: Sent, count: "count" | "total" = "count"): Answer {
  const query = new URL(path, "http://127.0.0.1").searchParams;
  const [page, size] = [Number(query.get("page")), Number(query.get("page_size"))];
  return { body: { [count]: rows.length, next: null, results: rows.slice((page - 1) * size, page * size) } };
}
