import type { z } from "zod";
import { type Clock, realClock } from "./clock";
import type { Area, Credential, CredentialKind } from "./credential";
import { ConnectionError, mayHaveBeenDone, UnexpectedReplyError } from "./errors";
import { Gate } from "./gate";
import { refusal } from "./refusal";
import { Session } from "./session";
import { nobodySignsIn, scimSignsIn, type SignIn } from "./signIns";
import { type Exchange, type Fetch, type Reply, Transport } from "./transport";

/** Waits before a repetition, in ms; their number is the budget of a request. */
const BACKOFF_MS = [300, 1_000, 3_000];

export interface ClientOptions {
  baseUrl: string;
  /** Who signs in to the Hub; NOBODY for what is public alone. */
  credential: Credential;
  /** What SCIM asks for in place of that. */
  scimToken?: string | undefined;
  /** ms for one exchange with the Hub. */
  requestTimeout: number;
  /** ms for a request with all its repetitions and waits, from when it first gets through. */
  deadline: number;
  /** Longest wait in ms that the rate limit may ask for. */
  maxWait: number;
  /** Requests under way at the same time. */
  maxInFlight: { reads: number; writes: number };
  /** Aborted when nothing is to be sent any more, because nobody would hear of it. */
  ended?: AbortSignal | undefined;
  fetch?: Fetch;
  clock?: Clock;
  notice?(line: string): void;
}

/** A request as the files of the nouns write it. */
export interface Call<T> extends Exchange {
  area: Area;
  /** What the reply must look like; left out where its body does not matter. */
  schema?: z.ZodType<T>;
  /**
   * For a write that must not be sent twice: looks whether it has been done after its reply was
   * lost. Undefined means it has not.
   */
  found?(): Promise<T | undefined>;
}

/** Talks to Docker Hub: signs in once, keeps to the rate limit, repeats what is safe to repeat. */
export class HubClient {
  private readonly transport: Transport;
  private readonly gate: Gate;
  private readonly session: SignIn;
  private readonly scim: SignIn;
  readonly clock: Clock;

  constructor(private readonly options: ClientOptions) {
    this.clock = options.clock ?? realClock;
    this.transport = new Transport(options.baseUrl, options.requestTimeout, options.ended, options.fetch);
    const notice = options.notice ?? ((line: string) => void process.stderr.write(`pulumi-dockerhub: ${line}\n`));
    this.gate = new Gate({ maxInFlight: options.maxInFlight, maxWait: options.maxWait, clock: this.clock, notice });
    const { credential, scimToken } = options;
    const send = (exchange: Exchange) => this.repeat(exchange, true);
    this.session = credential.kind === "nobody" ? nobodySignsIn : new Session(credential, send, this.clock);
    this.scim = scimSignsIn(scimToken);
  }

  /** Whose credential signs in. */
  get credential(): Credential {
    return this.options.credential;
  }

  private signInFor(area: Area): SignIn {
    return area === "SCIM" ? this.scim : this.session;
  }

  /** What kind of credential requests of an area carry. */
  kindFor(area: Area): CredentialKind {
    return this.signInFor(area).kind;
  }

  /** The limit of requests and how many are left of it, and how many ms the Hub's clock is ahead, where replies said so. */
  get seen(): Gate["seen"] {
    return this.gate.seen;
  }

  /** Sends a call and returns its reply, checked. Throws one of the HubErrors. */
  async call<T>(call: Call<T>): Promise<T> {
    const idempotent = call.method === "GET" || ((call.method === "PUT" || call.method === "DELETE") && !call.found);
    for (let attempt = 0; ; attempt++) {
      try {
        return this.checked(call, await this.authorized(call, idempotent));
      } catch (error) {
        if (call.found === undefined || !mayHaveBeenDone(error)) throw error;
        const done = await call.found();
        if (done !== undefined) return done;
        if (attempt >= BACKOFF_MS.length || error instanceof UnexpectedReplyError) throw error;
        await this.clock.sleep(jittered(BACKOFF_MS[attempt] as number));
      }
    }
  }

  private async authorized<T>(call: Call<T>, idempotent: boolean): Promise<Reply> {
    const signIn = this.signInFor(call.area);
    const bearer = await signIn.bearer(call.area);
    const reply = await this.repeat({ ...call, bearer }, idempotent);
    if (reply.status !== 401 || bearer === undefined) return reply;
    await signIn.refuse(bearer);
    return this.repeat({ ...call, bearer: await signIn.bearer(call.area) }, idempotent);
  }

  private checked<T>(call: Call<T>, reply: Reply): T {
    const route = `${call.method} /${call.path}`;
    if (reply.status >= 400) throw refusal(route, reply, call.area, this.kindFor(call.area));
    if (call.schema === undefined) return undefined as T;
    const parsed = call.schema.safeParse(reply.body);
    if (parsed.success) return parsed.data;
    const where = parsed.error.issues.map((issue) => issue.path.map(String).join(".") || "the whole reply");
    throw new UnexpectedReplyError(
      `${route}: Docker Hub's reply (${reply.status}) has another shape than expected at ${where.slice(0, 3).join(", ")}. ` +
        "Look for a newer version of pulumi-dockerhub, or report it.",
    );
  }

  /**
   * One exchange through the gate. A 429 was not carried out and is sent again while the deadline
   * allows; a fault is sent again, a few times, where that is safe.
   */
  private async repeat(exchange: Exchange, safe: boolean): Promise<Reply> {
    let deadline = Infinity;
    const send = () => {
      deadline = Math.min(deadline, this.clock.now() + this.options.deadline);
      return this.transport.exchange(exchange);
    };
    for (let faults = 0; ;) {
      const outcome = await this.gate
        .pass(exchange.method === "GET" ? "reads" : "writes", send)
        .catch((error: unknown) => {
          if (error instanceof ConnectionError) return error;
          throw error;
        });
      const late = this.clock.now() > deadline;
      if (!(outcome instanceof ConnectionError) && outcome.status === 429 && !late) continue;
      const fault = outcome instanceof ConnectionError ? safe || !outcome.sent : safe && outcome.status >= 500;
      if (fault && !late && faults < BACKOFF_MS.length) {
        await this.clock.sleep(jittered(BACKOFF_MS[faults++] as number));
        continue;
      }
      if (outcome instanceof ConnectionError) throw outcome;
      return outcome;
    }
  }
}

function jittered(ms: number): number {
  return ms / 2 + Math.random() * ms;
}
