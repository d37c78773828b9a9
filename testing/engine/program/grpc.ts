import { Problem } from "../deployment/steps";
import { createRequire } from "node:module";

/** Modules that come with @pulumi/pulumi, found from there, however packages are laid out. */
const fromPulumi = createRequire(require.resolve("@pulumi/pulumi/package.json"));

export const grpc = fromPulumi("@grpc/grpc-js") as typeof import("@grpc/grpc-js");
export const { Struct } = fromPulumi(
  "google-protobuf/google/protobuf/struct_pb",
) as typeof import("google-protobuf/google/protobuf/struct_pb");
export const { Empty } = fromPulumi(
  "google-protobuf/google/protobuf/empty_pb",
) as typeof import("google-protobuf/google/protobuf/empty_pb");

/** Whole states travel in one message. */
export const channelOptions = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };

/** Opens a server on a loopback port, and returns its address. */
export function serve(server: InstanceType<typeof grpc.Server>): Promise<string> {
  return new Promise((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) =>
      error === null ? resolve(`127.0.0.1:${port}`) : reject(error),
    ),
  );
}

/** An error that the program gets, and may go on after. */
export class ForProgram extends Error {}

/**
 * A handler from an async function. A failure reaches the program as a monitor that is shutting
 * down, as on the real engine, where what failed is told by the engine and not by the program.
 */
export function unary<Q, R>(body: (request: Q) => Promise<R>, onFailure?: (message: string) => void) {
  return (call: { request: Q }, done: (error: object | null, reply?: R) => void): void => {
    void Promise.resolve()
      .then(() => body(call.request))
      .then(
        (reply) => done(null, reply),
        (error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          if (error instanceof ForProgram) return done({ code: grpc.status.UNKNOWN, details: message });
          if (!(error instanceof Problem)) onFailure?.(message);
          done({ code: grpc.status.UNAVAILABLE, details: "resource monitor is shutting down" });
        },
      );
  };
}
