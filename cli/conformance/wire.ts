import type { Config } from "../../provider/config";
import { type Clock, realClock } from "../../provider/hub/clock";
import type { Credential } from "../../provider/hub/credential";
import { RateLimitError } from "../../provider/hub/errors";
import { Gate } from "../../provider/hub/gate";
import { Session } from "../../provider/hub/session";
import { type AnyExchange, type Fetch, Transport } from "../../provider/hub/transport";
import { readReply, type Reply } from "./reply";

/** So many requests at a time: checks come one after the other, and tidying up may overtake one that waits. */
const MAX_IN_FLIGHT = { reads: 4, writes: 4 };

const READS = ["GET", "HEAD"];
/** What is posted by whoever only reads. */
const SIGN_IN = ["v2/auth/token", "v2/users/login"];

/** Somebody wants the command to end. */
export class Interrupted extends Error {}

/** One request. `bearer` is the session's where it is left out; null sends none. */
export type Sent = Omit<AnyExchange, "bearer"> & { bearer?: string | null };

export interface WireOptions {
  config: Config;
  fetch?: Fetch | undefined;
  clock?: Clock | undefined;
  /** Whether anything but signing in and reading may be sent. */
  write: boolean;
  /** No request is begun once it is aborted; one that is under way is waited for. */
  signal: AbortSignal;
  notice(line: string): void;
}

/**
 * The way to Docker Hub: signs in and keeps to the rate limit as the provider does, and hands over
 * what comes as it comes, because it is the replies that are judged.
 */
export class Wire {
  readonly clock: Clock;
  readonly credential: Credential;
  /** Replies to signing in, by path, in the order they came. */
  readonly signIns: { path: string; reply: Reply }[] = [];
  /** Headers of each 429. */
  readonly held: Headers[] = [];
  /** How many requests were sent. */
  requests = 0;
  /** How many of them no reply came to. */
  unanswered = 0;
  private readonly transport: Transport;
  private readonly gate: Gate;
  private readonly session: Session;
  private signedIn: Promise<string> | undefined;

  constructor(private readonly options: WireOptions) {
    const { config, fetch, clock = realClock, notice } = options;
    this.clock = clock;
    this.credential = config.credential();
    this.transport = new Transport(config.baseUrl, config.requestTimeout, undefined, fetch);
    this.gate = new Gate({ maxInFlight: MAX_IN_FLIGHT, maxWait: config.maxWait, clock, notice });
    this.session = new Session(this.credential, (exchange) => this.signingIn(exchange), clock);
  }

  /** Signs in, or says why that fails; a sign-in that failed is not tried again. */
  signIn(): Promise<string> {
    this.signedIn ??= this.session.bearer();
    return this.signedIn;
  }

  /** Sends one request. Throws Interrupted, ConnectionError, RateLimitError, or why nobody is signed in. */
  send(request: Sent): Promise<Reply> {
    return this.whole(request, this.options.signal);
  }

  /** The same, whoever wants to end: for what has to be tidied up. */
  insist(request: Sent): Promise<Reply> {
    return this.whole(request, undefined);
  }

  private async whole({ bearer, ...request }: Sent, signal: AbortSignal | undefined): Promise<Reply> {
    const { method, path } = request;
    if (!this.options.write && !READS.includes(method) && !SIGN_IN.includes(path)) {
      throw new Error(
        `${method} /${path} was about to be sent without --write. Report this, please: nothing was sent.`,
      );
    }
    if (bearer === null) return this.pass(request, signal);
    if (bearer !== undefined) return this.pass({ ...request, bearer }, signal);
    await this.signIn();
    return this.pass({ ...request, bearer: await this.session.bearer() }, signal);
  }

  private async signingIn(exchange: AnyExchange): Promise<Reply> {
    const reply = await this.pass(exchange, undefined);
    this.signIns.push({ path: exchange.path, reply });
    return reply;
  }

  /** Through the gate, and again after a 429, which was not carried out. */
  private async pass(exchange: AnyExchange, signal: AbortSignal | undefined): Promise<Reply> {
    const deadline = this.clock.now() + this.options.config.deadline;
    for (;;) {
      const reply = await this.once(exchange, signal);
      if (reply.status !== 429) return reply;
      this.held.push(reply.headers);
      if (this.clock.now() > deadline) throw new RateLimitError("The rate limit did not open in time.");
    }
  }

  /** A request that still waits for the rate limit when somebody wants to end is never sent. */
  private async once(exchange: AnyExchange, signal: AbortSignal | undefined): Promise<Reply> {
    if (signal?.aborted) throw new Interrupted();
    let begun = false;
    const passing = this.gate.pass(READS.includes(exchange.method) ? "reads" : "writes", async () => {
      if (signal?.aborted) throw new Interrupted();
      begun = true;
      this.requests += 1;
      const reply = await this.transport.raw(exchange).catch((error: unknown) => {
        this.unanswered += 1;
        throw error;
      });
      return readReply(reply);
    });
    if (signal === undefined) return passing;
    return new Promise((resolve, reject) => {
      const leave = () => {
        if (!begun) reject(new Interrupted());
      };
      signal.addEventListener("abort", leave, { once: true });
      void passing.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
    });
  }
}
