import type { Message } from "google-protobuf";
import * as prov from "@pulumi/pulumi/proto/provider_pb";
import * as status from "@pulumi/pulumi/proto/status_pb";
import type { Properties } from "../state/values";

/** The object exists, but a verb did not finish. */
export class InitFailure extends Error {
  constructor(
    readonly id: string,
    readonly properties: Properties,
    readonly reasons: string[],
  ) {
    super(reasons.join(" "));
  }
}

/** A gRPC error as what the provider threw. Source: ErrorResourceInitFailed in `grpc-status-details-bin`. */
export function explained(error: unknown): Error {
  const { details, message, metadata } = error as {
    details?: string;
    message: string;
    metadata?: { get(key: string): unknown[] };
  };
  const packed = metadata?.get("grpc-status-details-bin")[0];
  if (packed instanceof Uint8Array) {
    for (const detail of status.Status.deserializeBinary(packed).getDetailsList()) {
      const failed = detail.unpack(
        (bytes: Uint8Array) => prov.ErrorResourceInitFailed.deserializeBinary(bytes) as Message,
        "pulumirpc.ErrorResourceInitFailed",
      ) as prov.ErrorResourceInitFailed | null;
      if (failed === null) continue;
      const properties = (failed.getProperties()?.toJavaScript() ?? {}) as Properties;
      return new InitFailure(failed.getId(), properties, failed.getReasonsList());
    }
  }
  return new Error(details ?? message);
}
