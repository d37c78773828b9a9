import type { Message } from "google-protobuf";
import * as provrpc from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as prov from "@pulumi/pulumi/proto/provider_pb";
import * as status from "@pulumi/pulumi/proto/status_pb";
import type { Running, Scripts } from "../processes";
import { channelOptions, grpc, Struct } from "../program/grpc";
import { type Properties, reveal } from "../state/values";

/** What a provider says of a difference. `changes` undefined: compare inputs yourself. */
export interface ProviderDiff {
  changes: boolean | undefined;
  replaces: string[];
  deleteBeforeReplace: boolean;
}

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

const struct = (properties: Properties) => Struct.fromJavaScript(reveal(properties));
const plain = (value: InstanceType<typeof Struct> | undefined) => (value?.toJavaScript() ?? {}) as Properties;

/** The stock process of @pulumi/pulumi that runs dynamic providers, and calls to it. */
export class ProviderProcess {
  private constructor(
    private readonly running: Running,
    private readonly client: InstanceType<typeof provrpc.ResourceProviderClient>,
  ) {}

  /**
   * @param engine address of the engine that starts it
   * @param config what `configure` gets
   * @param onOutput lines the process writes to stderr
   */
  static async start(
    scripts: Scripts,
    engine: string,
    config: Properties,
    onOutput: (line: string) => void,
  ): Promise<ProviderProcess> {
    const ready = Promise.withResolvers<string>();
    const running = scripts.run("cmd/dynamic-provider", [engine], (line, from) =>
      from === "stdout" ? ready.resolve(line) : onOutput(line),
    );
    const unready = (code: number | null) => new Error(`The provider process ended with ${code} before it was ready.`);
    running.ended.then((code) => ready.reject(unready(code)), ready.reject);
    const port = await ready.promise;
    const client = new provrpc.ResourceProviderClient(
      `127.0.0.1:${port}`,
      grpc.credentials.createInsecure(),
      channelOptions,
    );
    const provider = new ProviderProcess(running, client);
    const request = new prov.ConfigureRequest();
    request.setArgs(struct(config));
    await provider.call((done) => client.configure(request, done));
    return provider;
  }

  async check(
    urn: string,
    olds: Properties,
    news: Properties,
  ): Promise<{ inputs: Properties; failures: { property: string; reason: string }[] }> {
    const request = new prov.CheckRequest();
    request.setUrn(urn).setOlds(struct(olds)).setNews(struct(news));
    const reply = await this.call<prov.CheckResponse>((done) => this.client.check(request, done));
    const failures = reply.getFailuresList().map((one) => ({ property: one.getProperty(), reason: one.getReason() }));
    return { inputs: plain(reply.getInputs()), failures };
  }

  async diff(urn: string, id: string, olds: Properties, news: Properties): Promise<ProviderDiff> {
    const request = new prov.DiffRequest();
    request.setUrn(urn).setId(id).setOlds(struct(olds)).setNews(struct(news));
    const reply = await this.call<prov.DiffResponse>((done) => this.client.diff(request, done));
    const { DIFF_SOME, DIFF_NONE } = prov.DiffResponse.DiffChanges;
    const said = reply.getChanges();
    return {
      changes: said === DIFF_SOME ? true : said === DIFF_NONE ? false : undefined,
      replaces: reply.getReplacesList(),
      deleteBeforeReplace: reply.getDeletebeforereplace(),
    };
  }

  async create(urn: string, inputs: Properties): Promise<{ id: string; outputs: Properties }> {
    const request = new prov.CreateRequest();
    request.setUrn(urn).setProperties(struct(inputs));
    const reply = await this.call<prov.CreateResponse>((done) => this.client.create(request, done));
    return { id: reply.getId(), outputs: plain(reply.getProperties()) };
  }

  /** `id` is empty when the object is gone. */
  async read(
    urn: string,
    id: string,
    outputs: Properties,
  ): Promise<{ id: string; outputs: Properties; inputs: Properties | undefined }> {
    const request = new prov.ReadRequest();
    request.setUrn(urn).setId(id).setProperties(struct(outputs));
    const reply = await this.call<prov.ReadResponse>((done) => this.client.read(request, done));
    const inputs = reply.getInputs();
    return {
      id: reply.getId(),
      outputs: plain(reply.getProperties()),
      inputs: inputs === undefined ? undefined : plain(inputs),
    };
  }

  async update(urn: string, id: string, olds: Properties, news: Properties): Promise<Properties> {
    const request = new prov.UpdateRequest();
    request.setUrn(urn).setId(id).setOlds(struct(olds)).setNews(struct(news));
    const reply = await this.call<prov.UpdateResponse>((done) => this.client.update(request, done));
    return plain(reply.getProperties());
  }

  async delete(urn: string, id: string, outputs: Properties): Promise<void> {
    const request = new prov.DeleteRequest();
    request.setUrn(urn).setId(id).setProperties(struct(outputs));
    await this.call((done) => this.client.delete(request, done));
  }

  stop(): void {
    this.client.close();
    this.running.kill();
  }

  private call<T>(send: (done: (error: unknown, reply: T) => void) => void): Promise<T> {
    return new Promise((resolve, reject) =>
      send((error, reply) => (error == null ? resolve(reply) : reject(explained(error)))),
    );
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
      if (failed !== null)
        return new InitFailure(failed.getId(), plain(failed.getProperties()), failed.getReasonsList());
    }
  }
  return new Error(details ?? message);
}
