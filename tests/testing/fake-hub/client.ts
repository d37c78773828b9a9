import { connect } from "node:net";
import { DEFAULT_PASSWORD, type FakeHub } from "../../../testing";

export interface Reply {
  status: number;
  headers: Headers;
  /** Parsed where it is JSON, else text. */
  body: never;
}

/** Sends one request in this process, with whatever headers. */
export async function send(
  hub: FakeHub,
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Reply> {
  const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request(`http://hub.test${path}`, { method, headers, ...(text !== undefined && { body: text }) });
  const response = await hub.fetch(request);
  const said = await response.text();
  const json = /^application\/(scim\+)?json$/.test(response.headers.get("content-type") ?? "") && said !== "";
  return { status: response.status, headers: response.headers, body: (json ? JSON.parse(said) : said) as never };
}

export type Client = (method: string, path: string, json?: unknown) => Promise<Reply>;

/** A client of the fake Hub that signs in as somebody. */
export async function client(hub: FakeHub, identifier = "ops", secret = DEFAULT_PASSWORD): Promise<Client> {
  const { body } = await send(hub, "POST", "/v2/auth/token", { body: { identifier, secret } });
  const headers = { authorization: `Bearer ${(body as { access_token?: string }).access_token ?? ""}` };
  return (method, path, json) => send(hub, method, path, { body: json, headers });
}

/** How long an answer may take before that counts as none, in ms. */
const PATIENCE_MS = 10_000;

/** Says something on a connection, and no more after it where it ends, and returns all that is answered until that ends. */
export function say(url: string, said: string | Uint8Array, ends = true): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    const give = (error?: Error) => {
      clearTimeout(timer);
      socket.destroy();
      if (error === undefined) resolve(Buffer.concat(chunks).toString("latin1"));
      else reject(new Error(`${error.message} after «${Buffer.concat(chunks).toString("latin1")}»`));
    };
    const timer = setTimeout(() => give(new Error("the connection hangs")), PATIENCE_MS);
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.once("end", () => give());
    socket.once("error", give);
    if (ends) socket.end(said);
    else socket.write(said);
  });
}

/** The statuses of all replies in what was answered on one connection. */
export const statuses = (answered: string): number[] =>
  [...answered.matchAll(/(?<=^|\n|\})HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
