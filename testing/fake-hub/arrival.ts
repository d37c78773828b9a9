/** A request as it arrives, on a port or by a call, before anything of it is believed. */
export interface Arrival {
  method: string;
  /** Undefined where target and Host make none. */
  url: URL | undefined;
  /** What was asked for as it was written, for the log. */
  target: string;
  /** Of the line and the headers together. */
  headBytes: number;
  header(name: string): string | null;
  /** Nothing of it is read before somebody asks for it. */
  body: AsyncIterable<Uint8Array> | null;
  /** Aborted when whoever asked has gone. */
  signal: AbortSignal;
}

/** A request that was made in this process. */
export function arrivalOf(request: Request): Arrival {
  const url = new URL(request.url);
  const headers = [...request.headers];
  const target = url.pathname + url.search;
  return {
    method: request.method,
    url,
    target,
    headBytes: headers.reduce((bytes, [name, value]) => bytes + name.length + value.length, target.length),
    header: (name) => request.headers.get(name),
    body: request.body,
    signal: request.signal,
  };
}

/** What a Host header may be made of. Source: RFC 9110, section 7.2; names beyond ASCII are written in Punycode. */
const HOST = /^[A-Za-z0-9._~:[\]-]+$/;

/** The address of a target as HTTP writes it; undefined when it makes none. Source: RFC 9112, section 3.2. */
export function addressOf(target: string, host: string): URL | undefined {
  if (/^https?:\/\//i.test(target)) return URL.canParse(target) ? new URL(target) : undefined;
  const origin = `http://${host}`;
  return target.startsWith("/") && HOST.test(host) && URL.canParse(origin) ? new URL(origin + target) : undefined;
}
