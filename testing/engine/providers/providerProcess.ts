import * as prov from "@pulumi/pulumi/proto/provider_pb";
import type { Checked, Held, Invoked, Provider, ProviderDiff } from "../deployment/steps";
import type { OnLine, Running } from "../processes";
import type { Resource } from "../state/state";
import { markAs, type Properties, reveal } from "../state/values";
import { Client, failuresOf, propertiesOf } from "./client";
import { packageOf } from "./packages";

/** Starts what serves a package. It gets the address of the engine, and tells its port on its first line. */
export type StartProvider = (engine: string, onLine: OnLine) => Running;

/** The process that serves one provider resource, and calls to it. Source: the real engine's calls of a plugin. */
export class ProviderProcess implements Provider {
  /** Whether it tells what will be; otherwise the inputs stand for the outputs in a preview. */
  private tellsPreviews = false;

  private constructor(
    private readonly running: Running,
    private readonly client: Client,
  ) {}

  /**
   * @param engine address of the engine that starts it
   * @param onOutput lines the process writes to stderr
   */
  static async start(start: StartProvider, engine: string, onOutput: (line: string) => void): Promise<ProviderProcess> {
    const ready = Promise.withResolvers<string>();
    const running = start(engine, (line, from) => (from === "stdout" ? ready.resolve(line) : onOutput(line)));
    const unready = (code: number | null) => new Error(`The provider process ended with ${code} before it was ready.`);
    running.ended.then((code) => ready.reject(unready(code)), ready.reject);
    const provider = new ProviderProcess(running, new Client(await ready.promise));
    await provider.greet(engine);
    return provider;
  }

  private async greet(engine: string): Promise<void> {
    // An SDK that knows no such call has no plugin that needs it.
    if (prov.ProviderHandshakeRequest === undefined) return;
    const request = new prov.ProviderHandshakeRequest().setEngineAddress(engine).setConfigureWithUrn(true);
    const reply = await this.client.ask<prov.ProviderHandshakeResponse>((rpc, done) => rpc.handshake(request, done));
    if (reply === undefined) return;
    this.client.acceptsSecrets = reply.getAcceptSecrets();
    this.tellsPreviews = true;
  }

  async checkConfig(urn: string, olds: Properties, news: Properties): Promise<Checked> {
    const request = new prov.CheckRequest().setUrn(urn);
    request.setOlds(this.client.plain(olds)).setNews(this.client.plain(news));
    const reply = await this.client.ask<prov.CheckResponse>((rpc, done) => rpc.checkConfig(request, done));
    if (reply === undefined) return { inputs: news, failures: [] };
    return { inputs: markAs(propertiesOf(reply.getInputs()), news) as Properties, failures: failuresOf(reply) };
  }

  async configure({ urn, type, id, inputs }: Pick<Resource, "urn" | "type" | "id" | "inputs">): Promise<void> {
    const request = new prov.ConfigureRequest().setUrn(urn).setType(type).setId(id).setName(urn.split("::").at(-1)!);
    request.setAcceptsecrets(true).setAcceptresources(true).setSendsOldInputs(true).setSendsOldInputsToDelete(true);
    for (const [key, value] of Object.entries(reveal(inputs))) {
      const text = typeof value === "string" ? value : JSON.stringify(value);
      request.getVariablesMap().set(`${packageOf(type)}:config:${key}`, text);
    }
    request.setArgs(this.client.struct(inputs));
    const reply = await this.client.call<prov.ConfigureResponse>((rpc, done) => rpc.configure(request, done));
    this.client.acceptsSecrets ||= reply.getAcceptsecrets();
    this.tellsPreviews ||= reply.getSupportspreview();
  }

  async check(urn: string, olds: Properties, news: Properties): Promise<Checked> {
    const request = new prov.CheckRequest().setUrn(urn).setOlds(this.client.struct(olds));
    request.setNews(this.client.struct(news));
    const reply = await this.client.call<prov.CheckResponse>((rpc, done) => rpc.check(request, done));
    return { inputs: propertiesOf(reply.getInputs()), failures: failuresOf(reply) };
  }

