import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { OfflineEngine, type Start } from "../../../testing";
import { kept } from "../kept";

interface Call {
  words: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
}
interface Answer {
  stdout: string;
  stderr: string;
  code: number;
}
type Run = (load: () => typeof OfflineEngine, call: Call, start?: Start) => Promise<Answer>;

/** Runs in this process what is typed as `pulumi` where SHIM_PORT is set to its port, with programs in kept ones. */
export async function serveShim(): Promise<{ port: number; close(): void }> {
  const { run } = (await import(join(__dirname, "commands.js"))) as { run: Run };
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let call = "";
    socket.setEncoding("utf8").on("data", (part) => (call += String(part)));
    const answer = async () => JSON.stringify(await run(() => OfflineEngine, JSON.parse(call) as Call, kept));
    socket.on("end", () => void answer().then((text) => socket.end(text)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}
