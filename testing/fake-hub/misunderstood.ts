import { type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { finished } from "node:stream/promises";
import { refuse } from "./http";

/** What Node's parser gives up on, where that is not simply wrong. */
const STATUS: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
/** Milliseconds for a client to notice that its connection ends. */
const FAREWELL_MS = 2_000;

const told = new WeakSet<Socket>();

/**
 * Answers what is no HTTP, and ends the connection: nobody can tell where the next request would begin.
 *
 * @param latest the reply to the request before it, or to the one of which the body is wrong
 */
export async function misunderstood(
  error: NodeJS.ErrnoException,
  socket: Socket,
  latest: ServerResponse | undefined,
): Promise<void> {
  // The parser goes on, and complains of whatever else comes.
  if (told.has(socket)) return;
  told.add(socket);
  socket.on("error", () => socket.destroy());
  if (latest?.req.complete === true) await finished(latest).catch(() => undefined);
  const answered = latest?.req.complete === false && latest.headersSent;
  if (socket.writable) socket.end(answered ? "" : written(STATUS[error.code ?? ""] ?? 400, error.message));
  setTimeout(() => socket.destroy(), FAREWELL_MS).unref();
}

function written(status: number, why: string): string {
  const body = JSON.stringify(refuse(status, `this is not a request that HTTP knows: ${why}`).body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "connection: close",
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return [...head, "", body].join("\r\n");
}
