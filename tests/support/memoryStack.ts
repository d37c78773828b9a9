import { isProvider } from "../../testing/engine/deployment/apply";
import { Deployment } from "../../testing/engine/deployment/deployment";
import { destruction } from "../../testing/engine/deployment/destruction";
import { refresh } from "../../testing/engine/deployment/refresh";
import type { Goal, ProviderSource, Step } from "../../testing/engine/deployment/steps";
import type { Resource } from "../../testing/engine/state/state";
import { formatUrn } from "../../testing/engine/state/urn";
import { mapSecrets, type Properties, shown, UNKNOWN, type Value } from "../../testing/engine/state/values";
import { typeToken } from "../../sdk/contract";
import { nouns } from "../../sdk/nouns";
import type { FakeHub } from "../../testing";
import type { InProcess } from "./inProcess";
import { inThisProcess, nounOf } from "./inThisProcess";
import { type Moment, wireThatKills } from "./kill";
import type { Declared } from "./spec";
import { Witness } from "./witness";

const PLACE = { stack: "dev", project: "memory" };

/** What came of a command. */
export interface Told {
  /** Operations that are none of `same`, `read` and `refresh`, as `op Noun name`. */
  changes: string[];
  problems: string[];
}

/**
 * A stack in one process: the planning part of the offline engine and the real provider objects,
 * without a program's or a provider's process. A kill takes away all but what was saved.
 */
export class MemoryStack {
  private saved: Resource[] = [];
  private life = 0;

  constructor(readonly world: InProcess) {}

  get notices(): readonly string[] {
    return this.world.notices;
  }

  get fake(): FakeHub {
    return this.world.fake;
  }

  /** Runs `up` up to a request. What has not been saved by then is lost, and nothing more is saved or sent. */
  async upAndKill(program: readonly Declared[], at: Moment, options: { refresh?: boolean } = {}): Promise<void> {
    const direct = this.world.wire;
    const { wire, killed } = wireThatKills(direct, at);
    this.world.wire = wire;
    await Promise.race([this.up(program, options), killed]);
    this.world.wire = direct;
    this.life += 1;
  }

  /** The state as the real command exports it, its resources last changed at a moment; an `up` of a day later found nothing to do. */
  exported(time: string): string {
    const open = (properties: Properties) => mapSecrets(properties, shown);
    const resources = this.saved.map((one) => ({
      ...one,
      inputs: open(one.inputs),
      outputs: open(one.outputs),
      created: time,
      modified: time,
    }));
    const later = new Date(Date.parse(time) + 86_400_000).toISOString();
    return JSON.stringify({ version: 3, deployment: { manifest: { time: later }, resources } });
  }

  async preview(program: readonly Declared[], options: { refresh?: boolean } = {}): Promise<Told> {
    return this.run(program, true, options.refresh ?? false);
  }

  async up(program: readonly Declared[], options: { refresh?: boolean } = {}): Promise<Told> {
    return this.run(program, false, options.refresh ?? false);
  }

  async destroy(): Promise<Told> {
    this.world.testify = undefined;
    this.world.restart();
    const { steps, problems } = await destruction(this.load(), {
      dryRun: false,
      providers: this.providers(),
      onSave: this.saver(),
    });
    return told(steps, problems);
  }

  private async run(program: readonly Declared[], dryRun: boolean, reading: boolean): Promise<Told> {
    const witness = new Witness(this.saved, program);
    this.world.testify = () => witness.testimony;
    this.world.restart();
    const [save, providers] = [this.saver(), this.providers()];
    const found = reading ? await refresh(this.load(), providers) : { resources: this.load(), steps: [], problems: [] };
    if (found.problems.length > 0) return told(found.steps, found.problems);
    if (reading && !dryRun) save(found.resources);
    const deployment = new Deployment({
      ...PLACE,
      dryRun,
      parallel: 16,
      config: {},
      base: found.resources,
      providers,
      onSave: save,
    });
    const made = new Map<string, Promise<Resource>>();
    for (const declared of program) made.set(declared.name, register(deployment, declared, made, witness));
    await Promise.allSettled(made.values());
    if (!deployment.failed) await deployment.finish();
    deployment.snapshot.flush();
    return told(deployment.steps, deployment.problems);
  }

  private load(): Resource[] {
    return structuredClone(this.saved);
  }

  private saver(): (resources: readonly Resource[]) => void {
    const { life } = this;
    return (resources) => {
      if (life === this.life) this.saved = structuredClone([...resources]);
    };
  }

  private providers(): ProviderSource {
    const { hub } = this.world;
    return { know: () => undefined, get: async () => inThisProcess((type) => this.world.provider(type, hub)) };
  }
}

function told(steps: readonly Step[], problems: readonly { message: string }[]): Told {
  const changes = steps
    .filter(({ op, type }) => !["same", "read", "refresh"].includes(op) && !isProvider(type))
    .map(({ op, urn }) => `${op} ${nounOf(urn)} ${urn.split("::").at(-1)}`);
  return { changes, problems: problems.map(({ message }) => message) };
}

export const urnOf = ({ type, name }: Declared) => formatUrn({ ...PLACE, qualifiedType: typeToken(type), name });

async function register(
  deployment: Deployment,
  declared: Declared,
  made: ReadonlyMap<string, Promise<Resource>>,
  witness: Witness,
): Promise<Resource> {
  const { type, name, options = {} } = declared;
  const needed = new Map<string, string[]>();
  const inputs: Properties = {};
  for (const [key, given] of Object.entries(declared.args ?? {})) {
    if (given !== undefined)
      inputs[key] = await valueOf(given, made, (urn) => needed.set(key, [...(needed.get(key) ?? []), urn]));
  }
  witness.resolve(declared, inputs);
  const { placeUnless, secrets } = nouns[type as keyof typeof nouns];
  if (placeUnless !== undefined && inputs[placeUnless] === undefined)
    inputs["place"] = `organization/memory/dev/${typeToken(type)}$${name}`;
  const others = (options["dependsOn"] as string[] | undefined) ?? [];
  const dependencies = await Promise.all(others.map(async (other) => (await made.get(other)!).urn));
  const goal: Goal = {
    urn: urnOf(declared),
    type: typeToken(type),
    custom: true,
    inputs,
    parent: "",
    provider: "",
    dependencies: [...dependencies, ...[...needed.values()].flat()],
    propertyDependencies: Object.fromEntries(needed),
    additionalSecretOutputs: [...secrets],
    ignoreChanges: [],
    replaceOnChanges: (options["replaceOnChanges"] as string[] | undefined) ?? [],
    aliases: [],
    protect: false,
    retainOnDelete: false,
    deletedWith: "",
    deleteBeforeReplace: undefined,
  };
  return (await deployment.register(goal)).resource;
}

/** A value of the program, with `{ $: "name.key" }` for an output of another resource. */
async function valueOf(
  given: unknown,
  made: ReadonlyMap<string, Promise<Resource>>,
  needs: (urn: string) => void,
): Promise<Value> {
  if (Array.isArray(given)) return Promise.all(given.map((item) => valueOf(item, made, needs)));
  if (typeof given !== "object" || given === null) return given as Value;
  if ("$" in given) {
    const [name, key] = String(given.$).split(".") as [string, string];
    const resource = await made.get(name)!;
    needs(resource.urn);
    return resource.outputs[key] ?? UNKNOWN;
  }
  const entries = Object.entries(given).map(async ([key, item]) => [key, await valueOf(item, made, needs)]);
  return Object.fromEntries((await Promise.all(entries)) as [string, Value][]);
}
