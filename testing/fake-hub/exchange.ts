import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { addressOf, type Arrival } from "./arrival";

/** Takes a request and answers it; a throw cuts the connection. */
export type Receive = (arrival: Arrival) => Promise<Response>;

/**
 * One request on a port and its reply.
 *
 * @param waits true when the client sends its body only once it is asked to, or has none
 */
export async function exchange(
  receive: Receive,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  waits: boolean,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  let asked = !waits;
  async function* body(): AsyncGenerator<Uint8Array> {
    if (!asked) outgoing.writeContinue();
    asked = true;
    yield* incoming.iterator({ destroyOnReturn: false });
  }
  try {
    const response = await receive({ ...arrivalOf(incoming), body: body(), signal: gone.signal });
    const ends = asked ? {} : { connection: "close" };
    outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), ...ends });
    outgoing.flushHeaders();
    const reply = response.body as ReadableStream | null;
    if (reply !== null) await pipeline(Readable.fromWeb(reply), outgoing, { end: false });
    // A connection that ends while its client still sends would take the reply with it.
    if (asked) await drained(incoming);
    outgoing.end();
  } catch {
    incoming.socket.destroy();
  }
}

async function drained(incoming: IncomingMessage): Promise<void> {
  incoming.resume();
  await finished(incoming).catch(() => undefined);
}

function arrivalOf(incoming: IncomingMessage): Omit<Arrival, "body" | "signal"> {
  const { method = "GET", url: target = "/", headers, headersDistinct, rawHeaders, socket } = incoming;
  // Only the first HTTP had no Host.
  const otherwise = incoming.httpVersion === "1.0" ? `${socket.localAddress}:${socket.localPort}` : "";
  const host = (headersDistinct["host"]?.length ?? 0) > 1 ? "" : (headers.host ?? otherwise);
  const header = (name: string) => {
    const value = headers[name];
    return typeof value === "string" ? value : null;
  };
  const headBytes = rawHeaders.reduce((bytes, part) => bytes + part.length, target.length);
  return { method, target, url: addressOf(target, host), headBytes, header };
}
