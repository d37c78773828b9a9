import { setTimeout as sleep } from "node:timers/promises";
import { comeBack, type Dialect } from "./rateLimit";

/** Thrown by the fake Hub's fetch in place of a reply: there was no connection, or it was cut. */
export class Cut extends Error {
  constructor(
    message: string,
    readonly code: "ECONNRESET" | "ECONNREFUSED" = "ECONNRESET",
  ) {
    super(message);
  }
}

/**
 * What can go wrong with one request. `before` faults happen in place of the request, `after` ones
 * when it has been carried out and its reply is lost or spoilt.
 */
export type Fault =
  | { kind: "status"; status: number; body?: "json" | "html" | "empty" }
  /** `clockOff` seconds: the Hub's clock is that far ahead of, or behind, everybody else's. */
  | { kind: "429"; dialect: Dialect; seconds: number; clockOff?: number }
  /** On a served Hub, which cannot but accept, the connection is cut instead. */
  | { kind: "refused" }
  | { kind: "cut before" }
  | { kind: "cut after" }
  | { kind: "html after" }
  | { kind: "truncated after" }
  | { kind: "stalled after" }
  /** The body comes in small parts over so many real milliseconds. */
  | { kind: "slow after"; ms: number }
  | { kind: "reshaped after"; how: Reshape }
  | { kind: "redirect" };

/** How a reply of the service may change one day. */
export type Reshape = "a field more" | "a field less" | "an unknown role" | "next leads elsewhere";

/** Which requests a fault hits. */
export interface FaultRule {
  fault: Fault;
  method?: string;
  /** Matches the path of the request. */
  path?: RegExp;
  /** Requests that match but are let through first. Default 0. */
  skip?: number;
  /** Requests that are hit before the rule ends. Default 1. */
  times?: number;
  /** Hits only this part of the requests, from 0 to 1, chosen by `seed`: the same ones in every run. */
  chance?: { part: number; seed: number };
}

const html = (status: number) =>
  new Response("<!doctype html><title>Docker Hub</title>", { status, headers: { "content-type": "text/html" } });

/** What of a request a rule looks at. */
interface Faulty {
  method: string;
  /** Without the query. */
  path: string;
  signal: AbortSignal;
}

/** The rules in force, and what they do to a request. */
export class Faults {
  private rules: { rule: FaultRule; skip: number; times: number; draw(): number }[] = [];

  add(rule: FaultRule): void {
    const draw = rule.chance === undefined ? () => 0 : random(rule.chance.seed);
    this.rules.push({ rule, skip: rule.skip ?? 0, times: rule.times ?? 1, draw });
  }

  clear(): void {
    this.rules = [];
  }

  /** Runs a request under the rules. */
  async around(request: Faulty, now: number, next: () => Promise<Response>): Promise<Response> {
    const fault = this.take(request);
    if (fault === undefined) return next();
    switch (fault.kind) {
      case "status": {
        if (fault.body === "html") return html(fault.status);
        const body = fault.body === "empty" ? null : JSON.stringify({ message: "injected fault" });
        return new Response(body, { status: fault.status, headers: { "content-type": "application/json" } });
      }
      case "429": {
        const hubNow = now + (fault.clockOff ?? 0) * 1000;
        const headers = {
          ...comeBack(fault.dialect, hubNow, hubNow + fault.seconds * 1000),
          date: new Date(hubNow).toUTCString(),
        };
        return Response.json({ detail: "Rate limit exceeded" }, { status: 429, headers });
      }
      case "redirect":
        return new Response(null, { status: 302, headers: { location: "https://elsewhere.invalid/" } });
      case "refused":
        throw new Cut("nobody listens", "ECONNREFUSED");
      case "cut before":
        throw new Cut("cut before the request was carried out");
      case "slow after": {
        const reply = await next();
        return new Response(slow(await reply.text(), fault.ms), { status: reply.status, headers: reply.headers });
      }
      case "reshaped after":
        return reshaped(fault.how, await next());
      default:
        return spoil(fault.kind, await next(), request.signal);
    }
  }

  private take(request: Faulty): Fault | undefined {
    for (const entry of this.rules) {
      const { method, path, fault } = entry.rule;
      const hit =
        (method ?? request.method) === request.method && (path?.test(request.path) ?? true) && entry.times > 0;
      if (!hit) continue;
      if (entry.skip-- > 0) continue;
      if (entry.draw() >= (entry.rule.chance?.part ?? 1)) continue;
      entry.times -= 1;
      return fault;
    }
    return undefined;
  }
}

async function spoil(
  kind: "cut after" | "html after" | "truncated after" | "stalled after",
  reply: Response,
  signal: AbortSignal,
): Promise<Response> {
  if (kind === "cut after") throw new Cut("cut after the request was carried out");
  if (kind === "html after") return html(200);
  if (kind === "stalled after") return new Response(stalled(signal), { status: reply.status, headers: reply.headers });
  const text = await reply.text();
  return new Response(text.slice(0, Math.max(1, text.length >> 1)), {
    status: 200,
    headers: { "content-type": "application/json" },
  });
}

async function reshaped(how: Reshape, reply: Response): Promise<Response> {
  const text = await reply.text();
  if (!reply.ok || text === "") return new Response(text === "" ? null : text, reply);
  const changes: Record<Reshape, (key: string, value: unknown) => unknown> = {
    "a field more": (_, value) => (isObject(value) ? { ...value, surprise: { from: "the future" } } : value),
    "a field less": (key, value) => (FIELDS_WE_NEED.includes(key) ? undefined : value),
    "an unknown role": (key, value) => (key === "role" && value === "Member" ? "Wizard" : value),
    "next leads elsewhere": (key, value) => (key === "next" ? "https://elsewhere.invalid/page" : value),
  };
  const body = JSON.parse(text, (key, value: unknown) => changes[how](key, value)) as unknown;
  return new Response(JSON.stringify(body), { status: reply.status, headers: { "content-type": "application/json" } });
}

/** Fields without which no reply makes sense. */
const FIELDS_WE_NEED = ["username", "uuid", "id", "invitee", "restricted_images"];

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A body that never comes, until whoever waits gives up. */
function stalled(signal: AbortSignal): ReadableStream {
  return new ReadableStream({
    start: (controller) => signal.addEventListener("abort", () => controller.error(signal.reason)),
  });
}

/** A body in so many parts, with a rest after each. */
const PARTS = 5;

function slow(text: string, ms: number): ReadableStream | null {
  if (text === "") return null;
  const bytes = new TextEncoder().encode(text);
  const size = Math.ceil(bytes.length / PARTS);
  const gone = new AbortController();
  let at = 0;
  return new ReadableStream({
    cancel: () => gone.abort(),
    async pull(controller) {
      await sleep(ms / PARTS, undefined, gone);
      controller.enqueue(bytes.slice(at, (at += size)));
      if (at >= bytes.length) controller.close();
    },
  });
}

/** Numbers from 0 to 1, the same for the same seed. Source: the generator mulberry32. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
