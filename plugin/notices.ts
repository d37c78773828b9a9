import * as engrpc from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { grpc } from "./grpc";

/** So long an engine may take to hear a line. */
const PATIENCE_MS = 5_000;

/**
 * Lines for the user, told by way of the engine: what a plugin writes to stderr is shown to nobody. Source: Log of
 * Pulumi's engine.proto.
 */
export class Notices {
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly engine: string) {}

  readonly tell = (line: string): void => {
    const told = this.send(line).finally(() => this.underWay.delete(told));
    this.underWay.add(told);
  };

  /** The engine has heard all of them, and may end. */
  async heard(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private send(line: string): Promise<void> {
    const client = new engrpc.EngineClient(this.engine, grpc.credentials.createInsecure());
    const request = new LogRequest().setSeverity(LogSeverity.INFO).setMessage(line);
    return new Promise((resolve) =>
      client.log(request, new grpc.Metadata(), { deadline: Date.now() + PATIENCE_MS }, (error) => {
        if (error !== null) process.stderr.write(`${line}\n`);
        client.close();
        resolve();
      }),
    );
  }
}
