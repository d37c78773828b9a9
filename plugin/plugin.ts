import * as prov from "@pulumi/pulumi/proto/provider_pb";
import { adviceOn } from "../run/declarations";
import { knownKeys } from "../run/things";
import { SECRETS, URN } from "../run/besides";
import type { Answer } from "../provider/invoke";
import type { Connection, ReadConfig } from "../provider/engine/connection";
import { filled } from "../provider/engine/check";
import { resourceProvider } from "../provider/engine/lifecycle";
import { hasUnknown } from "../provider/engine/unknown";
import type { Hub } from "../provider/hub/hub";
import { type Noun, registry } from "../provider/resources";
import { configurationOf, failuresOf, withStacks } from "./configuration";
import { placeOf, type StackName } from "./declared";
import { NotOffered } from "./failure";
import { keptAs, kindOf, planned } from "./replies";
import { toldOf } from "./told";
import { marked, plain, type Properties, revealed, secretKeys, stateOf, structOf } from "./values";

/** What a plugin serves, for one run of an engine. */
export interface Served {
  /** The environment of this process, in which the engine hands over the configuration of the stack. */
  env: NodeJS.ProcessEnv;
  /** The stack is called so. */
  know(stack: StackName): void;
  /** A program declares something: it will be asked what its stack held. To be waited for before that is told to be checked. */
  prepare(): Promise<void>;
  /** @param isSaved whether the configuration is what the last `up` saved */
  connect(read: ReadConfig, noun: Noun, isSaved: boolean): Connection<Hub>;
  /** Whatever users were told has reached the engine, which may end once it has its reply. */
  heard(): Promise<void>;
  invoke(name: string, args: Properties, config: ReadConfig): Promise<Answer>;
}

const { DIFF_SOME, DIFF_NONE } = prov.DiffResponse.DiffChanges;

/**
 * The calls of an engine, on messages of Pulumi's protocol: each becomes a call of the provider that the definition of its noun
 * makes. It knows the registry, and no noun of it.
 */
export class Plugin {
  private config: ReadConfig = () => undefined;
  private isConfigured = false;
  /** The engine has a configuration checked that a program gives, and none that it has in the state. Source: Pulumi's provider registry. */
  private isSaved = true;
  private readonly bound = new Map<Noun, Bound>();

  constructor(private readonly served: Served) {}

  heard(): Promise<void> {
    return this.served.heard();
  }

  async checkConfig(request: prov.CheckRequest): Promise<prov.CheckResponse> {
    this.isSaved = false;
    const failures = failuresOf(request);
    const given = marked(request.getNews());
    const inputs = structOf(withStacks(revealed(given), this.served.env), given);
    return new prov.CheckResponse().setInputs(inputs).setFailuresList(failures);
  }

  /** Another credential or another limit is no other provider: nothing is replaced for it. */
  async diffConfig(): Promise<prov.DiffResponse> {
    return new prov.DiffResponse();
  }

  async configure(request: prov.ConfigureRequest): Promise<prov.ConfigureResponse> {
    const urn = request.getUrn() ?? "";
    if (urn !== "") this.served.know(placeOf(urn));
    this.config = configurationOf(plain(request.getArgs()));
    this.bound.clear();
    this.isConfigured = true;
    return new prov.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
  }

  async check(request: prov.CheckRequest): Promise<prov.CheckResponse> {
    const { noun, provider, urn, place, connection } = this.of(request.getUrn());
    await this.served.prepare();
    const given = marked(request.getNews());
    const isPlaced = noun.placeUnless !== undefined && given[noun.placeUnless] === undefined;
    const beside = { [URN]: urn, [SECRETS]: secretKeys(given), ...(isPlaced ? { place } : {}) };
    const { inputs, failures = [] } = await provider.check!(plain(request.getOlds()), {
      ...revealed(given),
      ...beside,
    });
    const told = failures.map(({ property, reason }) =>
      new prov.CheckFailure().setProperty(property).setReason(reason),
    );
    const advice = adviceOn({ noun: noun.type, properties: inputs as Properties });
    if (advice !== undefined) connection.notice(advice);
    const { [URN]: _, [SECRETS]: __, ...kept } = inputs as Properties;
    return new prov.CheckResponse().setInputs(structOf(kept, given)).setFailuresList(told);
  }

  async diff(request: prov.DiffRequest): Promise<prov.DiffResponse> {
    const { noun, provider, urn } = this.of(request.getUrn());
    const [olds, news] = [plain(request.getOlds()), plain(request.getNews())];
    this.recall(noun, urn, olds);
    const {
      changes,
      diffs = [],
      replaces = [],
      deleteBeforeReplace,
    } = (await provider.diff!(request.getId(), olds, news)) as Difference;
    const reply = new prov.DiffResponse()
      .setChanges(changes === false || diffs.length === 0 ? DIFF_NONE : DIFF_SOME)
      .setDiffsList(diffs)
      .setReplacesList(replaces)
      .setDeletebeforereplace(deleteBeforeReplace === true)
      .setHasdetaileddiff(true);
    for (const key of diffs) reply.getDetaileddiffMap().set(key, kindOf(olds[key], news[key], replaces.includes(key)));
    return reply;
  }

