import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { PartialFailure } from "../provider/engine/failure";
import { Any, grpc } from "./grpc";
import { structOf } from "./values";

/** Thrown for a call that no plugin of this package answers. */
export class NotOffered extends Error {
  override readonly name = "NotOffered";
}

/**
 * An error as the engine gets it: with its sentence, and of an object that exists and is not yet as declared with what is known
 * of it. Source: ErrorResourceInitFailed in `grpc-status-details-bin`.
 */
export function statusOf(error: unknown): Partial<grpc.StatusObject> {
  const details = error instanceof Error ? error.message : String(error);
  if (error instanceof NotOffered) return { code: grpc.status.UNIMPLEMENTED, details };
  const code = grpc.status.UNKNOWN;
  if (!(error instanceof PartialFailure)) return { code, details };
  const failed = new ErrorResourceInitFailed();
  failed.setId(error.id).setProperties(structOf(error.properties)).setReasonsList(error.reasons);
  const detail = new Any();
  detail.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const status = new Status().setCode(code).setMessage(details);
  status.addDetails(detail);
  const metadata = new grpc.Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  return { code, details, metadata };
}