  async diff(urn: string, id: string, { inputs, outputs }: Held, news: Properties): Promise<ProviderDiff> {
    const request = new prov.DiffRequest().setUrn(urn).setId(id).setOldInputs(this.client.struct(inputs));
    request.setOlds(this.client.struct(outputs)).setNews(this.client.struct(news));
    const reply = await this.client.call<prov.DiffResponse>((rpc, done) => rpc.diff(request, done));
    const { DIFF_SOME, DIFF_NONE } = prov.DiffResponse.DiffChanges;
    const said = reply.getChanges();
    const paths = reply.getHasdetaileddiff() ? [...reply.getDetaileddiffMap().keys()].map(String) : [];
    return {
      changes: said === DIFF_SOME ? true : said === DIFF_NONE ? false : undefined,
      changed: [...new Set([...reply.getDiffsList(), ...paths])],
      replaces: reply.getReplacesList(),
      deleteBeforeReplace: reply.getDeletebeforereplace(),
    };
  }

  async create(urn: string, inputs: Properties, isPreview: boolean): Promise<{ id: string; outputs: Properties }> {
    if (isPreview && !this.tellsPreviews) return { id: "", outputs: inputs };
    const request = new prov.CreateRequest().setUrn(urn).setProperties(this.client.struct(inputs));
    request.setPreview(isPreview);
    const reply = await this.client.call<prov.CreateResponse>((rpc, done) => rpc.create(request, done));
    return { id: reply.getId(), outputs: propertiesOf(reply.getProperties()) };
  }

  /** `id` is empty when the object is gone. */
  async read(
    urn: string,
    id: string,
    { inputs, outputs }: Held,
  ): Promise<{ id: string; outputs: Properties; inputs: Properties | undefined }> {
    const request = new prov.ReadRequest().setUrn(urn).setId(id).setProperties(this.client.struct(outputs));
    request.setInputs(this.client.struct(inputs));
    const reply = await this.client.call<prov.ReadResponse>((rpc, done) => rpc.read(request, done));
    const now = reply.getInputs();
    return {
      id: reply.getId(),
      outputs: propertiesOf(reply.getProperties()),
      inputs: now === undefined ? undefined : propertiesOf(now),
    };
  }

  async update(
    urn: string,
    id: string,
    { inputs, outputs }: Held,
    news: Properties,
    isPreview: boolean,
  ): Promise<Properties> {
    if (isPreview && !this.tellsPreviews) return news;
    const request = new prov.UpdateRequest().setUrn(urn).setId(id).setOldInputs(this.client.struct(inputs));
    request.setOlds(this.client.struct(outputs)).setNews(this.client.struct(news)).setPreview(isPreview);
    const reply = await this.client.call<prov.UpdateResponse>((rpc, done) => rpc.update(request, done));
    return propertiesOf(reply.getProperties());
  }

  async delete(urn: string, id: string, { inputs, outputs }: Held): Promise<void> {
    const request = new prov.DeleteRequest().setUrn(urn).setId(id).setOldInputs(this.client.struct(inputs));
    request.setProperties(this.client.struct(outputs));
    await this.client.call((rpc, done) => rpc.delete(request, done));
  }

  async invoke(token: string, args: Properties, isPreview: boolean): Promise<Invoked> {
    const request = new prov.InvokeRequest().setTok(token).setArgs(this.client.struct(args));
    request.setPreview?.(isPreview);
    const reply = await this.client.call<prov.InvokeResponse>((rpc, done) => rpc.invoke(request, done));
    return { result: propertiesOf(reply.getReturn()), failures: failuresOf(reply) };
  }

  stop(): void {
    this.client.close();
    this.running.kill();
  }
}
