import type { Clock } from "./clock";
import { RateLimitError } from "./errors";
import { retryAfter, untilReset } from "./retryAfter";

/** Waits longer than this are announced on stderr, once each. */
const ANNOUNCE_MS = 3_000;
/** The Hub's headers count whole seconds. */
const ROUNDING_MS = 1_000;
/** How long to stay away when a 429 does not say. */
const UNSAID_MS = 10_000;

export interface GateOptions {
  /** Requests under way at the same time. Reads may go together, so that a refresh takes few round trips. */
  maxInFlight: { reads: number; writes: number };
  /** Longest wait, in ms, that a reply may ask for before it counts as an error. */
  maxWait: number;
  clock: Clock;
  /** Where the one-line notice of a long wait goes. */
  notice(line: string): void;
}

/**
 * All requests of a process pass here. It believes the rate-limit headers, not a count of its own,
 * because the limit is shared with whatever else the account does.
 * Source: `X-RateLimit-Limit|Remaining|Reset` of every reply and the 429 dialects.
 */
export class Gate {
  private readonly lanes: { reads: Lane; writes: Lane };
  /** Requests the current window still allows, as far as known. */
  private remaining = Infinity;
  private resetAt = 0;
  private pausedUntil = 0;
  private announced = 0;
  /** What the last reply said of the limit and of the time. */
  readonly seen: { limit?: number; remaining?: number; clockOff?: number } = {};

  constructor(private readonly options: GateOptions) {
    const { reads, writes } = options.maxInFlight;
    this.lanes = { reads: new Lane(reads), writes: new Lane(writes) };
  }

  /** Sends one request when there is room for it, and learns from its reply. */
  pass<T extends { status: number; headers: Headers }>(lane: keyof Gate["lanes"], send: () => Promise<T>): Promise<T> {
    return this.lanes[lane].through(async () => {
      await this.open();
      this.remaining -= 1;
      const reply = await send();
      this.learn(reply);
      return reply;
    });
  }

  /** Waits until neither a 429 nor a used-up window forbids a request. */
  private async open(): Promise<void> {
    const { clock } = this.options;
    for (;;) {
      const now = clock.now();
      if (this.remaining <= 0 && now >= this.resetAt) this.remaining = Infinity;
      const until = Math.max(this.pausedUntil, this.remaining <= 0 ? this.resetAt : 0);
      if (until <= now) return;
      if (until - now > this.options.maxWait + ROUNDING_MS)
        throw new RateLimitError(tooLong(until, this.options.maxWait));
      this.announce(until, now);
      await clock.sleep(Math.min(until - now, ROUNDING_MS));
    }
  }

  private learn({ status, headers }: { status: number; headers: Headers }): void {
    const now = this.options.clock.now();
    const [limit, date] = [Number(headers.get("x-ratelimit-limit") ?? NaN), Date.parse(headers.get("date") ?? "")];
    if (Number.isFinite(limit)) this.seen.limit = limit;
    if (!Number.isNaN(date)) this.seen.clockOff = date - now;
    const left = Number(headers.get("x-ratelimit-remaining") ?? NaN);
    const reset = untilReset(headers, now);
    if (Number.isFinite(left) && reset !== undefined) {
      // The Hub may not have counted the others that are under way.
      this.remaining = left - (this.lanes.reads.inFlight + this.lanes.writes.inFlight - 1);
      this.resetAt = now + reset + ROUNDING_MS;
      this.seen.remaining = left;
    }
    if (status === 429) {
      const wait = (retryAfter(headers, now) ?? UNSAID_MS) + ROUNDING_MS;
      if (wait > this.options.maxWait) throw new RateLimitError(tooLong(now + wait, this.options.maxWait));
      this.pausedUntil = Math.max(this.pausedUntil, now + wait);
    }
  }

  private announce(until: number, now: number): void {
    if (until - now < ANNOUNCE_MS || until <= this.announced + ANNOUNCE_MS) return;
    this.announced = until;
    const seconds = Math.ceil((until - now) / 1000);
    this.options.notice(`Docker Hub's rate limit is used up; going on in ${seconds} s, at ${timeOf(until)}.`);
  }
}

/** Lets so many through at a time, the others in the order they came. */
class Lane {
  inFlight = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly most: number) {}

  async through<T>(body: () => Promise<T>): Promise<T> {
    if (this.inFlight >= this.most) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.inFlight += 1;
    try {
      return await body();
    } finally {
      // The place goes to the next in line, or is free.
      const next = this.waiting.shift();
      if (next === undefined) this.inFlight -= 1;
      else next();
    }
  }
}

function tooLong(until: number, maxWait: number): string {
  return (
    `Docker Hub's rate limit asks to wait until ${timeOf(until)}, longer than the ${Math.round(maxWait / 1000)} s ` +
    "that dockerhub:maxWait allows. Run again after that time, or raise dockerhub:maxWait."
  );
}

function timeOf(ms: number): string {
  return `${new Date(ms).toISOString().slice(11, 19)} UTC`;
}
