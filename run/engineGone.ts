import { connect } from "node:http2";

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
