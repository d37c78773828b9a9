import type * as grpcTypes from "@grpc/grpc-js";
import * as resrpc from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as prov from "@pulumi/pulumi/proto/provider_pb";
import * as res from "@pulumi/pulumi/proto/resource_pb";
import type { Deployment } from "../deployment/deployment";
import { goalOf, type Place, propertiesOf, readGoalOf } from "./goals";
import { channelOptions, Empty, ForProgram, grpc, serve, Struct, unary } from "./grpc";
import type { Host } from "./host";
import { DYNAMIC, packageOf } from "../providers/packages";
import type { Resource } from "../state/state";
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

export interface MonitorOptions {
  stack: string;
  project: string;
  deployment: Deployment;
  dryRun: boolean;
  host: Host;
  /** Whether there is something that serves a package. */
  serves(name: string): boolean;
  /** The state before the run. */
  before: readonly Resource[];
}

/** Older SDKs have one reply for all who invoke. */
const InvokeReply = res.ResourceInvokeResponse ?? prov.InvokeResponse;

/** The function by which a program reads what the state of a stack held before the run. */
const READ_STATE = "pulumi:pulumi:readStackResourceOutputs";

/** The service by which a program of the Node SDK registers what it declares, on a loopback port. */
export class Monitor {
  /** Outputs of the stack, as the program told them; undefined when it did not get that far. */
  rootOutputs: Properties | undefined;
  private readonly server = new grpc.Server(channelOptions);
  private reader: Promise<void> | undefined;

  constructor(private readonly options: MonitorOptions) {
    this.server.addService(resrpc.ResourceMonitorService as never, this.monitorService());
  }

  listen(): Promise<string> {
    return serve(this.server);
  }

  stop(): void {
    this.server.forceShutdown();
  }

  private async register(request: res.RegisterResourceRequest): Promise<res.RegisterResourceResponse> {
    const goal = goalOf(request, this.place);
    if (goal.type === STACK_TYPE) this.options.host.root = goal.urn;
    const { resource, known } = await this.options.deployment.register(goal);
    const reply = new res.RegisterResourceResponse();
    // What a component told in an earlier run may name resources that this program has not registered yet.
    reply.setUrn(goal.urn).setObject(Struct.fromJavaScript(resource.custom ? resource.outputs : {}));
    if (resource.custom) reply.setId(resource.id);
    // Older SDKs know no such reply, and have no targets either.
    if (!known) reply.setUnknown?.(true);
    return reply;
  }

  private async read(request: res.ReadResourceRequest): Promise<res.ReadResourceResponse> {
    const made = await this.options.deployment.read(readGoalOf(request, this.place), request.getId());
    const reply = new res.ReadResourceResponse();
    return reply.setUrn(made.urn).setProperties(Struct.fromJavaScript(made.outputs));
  }

  /** A function of a package, which its plugin answers. Its error is the program's affair. */
  private async invoke(request: res.ResourceInvokeRequest): Promise<res.ResourceInvokeResponse> {
    const token = request.getTok();
    if (token === READ_STATE) return this.readState(request);
    const { deployment, dryRun, serves } = this.options;
    if (!serves(packageOf(token)) || packageOf(token) === DYNAMIC)
      throw new Error(
        `The offline engine does not do the function ${token}; it does those of plugins that Pulumi.yaml names.`,
      );
    const provider = await deployment.function(token, request.getProvider());
    const answer = await provider.invoke(token, propertiesOf(request.getArgs()), dryRun).catch((error: Error) => {
      throw new ForProgram(`invocation of ${token} returned an error: ${error.message}`);
    });
    const failures = answer.failures.map(({ property, reason }) =>
      new prov.CheckFailure().setProperty(property).setReason(reason),
    );
    return new InvokeReply().setReturn(Struct.fromJavaScript(answer.result)).setFailuresList(failures);
  }

  private async readState(request: res.ResourceInvokeRequest): Promise<res.ResourceInvokeResponse> {
    const { stack, project, before, deployment } = this.options;
    // What answers is a provider too, which is made in its turn when it is first asked.
    await (this.reader ??= deployment.turn());
    const asked = propertiesOf(request.getArgs())["stackName"];
    if (asked !== stack && asked !== `organization/${project}/${stack}`)
      throw new Error(`unknown stack "${String(asked)}"`);
    const outputs = before.filter((one) => !one.delete).map(({ urn, type, outputs }) => [urn, { type, outputs }]);
    const reply = Struct.fromJavaScript({ name: asked, outputs: Object.fromEntries(outputs) as Properties });
    return new InvokeReply().setReturn(reply);
  }

  private get place(): Place {
    return {
      stack: this.options.stack,
      project: this.options.project,
      root: this.options.host.root,
      serves: this.options.serves,
    };
  }

  private monitorService(): grpcTypes.UntypedServiceImplementation {
    const onFailure = (message: string) => void this.options.host.failures.push(message);
    const refuse = (what: string) => () => Promise.reject(new Error(`The offline engine does not do ${what}.`));
    return {
      getDeploymentInfo: unary(async () => new res.DeploymentInfo().setSupportedfeaturesList(FEATURES)),
      supportsFeature: unary(async (request: res.SupportsFeatureRequest) =>
        new res.SupportsFeatureResponse().setHassupport(FEATURE_IDS.includes(request.getId())),
      ),
      registerResource: unary((request: res.RegisterResourceRequest) => this.register(request), onFailure),
      readResource: unary((request: res.ReadResourceRequest) => this.read(request), onFailure),
      registerResourceOutputs: unary(async (request: res.RegisterResourceOutputsRequest) => {
        const outputs = propertiesOf(request.getOutputs());
        if (request.getUrn() === this.options.host.root) this.rootOutputs = outputs;
        else this.options.deployment.snapshot.amend(request.getUrn(), outputs);
        return new Empty();
      }),
      signalAndWaitForShutdown: unary(async () => {
        if (!this.options.deployment.failed) await this.options.deployment.finish();
        return new Empty();
      }),
      invoke: unary((request: res.ResourceInvokeRequest) => this.invoke(request), onFailure),
      call: unary(refuse("method calls"), onFailure),
      existsResource: unary(refuse("existence checks"), onFailure),
      registerStackTransform: unary(refuse("transforms"), onFailure),
      registerStackInvokeTransform: unary(refuse("transforms"), onFailure),
      registerResourceHook: unary(refuse("resource hooks"), onFailure),
      registerErrorHook: unary(refuse("error hooks"), onFailure),
      registerPackage: unary(refuse("packages"), onFailure),
    };
  }
}
