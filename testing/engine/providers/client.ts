import type * as grpcTypes from "@grpc/grpc-js";
import * as provrpc from "@pulumi/pulumi/proto/provider_grpc_pb";
import type * as prov from "@pulumi/pulumi/proto/provider_pb";
import { channelOptions, grpc, Struct } from "../program/grpc";
import { type Properties, reveal } from "../state/values";
import { explained } from "./failure";

type Rpc = InstanceType<typeof provrpc.ResourceProviderClient>;
type Done<R> = (error: grpcTypes.ServiceError | null, reply: R) => void;

/** The protocol that a provider speaks, on a port, as far as this engine does. */
export class Client {
  /** Whether secrets travel with their marks; otherwise in clear, and the engine marks what comes back. */
  acceptsSecrets = false;
  private readonly rpc: Rpc;

  constructor(port: string) {
    this.rpc = new provrpc.ResourceProviderClient(
      `127.0.0.1:${port}`,
      grpc.credentials.createInsecure(),
      channelOptions,
    ) as Rpc;
  }

  /** Throws what the provider did. */
  async call<R>(send: (rpc: Rpc, done: Done<R>) => unknown): Promise<R> {
    return this.send(send).catch((error: unknown) => Promise.reject(explained(error)));
  }

  /** The same, for what a provider need not know: undefined where it does not. */
  async ask<R>(send: (rpc: Rpc, done: Done<R>) => unknown): Promise<R | undefined> {
    return this.send(send).catch((error: grpcTypes.ServiceError) =>
      error.code === grpc.status.UNIMPLEMENTED ? undefined : Promise.reject(explained(error)),
    );
  }

  private send<R>(send: (rpc: Rpc, done: Done<R>) => unknown): Promise<R> {
    return new Promise((resolve, reject) =>
      send(this.rpc, (error, reply) => (error == null ? resolve(reply) : reject(error))),
    );
  }

  struct(properties: Properties): InstanceType<typeof Struct> {
    return this.acceptsSecrets ? Struct.fromJavaScript(properties) : this.plain(properties);
  }

  plain(properties: Properties): InstanceType<typeof Struct> {
    return Struct.fromJavaScript(reveal(properties));
  }

  close(): void {
    this.rpc.close();
  }
}

/** What is in a message. */
export const propertiesOf = (struct: InstanceType<typeof Struct> | undefined): Properties =>
  (struct?.toJavaScript() ?? {}) as Properties;

export const failuresOf = (reply: { getFailuresList(): prov.CheckFailure[] }) =>
  reply.getFailuresList().map((one) => ({ property: one.getProperty(), reason: one.getReason() }));