  async create(request: prov.CreateRequest): Promise<prov.CreateResponse> {
    const { noun, provider, urn } = this.of(request.getUrn());
    const given = marked(request.getProperties());
    const inputs = revealed(given);
    if (request.getPreview())
      return new prov.CreateResponse().setProperties(structOf(planned(noun, inputs), given, noun.secrets));
    const { id, outs = {} } = await provider.create(inputs).catch(keptAs(given, noun));
    this.make(noun, urn, outs as Properties);
    return new prov.CreateResponse().setId(id).setProperties(stateOf(noun, outs as Properties, given));
  }

  async read(request: prov.ReadRequest): Promise<prov.ReadResponse> {
    const { noun, provider, urn, connection } = this.of(request.getUrn());
    const [before, given] = [marked(request.getProperties()), marked(request.getInputs())];
    const olds = revealed(before);
    const isKnown = Object.keys(olds).length > 0;
    if (isKnown) this.recall(noun, urn, olds);
    const { id, props = {}, inputs = {} } = (await provider.read!(request.getId(), olds)) as Seen;
    const reply = new prov.ReadResponse();
    // An empty reply is what says that there is nothing. Source: Pulumi's Read.
    if (id === undefined || id === "") return reply;
    // A default that nobody reads back would be a change in the next run, and in the one after a refresh.
    const whole = isKnown ? inputs : filled(noun, connection, inputs).inputs;
    return reply
      .setId(id)
      .setProperties(stateOf(noun, { ...whole, ...props }, before))
      .setInputs(structOf(whole, { ...before, ...given }));
  }

  async update(request: prov.UpdateRequest): Promise<prov.UpdateResponse> {
    const { noun, provider, urn } = this.of(request.getUrn());
    const [before, given] = [marked(request.getOlds()), marked(request.getNews())];
    const [olds, news] = [revealed(before), revealed(given)];
    if (request.getPreview())
      return new prov.UpdateResponse().setProperties(structOf(planned(noun, news), given, noun.secrets));
    const like = { ...before, ...given };
    const { outs = {} } = await provider.update!(request.getId(), olds, news).catch(keptAs(like, noun));
    this.make(noun, urn, outs as Properties);
    return new prov.UpdateResponse().setProperties(stateOf(noun, outs as Properties, like));
  }

  async delete(request: prov.DeleteRequest): Promise<void> {
    const { noun, provider, urn, connection } = this.of(request.getUrn());
    const olds = plain(request.getProperties());
    this.recall(noun, urn, olds);
    // Deletions that come at the same time know of each other then.
    await connection.run.quiet();
    await provider.delete!(request.getId(), olds);
  }

  async invoke(request: prov.InvokeRequest): Promise<prov.InvokeResponse> {
    const name = request.getTok().split(":").at(-1)!;
    const given = marked(request.getArgs());
    const args = revealed(given);
    // What is not known in a preview is not asked for, and neither is what follows from it.
    if (hasUnknown(args)) throw new Error(`dockerhub.${name}: an argument is not known yet in this preview.`);
    const answer = await this.served.invoke(name, args, this.config);
    if ("problem" in answer) throw new Error(`dockerhub.${name}: ${answer.problem}`);
    const { result } = answer;
    const isSecret = secretKeys(given).length > 0;
    return new prov.InvokeResponse().setReturn(structOf({ ...result }, {}, isSecret ? Object.keys(result) : []));
  }

  private bind(noun: Noun): Bound {
    if (!this.isConfigured) throw new Error("The engine has not configured this plugin.");
    const there = this.bound.get(noun);
    if (there !== undefined) return there;
    const connection = this.served.connect(this.config, noun, this.isSaved);
    const made = { connection, provider: resourceProvider(noun, () => connection) };
    this.bound.set(noun, made);
    return made;
  }

  /** What serves the resource of a URN. */
  private of(urn: string) {
    const place = placeOf(urn);
    this.served.know(place);
    const noun = registry.get(place.noun);
    if (noun === undefined)
      throw new NotOffered(
        `This version of dockerhub knows no ${place.noun}; it knows ${[...registry.keys()].join(", ")}. Install a newer one.`,
      );
    return { ...place, noun, ...this.bind(noun) };
  }

  private recall(noun: Noun, urn: string, state: Properties): void {
    this.bind(noun).connection.run.recall(toldOf(noun, urn, state));
  }

  private make(noun: Noun, urn: string, outs: Properties): void {
    const keys = knownKeys(noun).filter((key) => outs[key] !== undefined);
    if (keys.length === 0) return;
    const properties = Object.fromEntries(keys.map((key) => [key, outs[key]]));
    this.bind(noun).connection.run.make({ noun: noun.type, urn, properties });
  }
}

/** What serves a noun. */
interface Bound {
  connection: Connection<Hub>;
  provider: ReturnType<typeof resourceProvider>;
}

type Difference = { changes?: boolean; diffs?: string[]; replaces?: string[]; deleteBeforeReplace?: boolean };
type Seen = { id?: string; props?: Properties; inputs?: Properties };
