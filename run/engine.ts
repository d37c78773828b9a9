import { type ClientHttp2Session, connect } from "node:http2";

/** Asks for the URN of the stack, which an engine is told by each program that it runs. Source: Pulumi's engine.proto. */
const ROOT = "/pulumirpc.Engine/GetRootResource";
/** In front of each message of gRPC: whether it is compressed, in one byte, and its length, in four. */
const FRAME_BYTES = 5;
const PATIENCE_MS = 30_000;

/** Between two looks for an engine that does not answer. */
const AGAIN_MS = 200;
/** An engine that is busy may miss a look; nobody listens there any more after this many. */
const LOOKS = 2;

/** The engine of a run, as a process that it has started reaches it. It is a gRPC server: a session of HTTP/2 lasts as long as it does. */
export class Engine {
  private readonly ended = new AbortController();
  private session: ClientHttp2Session | undefined;

  /** @param address where it listens, such as `127.0.0.1:50051` */
  constructor(readonly address: string) {
    this.watch(false, 0);
  }

  /**
   * Aborted once it has ended. Pulumi ends what it has started itself, but for an engine that is killed: its providers
   * live on and work for nobody. One that was never reached is none.
   */
  get gone(): AbortSignal {
    return this.ended.signal;
  }

  /** Whether it runs, or has run, a program; in a destroy or a refresh it does not. */
  runsProgram(): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const fail = (why: unknown) =>
        reject(new Error(`The engine of this run does not say whether it runs a program (${String(why)}). Run again.`));
      const call = this.reach().request({
        ":method": "POST",
        ":path": ROOT,
        "content-type": "application/grpc",
        te: "trailers",
      });
      let bytes = 0;
      let status: unknown;
      call.on("error", fail).setTimeout(PATIENCE_MS, () => call.destroy(new Error("no answer")));
      for (const told of ["response", "trailers"] as const)
        call.on(told, (one) => (status = one["grpc-status"] ?? status));
      call.on("data", (part: Buffer) => (bytes += part.length));
      call.on("end", () => (status === "0" ? resolve(bytes > FRAME_BYTES) : fail(status)));
      call.end(Buffer.alloc(FRAME_BYTES));
    });
  }

  private watch(reached: boolean, missed: number): void {
    let refused = false;
    const session = this.reach();
    const isThere = () => ([reached, missed] = [true, 0]);
    if (session.connecting) session.once("connect", isThere);
    else isThere();
    session.on("error", (error: NodeJS.ErrnoException) => (refused = error.code === "ECONNREFUSED"));
    session.once("close", () => {
      if (!reached) return;
      if (refused) missed += 1;
      if (missed >= LOOKS) this.ended.abort(new Error("The engine of this run has ended."));
      else setTimeout(() => this.watch(reached, missed), AGAIN_MS).unref();
    });
  }

  /** One session for all questions: a refresh of many resources has as many. */
  private reach(): ClientHttp2Session {
    if (this.session !== undefined && !this.session.closed && !this.session.destroyed) return this.session;
    this.session = connect(`http://${this.address}`).on("error", () => undefined);
    // Nothing stays because of this session alone.
    this.session.unref();
    return this.session;
  }
}

/** What a provider process keeps open while nothing is under way in it: its port, and what it writes to. */
const IDLE = ["TCPServerWrap", "PipeWrap", "TTYWrap"];

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
