import { createServer, type IncomingMessage, type Server, ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { exchange, type Receive } from "./exchange";
import { misunderstood } from "./misunderstood";

/** Beyond so many bytes of headers Node answers itself; below, whoever receives decides. */
const HEADERS_READ = 65_536;

/**
 * Serves on loopback, where nobody else can reach it. Whatever comes is answered, be it HTTP or not: nobody
 * may be left to guess why a connection was cut.
 */
export async function listen(receive: Receive, port: number): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer({ requireHostHeader: false, maxHeaderSize: HEADERS_READ });
  // Clients that say no more after their request still wait for the reply; Node would close on them.
  Object.assign(server, { httpAllowHalfOpen: true });
  answerAll(server, receive);
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { url: `http://127.0.0.1:${bound}`, close };
}

/** Listens to every event behind which Node has a request, each of which it would else answer, or cut, itself. */
function answerAll(server: Server, receive: Receive): void {
  const latest = new WeakMap<Socket, ServerResponse>();
  const take = (incoming: IncomingMessage, outgoing: ServerResponse, waits = false): void => {
    latest.set(incoming.socket, outgoing);
    void exchange(receive, incoming, outgoing, waits);
  };
  server.on("request", take);
  server.on("checkExpectation", take);
  server.on("checkContinue", (incoming, outgoing) => take(incoming, outgoing, true));
  server.on("connect", (incoming: IncomingMessage, socket: Socket) => {
    const outgoing = new ServerResponse(incoming);
    outgoing.shouldKeepAlive = false;
    outgoing.assignSocket(socket);
    outgoing.once("finish", () => socket.end());
    socket.on("error", () => socket.destroy()).resume();
    take(incoming, outgoing, true);
  });
  server.on(
    "clientError",
    (error, socket) => void misunderstood(error, socket as Socket, latest.get(socket as Socket)),
  );
}
