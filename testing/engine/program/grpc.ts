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
