import type * as grpcTypes from "@grpc/grpc-js";
import * as engrpc from "@pulumi/pulumi/proto/engine_grpc_pb";
import * as eng from "@pulumi/pulumi/proto/engine_pb";
import { channelOptions, Empty, grpc, serve, unary } from "./grpc";

/** A line of the program's or the provider's for the user. */
export interface Message {
  severity: "debug" | "info" | "warning" | "error";
  text: string;
  urn: string;
}

const SEVERITIES = ["debug", "info", "warning", "error"] as const;

/**
 * The service that an engine has for programs and for providers, on a loopback port of its own in each
 * command: its address is what they all know the engine by.
 */
export class Host {
  readonly messages: Message[] = [];
  /** What a program asked for that this engine does not do. */
  readonly failures: string[] = [];
  /** URN of the stack, once a program has told it. */
  root = "";
  private readonly server = new grpc.Server(channelOptions);

  constructor() {
    this.server.addService(engrpc.EngineService as never, this.service());
  }

  listen(): Promise<string> {
    return serve(this.server);
  }

  stop(): void {
    this.server.forceShutdown();
  }

  private service(): grpcTypes.UntypedServiceImplementation {
    return {
      log: unary(async (request: eng.LogRequest) => {
        const severity = SEVERITIES[request.getSeverity()]!;
        this.messages.push({ severity, text: request.getMessage(), urn: request.getUrn() });
        return new Empty();
      }),
      getRootResource: unary(async () => new eng.GetRootResourceResponse().setUrn(this.root)),
      setRootResource: unary(async () => new eng.SetRootResourceResponse()),
      startDebugging: unary(async () => new Empty()),
      requirePulumiVersion: unary(async () => new eng.RequirePulumiVersionResponse()),
    };
  }
}
