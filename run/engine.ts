import { connect } from "node:http2";

/** Asks for the URN of the stack, which an engine is told by each program that it runs. Source: Pulumi's engine.proto. */
const ROOT = "/pulumirpc.Engine/GetRootResource";
/** In front of each message of gRPC: whether it is compressed, in one byte, and its length, in four. */
const FRAME_BYTES = 5;
const PATIENCE_MS = 30_000;

/** Whether the engine of an address runs, or has run, a program; in a destroy or a refresh it does not. */
export function runsProgram(engine: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const session = connect(`http://${engine}`);
    const fail = (why: unknown) => {
      session.destroy();
      reject(new Error(`The engine of this run does not say whether it runs a program (${String(why)}). Run again.`));
    };
    session.on("error", fail).setTimeout(PATIENCE_MS, () => fail("no answer"));
    const call = session.request({
      ":method": "POST",
      ":path": ROOT,
      "content-type": "application/grpc",
      te: "trailers",
    });
    let bytes = 0;
    let status: unknown;
    call.on("error", fail);
    for (const told of ["response", "trailers"] as const)
      call.on(told, (one) => (status = one["grpc-status"] ?? status));
    call.on("data", (part: Buffer) => (bytes += part.length));
    call.on("end", () => {
      session.close();
      if (status === "0") resolve(bytes > FRAME_BYTES);
      else fail(status);
    });
    call.end(Buffer.alloc(FRAME_BYTES));
  });
}

/** Between two looks for an engine that does not answer. */
const AGAIN_MS = 200;
/** An engine that is busy may miss a look; nobody listens there any more after this many. */
const LOOKS = 2;

/** What a provider process keeps open while nothing is under way in it: its port, and what it writes to. */
const IDLE = ["TCPServerWrap", "PipeWrap", "TTYWrap"];

/**
 * Aborted once the engine of an address has ended. Pulumi ends what it has started itself, but for an engine that
 * is killed: its providers live on and work for nobody. An engine is a gRPC server, so that a session of HTTP/2
 * with it lasts as long as it does. One that was never reached is none.
 */
export function engineGone(engine: string): AbortSignal {
  const gone = new AbortController();
  const look = (reached: boolean, missed: number): void => {
    let refused = false;
    const session = connect(`http://${engine}`, () => {
      reached = true;
      missed = 0;
    });
    // Nothing stays because of this session alone.
    session.unref();
    session.on("error", (error: NodeJS.ErrnoException) => (refused = error.code === "ECONNREFUSED"));
    session.once("close", () => {
      if (!reached) return;
      if (refused) missed += 1;
      if (missed >= LOOKS) gone.abort(new Error("The engine of this run has ended."));
      else setTimeout(look, AGAIN_MS, reached, missed).unref();
    });
  };
  look(false, 0);
  return gone.signal;
}

/**
 * Ends this process as soon as nothing is under way in it. Other people's dynamic providers share it, and may
 * still be about to finish something.
 */
export function endWhenIdle(): void {
  const look = () => {
    if (process.getActiveResourcesInfo().every((one) => IDLE.includes(one))) process.exit();
  };
  setInterval(look, AGAIN_MS).unref();
}
