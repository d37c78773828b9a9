import type { Answer } from "../http";

/** How a 429 says when to come back; every one of them has been seen from the service. */
export const DIALECTS = [
  "retry-after seconds",
  "retry-after timestamp",
  "retry-after date",
  "x-retry-after timestamp",
  "x-ratelimit-reset timestamp",
  "nothing",
] as const;

export type Dialect = (typeof DIALECTS)[number];

export interface RateLimitOptions {
  /** Requests a window allows. Source: `X-RateLimit-Limit: 180`, seen from the service. */
  limit: number;
  /** Milliseconds. */
  window: number;
  dialect: Dialect;
}

/** Headers that say when to come back, in one of the dialects. */
export function comeBack(dialect: Dialect, now: number, at: number): Record<string, string> {
  const timestamp = String(Math.ceil(at / 1000));
  switch (dialect) {
    case "retry-after seconds":
      return { "retry-after": String(Math.max(0, Math.ceil((at - now) / 1000))) };
    case "retry-after timestamp":
      return { "retry-after": timestamp };
    case "retry-after date":
      return { "retry-after": new Date(Math.ceil(at / 1000) * 1000).toUTCString() };
    case "x-retry-after timestamp":
      return { "x-retry-after": timestamp };
    case "x-ratelimit-reset timestamp":
      return { "x-ratelimit-reset": timestamp };
    case "nothing":
      return {};
  }
}

/** The limit that the service has been seen to keep. */
export const STANDARD: RateLimitOptions = { limit: 180, window: 60_000, dialect: "x-retry-after timestamp" };

/** Counts requests in windows of fixed length, as the service does for all clients of an account together. */
export class RateLimit {
  private startedAt = -Infinity;
  private count = 0;

  private readonly options: RateLimitOptions;

  constructor(
    options: Partial<RateLimitOptions>,
    private readonly now: () => number,
  ) {
    this.options = { ...STANDARD, ...options };
  }

  /** Counts one request; a 429 when the window is used up, else the headers of an ordinary reply. */
  take(): { refused?: Answer; headers: Record<string, string> } {
    const { limit, window, dialect } = this.options;
    const now = this.now();
    if (now >= this.startedAt + window) [this.startedAt, this.count] = [now, 0];
    const resetAt = this.startedAt + window;
    this.count += 1;
    const headers = {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(Math.max(0, limit - this.count)),
      "x-ratelimit-reset": String(Math.ceil(resetAt / 1000)),
    };
    if (this.count <= limit) return { headers };
    const body = { detail: "Rate limit exceeded", error: false };
    return { refused: { status: 429, body, headers: comeBack(dialect, now, resetAt) }, headers: {} };
  }
}
