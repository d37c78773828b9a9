import type { KyInstance } from "ky" with { "resolution-mode": "import" };
import { ConnectionError } from "./errors";
import { headersFor, type Media, readBody } from "./media";

/** One reply of the Hub, read whole. */
export interface Reply {
  status: number;
  headers: Headers;
  /** Parsed JSON, or the text of other media; undefined when there was no body. */
  body: unknown;
}

/** One reply as it came over the wire, whatever it is. */
export interface RawReply {
  status: number;
  headers: Headers;
  text: string;
}

/** One request to the Hub. */
export interface Exchange {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path below the base URL, without a leading slash. */
  path: string;
  query?: Record<string, string | number>;
  body?: unknown;
  /** What it carries; nothing when left out. */
  bearer?: string | undefined;
  /** JSON unless it says otherwise. */
  media?: Media;
}

/** A request with any method of HTTP. */
export type AnyExchange = Omit<Exchange, "method"> & { method: string };

export type Fetch = (request: Request) => Promise<Response>;

/** Failures of the network that happen before a request is on its way. */
const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/**
 * Sends single requests to one host and demands JSON back, or what else it asked for. It neither repeats nor follows
 * anything: a redirect would carry the credential elsewhere.
 */
export class Transport {
  private ky: Promise<KyInstance> | undefined;

  /**
   * @param timeout milliseconds for one exchange, its body included
   * @param ended its reason is thrown from then on, in place of sending anything
   */
  constructor(
    private readonly baseUrl: string,
    private readonly timeout: number,
    private readonly ended: AbortSignal = new AbortController().signal,
    private readonly fetch?: Fetch,
  ) {}

  /** Loaded with the first request: a preview that sends none starts the sooner. */
  private async load(): Promise<KyInstance> {
    const { default: ky } = await import("ky");
    const { fetch } = this;
    return ky.create({
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
      redirect: "manual",
      headers: { "user-agent": "pulumi-dockerhub" },
      ...(fetch === undefined ? {} : { fetch: (input, init) => fetch(new Request(input, init)) }),
    });
  }

  /** Throws ConnectionError or UnexpectedReplyError; every status but a redirect is a reply. */
  async exchange(exchange: Exchange): Promise<Reply> {
    const { status, headers, text } = await this.raw(exchange);
    const body = readBody(`${exchange.method} /${exchange.path}`, { status, headers, text }, exchange.media ?? "json");
    return { status, headers, body };
  }

  /** The same without a look at what came: redirects and pages are replies as well. Throws ConnectionError. */
  async raw({ method, path, query, body, bearer, media = "json" }: AnyExchange): Promise<RawReply> {
    this.ended.throwIfAborted();
    const ky = await (this.ky ??= this.load());
    const { accept, "content-type": type } = headersFor(media);
    const headers = {
      accept,
      ...(body === undefined ? {} : { "content-type": type }),
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    };
    const whole = this.inTime(async (signal) => {
      const response = await ky(`${this.baseUrl}/${path}`, {
        method,
        signal,
        headers,
        ...(query === undefined ? {} : { searchParams: query }),
        ...(body === undefined ? {} : { json: body }),
      });
      return { response, text: await response.text() };
    });
    const { response, text } = await whole.catch((error: unknown) => {
      throw this.ended.aborted ? error : this.cut(`${method} /${path}`, error);
    });
    return { status: response.status, headers: response.headers, text };
  }

  /**
   * Ends in time, come what may. A signal alone does not see to that: requests follow it weakly, and
   * a body that stalls after its request was collected is never aborted.
   */
  private inTime<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { ended, timeout } = this;
    const late = new AbortController();
    const cut = () => late.abort(ended.aborted ? ended.reason : new DOMException("too late", "TimeoutError"));
    const timer = setTimeout(cut, timeout);
    ended.addEventListener("abort", cut);
    const end = new Promise<never>((_, reject) =>
      late.signal.addEventListener("abort", () => reject(late.signal.reason as Error)),
    );
    return Promise.race([end, work(late.signal)]).finally(() => {
      clearTimeout(timer);
      ended.removeEventListener("abort", cut);
    });
  }

  private cut(route: string, error: unknown): ConnectionError {
    const code = codeOf(error);
    const sent = !NEVER_SENT.has(code);
    const why =
      code === "TimeoutError"
        ? `no whole reply came within ${this.timeout / 1000} s`
        : `the connection failed (${code})`;
    const hint = sent ? "Run again; what was already done is kept." : "Check the network and dockerhub:baseUrl.";
    return new ConnectionError(`${route} to ${new URL(this.baseUrl).host}: ${why}. ${hint}`, sent);
  }
}

function codeOf(error: unknown): string {
  for (let e = error; e instanceof Error; e = e.cause) {
    if (e.name === "TimeoutError") return e.name;
    if ("code" in e && typeof e.code === "string") return e.code;
  }
  return "no reason given";
}
