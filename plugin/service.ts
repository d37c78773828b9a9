import type * as grpcTypes from "@grpc/grpc-js";
import { PluginInfo, type PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import * as prov from "@pulumi/pulumi/proto/provider_pb";
import { schema, version } from "./about";
import { NotOffered, statusOf } from "./failure";
import { Empty, unary } from "./grpc";
import { Plugin, type Served } from "./plugin";

/**
 * The service that an engine calls. Source: ResourceProvider of Pulumi's provider.proto.
 *
 * @param serve begins to serve the run of an engine, by its address
 */
export function serviceOf(
  serve: (engine: string | undefined) => Served,
  engine?: string,
): grpcTypes.UntypedServiceImplementation {
  let plugin: Plugin | undefined = engine === undefined ? undefined : new Plugin(serve(engine));
  const current = () => (plugin ??= new Plugin(serve(undefined)));
  const answer = <Q, R>(body: (request: Q) => Promise<R>) =>
    unary((request: Q) => body(request).finally(() => plugin?.heard()), statusOf);
  const never = (what: string) =>
    answer(() => Promise.reject(new NotOffered(`The plugin dockerhub does not do ${what}.`)));
  return {
    // A plugin that was started by hand, for a debugger, is told here whom it serves; a new run is a new engine.
    attach: answer(async (request: PluginAttach) => {
      plugin = new Plugin(serve(request.getAddress()));
      return new Empty();
    }),
    handshake: answer(async () => new prov.ProviderHandshakeResponse().setAcceptSecrets(true)),
    getPluginInfo: answer(async () => new PluginInfo().setVersion(version())),
    getSchema: answer(async () => new prov.GetSchemaResponse().setSchema(schema())),
    checkConfig: answer((request: prov.CheckRequest) => current().checkConfig(request)),
    diffConfig: answer(() => current().diffConfig()),
    configure: answer((request: prov.ConfigureRequest) => current().configure(request)),
    check: answer((request: prov.CheckRequest) => current().check(request)),
    diff: answer((request: prov.DiffRequest) => current().diff(request)),
    create: answer((request: prov.CreateRequest) => current().create(request)),
    read: answer((request: prov.ReadRequest) => current().read(request)),
    update: answer((request: prov.UpdateRequest) => current().update(request)),
    delete: answer(async (request: prov.DeleteRequest) => {
      await current().delete(request);
      return new Empty();
    }),
    invoke: answer((request: prov.InvokeRequest) => current().invoke(request)),
    // What is under way is finished: an object that is made has to get into the state. The engine begins nothing new.
    cancel: answer(async () => new Empty()),
    getMapping: answer(async () => new prov.GetMappingResponse()),
    getMappings: answer(async () => new prov.GetMappingsResponse()),
    call: never("methods"),
    construct: never("components"),
    parameterize: never("parameters"),
  };
}
