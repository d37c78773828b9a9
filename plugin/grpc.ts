import * as grpc from "@grpc/grpc-js";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

export { Any, Empty, grpc, Struct };

/** The properties of many resources travel in one message, and nobody looks at what gRPC would note of each call. */
export const channelOptions = {
  "grpc.max_receive_message_length": -1,
  "grpc.max_send_message_length": -1,
  "grpc.enable_channelz": 0,
};

type Done<R> = (error: Partial<grpc.StatusObject> | null, reply?: R) => void;

/** A handler from an async function; what it throws becomes a status by `statusOf`. */
export function unary<Q, R>(
  body: (request: Q) => Promise<R>,
  statusOf: (error: unknown) => Partial<grpc.StatusObject>,
) {
  return ({ request }: { request: Q }, done: Done<R>): void => {
    void Promise.resolve()
      .then(() => body(request))
      .then(
        (reply) => done(null, reply),
        (error: unknown) => done(statusOf(error)),
      );
  };
}

/** Opens a server on a loopback port, and returns that. */
export function listen(server: grpc.Server): Promise<number> {
  return new Promise((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) =>
      error === null ? resolve(port) : reject(error),
    ),
  );
}
