import type { dynamic } from "@pulumi/pulumi";
import * as prov from "@pulumi/pulumi/proto/provider_pb";
import { statusOf } from "../../plugin/failure";
import { Plugin } from "../../plugin/plugin";
import { plain, type Properties, structOf } from "../../plugin/values";
import { explained } from "../../testing/engine/providers/failure";
import type { Connection } from "../../provider/engine/connection";
import type { Hub } from "../../provider/hub/hub";

type Provider = Required<dynamic.ResourceProvider>;

/** A plugin that serves a connection, as an engine has it that calls it without a process between them. */
export async function pluginOf(connection: () => Connection<Hub>, env: NodeJS.ProcessEnv = {}): Promise<Plugin> {
  const invoke = () => Promise.reject(new Error("no function is called here"));
  const heard = async () => undefined;
  const [know, prepare] = [() => undefined, async () => undefined];
  const plugin = new Plugin({ env, know, prepare, connect: connection, heard, invoke });
  await plugin.configure(new prov.ConfigureRequest());
  return plugin;
}

/** The calls of the stock process for one resource, made as calls of the plugin, on messages that have been sent. */
export function nativeProvider(plugin: () => Promise<Plugin>, urn: string): Provider {
  const call = async <R>(body: (plugin: Plugin) => Promise<R>): Promise<R> => {
    try {
      return await body(await plugin());
    } catch (error) {
      const failure = explained(statusOf(error));
      throw Object.assign(new Error(failure.message), plainFailure(failure));
    }
  };
  const struct = (properties: object | undefined) => structOf({ ...properties } as Properties);
  return {
    configure: async () => undefined,
    check: (olds, news) =>
      call(async (one) => {
        const { [URN_KEY]: _, [SECRETS_KEY]: names = [], ...given } = news as Properties & { __secrets?: string[] };
        const request = new prov.CheckRequest()
          .setUrn(urn)
          .setOlds(struct(olds))
          .setNews(structOf(given, {}, names));
        const reply = sent(await one.check(request), prov.CheckResponse);
        const failures = reply.getFailuresList().map((it) => ({ property: it.getProperty(), reason: it.getReason() }));
        return { inputs: plain(reply.getInputs()), failures };
      }),
    diff: (id, olds, news) =>
      call(async (one) => {
        const request = new prov.DiffRequest().setUrn(urn).setId(id).setOlds(struct(olds)).setNews(struct(news));
        const reply = sent(await one.diff(request), prov.DiffResponse);
        return {
          changes: reply.getChanges() === prov.DiffResponse.DiffChanges.DIFF_SOME,
          replaces: reply.getReplacesList(),
          deleteBeforeReplace: reply.getDeletebeforereplace(),
        };
      }),
    create: (inputs) =>
      call(async (one) => {
        const request = new prov.CreateRequest().setUrn(urn).setProperties(struct(inputs as object));
        const reply = sent(await one.create(request), prov.CreateResponse);
        return { id: reply.getId(), outs: shown(plain(reply.getProperties())) };
      }),
    read: (id, properties) =>
      call(async (one) => {
        const request = new prov.ReadRequest()
          .setUrn(urn)
          .setId(id)
          .setProperties(struct(properties as object));
        const reply = sent(await one.read(request), prov.ReadResponse);
        return { id: reply.getId(), props: shown(plain(reply.getProperties())), inputs: plain(reply.getInputs()) };
      }),
    update: (id, olds, news) =>
      call(async (one) => {
        const request = new prov.UpdateRequest().setUrn(urn).setId(id).setOlds(struct(olds)).setNews(struct(news));
        return { outs: shown(plain(sent(await one.update(request), prov.UpdateResponse).getProperties())) };
      }),
    delete: (id, properties) =>
      call((one) =>
        one.delete(
          new prov.DeleteRequest()
            .setUrn(urn)
            .setId(id)
            .setProperties(struct(properties as object)),
        ),
      ),
  };
}

const [URN_KEY, SECRETS_KEY] = ["__urn", "__secrets"] as const;

/** Without what is there for the dynamic provider alone. */
const shown = ({ __provider: _, ...outputs }: Properties): Properties => outputs;

/** What of a failure a verb throws. */
function plainFailure(failure: Error): object {
  const { id, properties, reasons } = failure as { id?: string; properties?: Properties; reasons?: string[] };
  return id === undefined ? {} : { id, properties: plain(structOf(properties ?? {})), reasons };
}

/** A message as it arrives. */
function sent<M extends { serializeBinary(): Uint8Array }>(
  message: M,
  type: { deserializeBinary(bytes: Uint8Array): M },
): M {
  return type.deserializeBinary(message.serializeBinary());
}
