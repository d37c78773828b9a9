import type * as grpcTypes from "@grpc/grpc-js";
import * as engrpc from "@pulumi/pulumi/proto/engine_grpc_pb";
import * as eng from "@pulumi/pulumi/proto/engine_pb";
import * as resrpc from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as res from "@pulumi/pulumi/proto/resource_pb";
import type { Deployment } from "../deployment/deployment";
import { goalOf, type Place, propertiesOf, readGoalOf } from "./goals";
import { channelOptions, Empty, grpc, Struct } from "./grpc";
import { Problem } from "../deployment/steps";
import { STACK_TYPE } from "../state/urn";
import type { Properties } from "../state/values";

const { ResourceMonitorFeature: Feature } = res;
const FEATURES = [
  Feature.RESOURCE_MONITOR_FEATURE_SECRETS,
  Feature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
  Feature.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES,
  Feature.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
];
/** The same features, as older SDKs ask for them one by one. */
const FEATURE_IDS = ["secrets", "resourceReferences", "outputValues", "deletedWith"];

/** A line of the program's or the provider's for the user. */
export interface Message {
  severity: "debug" | "info" | "warning" | "error";
  text: string;
  urn: string;
}

export interface MonitorOptions {
  stack: string;
  project: string;
  deployment: Deployment;
  dryRun: boolean;
  onMessage(message: Message): void;
}

/** The services a program of the Node SDK talks to, on a loopback port. */
export class Monitor {
  readonly rootOutputs: Properties = {};
  private readonly server = new grpc.Server(channelOptions);
  private root = "";

  constructor(private readonly options: MonitorOptions) {
    this.server.addService(resrpc.ResourceMonitorService as never, this.monitorService());
    this.server.addService(engrpc.EngineService as never, this.engineService());
  }

  /** Address of both services. */
  listen(): Promise<string> {
    return new Promise((resolve, reject) =>
      this.server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) =>
        error === null ? resolve(`127.0.0.1:${port}`) : reject(error),
      ),
    );
  }

  stop(): void {
    this.server.forceShutdown();
  }

  private async register(request: res.RegisterResourceRequest): Promise<res.RegisterResourceResponse> {
    const goal = goalOf(request, this.place);
    if (goal.type === STACK_TYPE) this.root = goal.urn;
    const made = await this.options.deployment.register(goal);
    const reply = new res.RegisterResourceResponse();
    reply.setUrn(made.urn).setObject(Struct.fromJavaScript(made.outputs));
    if (made.custom) reply.setId(made.id);
    return reply;
  }

  private async read(request: res.ReadResourceRequest): Promise<res.ReadResourceResponse> {
    const made = await this.options.deployment.read(readGoalOf(request, this.place), request.getId());
    const reply = new res.ReadResourceResponse();
    return reply.setUrn(made.urn).setProperties(Struct.fromJavaScript(made.outputs));
  }

  private get place(): Place {
    return { stack: this.options.stack, project: this.options.project, root: this.root };
  }

  private monitorService(): grpcTypes.UntypedServiceImplementation {
    const refuse = (what: string) => () => Promise.reject(new Error(`The offline engine does not do ${what}.`));
    return {
      getDeploymentInfo: unary(async () => new res.DeploymentInfo().setSupportedfeaturesList(FEATURES)),
      supportsFeature: unary(async (request: res.SupportsFeatureRequest) =>
        new res.SupportsFeatureResponse().setHassupport(FEATURE_IDS.includes(request.getId())),
      ),
      registerResource: unary((request: res.RegisterResourceRequest) => this.register(request), this.options.onMessage),
      readResource: unary((request: res.ReadResourceRequest) => this.read(request), this.options.onMessage),
      registerResourceOutputs: unary(async (request: res.RegisterResourceOutputsRequest) => {
        const outputs = propertiesOf(request.getOutputs());
        if (request.getUrn() === this.root) Object.assign(this.rootOutputs, outputs);
        this.options.deployment.snapshot.amend(request.getUrn(), outputs);
        return new Empty();
      }),
      signalAndWaitForShutdown: unary(async () => {
        if (!this.options.deployment.failed) await this.options.deployment.finish();
        return new Empty();
      }),
      invoke: unary(refuse("function calls (invoke)"), this.options.onMessage),
      call: unary(refuse("method calls"), this.options.onMessage),
      existsResource: unary(refuse("existence checks"), this.options.onMessage),
      registerStackTransform: unary(refuse("transforms"), this.options.onMessage),
      registerStackInvokeTransform: unary(refuse("transforms"), this.options.onMessage),
      registerResourceHook: unary(refuse("resource hooks"), this.options.onMessage),
      registerErrorHook: unary(refuse("error hooks"), this.options.onMessage),
      registerPackage: unary(refuse("packages"), this.options.onMessage),
    };
  }

  private engineService(): grpcTypes.UntypedServiceImplementation {
    const severities = ["debug", "info", "warning", "error"] as const;
    return {
      log: unary(async (request: eng.LogRequest) => {
        this.options.onMessage({
          severity: severities[request.getSeverity()]!,
          text: request.getMessage(),
          urn: request.getUrn(),
        });
        return new Empty();
      }),
      getRootResource: unary(async () => new eng.GetRootResourceResponse().setUrn(this.root)),
      setRootResource: unary(async () => new eng.SetRootResourceResponse()),
      startDebugging: unary(async () => new Empty()),
      requirePulumiVersion: unary(async () => new eng.RequirePulumiVersionResponse()),
    };
  }
}

/**
 * A handler from an async function. A failure reaches the program as a monitor that is shutting
 * down, as on the real engine, where what failed is told by the engine and not by the program.
 */
function unary<Q, R>(body: (request: Q) => Promise<R>, onMessage?: (message: Message) => void) {
  return (call: { request: Q }, done: (error: object | null, reply?: R) => void): void => {
    void Promise.resolve()
      .then(() => body(call.request))
      .then(
        (reply) => done(null, reply),
        (error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          if (!(error instanceof Problem)) onMessage?.({ severity: "error", text: message, urn: "" });
          done({ code: grpc.status.UNAVAILABLE, details: "resource monitor is shutting down" });
        },
      );
  };
}
