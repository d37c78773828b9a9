import { RunError } from "@pulumi/pulumi";
import { isProvider } from "../../testing/engine/providers/packages";
import { Deployment } from "../../testing/engine/deployment/deployment";
import { destruction } from "../../testing/engine/deployment/destruction";
import { refresh } from "../../testing/engine/deployment/refresh";
import { Problem, type ProviderSource, type Step } from "../../testing/engine/deployment/steps";
import { defaultProvider } from "../../testing/engine/providers/providers";
import { providerUrn, type Resource } from "../../testing/engine/state/state";
import { mapSecrets, type Properties, shown } from "../../testing/engine/state/values";
import type { FakeHub } from "../../testing";
import type { InProcess } from "./inProcess";
import { inThisProcess, nounOf } from "./inThisProcess";
import { type Moment, wireThatKills } from "./kill";
import { componentGoal, componentsOf, PLACE, register, urnOf } from "./memoryProgram";
import type { Declared } from "./spec";
import { Witness } from "./witness";

/** What came of a command. */
export interface Told {
  /** Operations that are none of `same`, `read` and `refresh`, as `op Noun name`. */
  changes: string[];
  problems: string[];
}

/** How a program is run. */
export interface RunOptions {
  /** Whether everything is read first. */
  refresh?: boolean;
  /** Steps under way at the same time. Default 16. */
  parallel?: number;
  /** URNs of resources to replace, whatever their difference. */
  replace?: readonly string[];
  /** URNs of the resources that the run is about; all when left out. */
  target?: readonly string[];
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
  async upAndKill(program: readonly Declared[], at: Moment, options: RunOptions = {}): Promise<void> {
    const direct = this.world.wire;
    const { wire, killed } = wireThatKills(direct, at);
    this.world.wire = wire;
    await Promise.race([this.up(program, options), killed]);
    this.world.wire = direct;
    this.life += 1;
  }

  /** The state as the real command exports it, its resources last changed at a moment; an `up` of a day later found nothing to do. */
  exported(time: string): string {
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

  async preview(program: readonly Declared[], options: RunOptions = {}): Promise<Told> {
    return told(await this.run(program, true, options));
  }

  async up(program: readonly Declared[], options: RunOptions = {}): Promise<Told> {
    return told(await this.run(program, false, options));
  }

  /** What a preview plans, as `pulumi preview --json` prints it. */
  async plan(program: readonly Declared[]): Promise<string> {
    const { steps } = await this.run(program, true, {});
    const state = (one: Resource | undefined) =>
      one && { type: one.type, inputs: open(one.inputs), outputs: open(one.outputs) };
    return JSON.stringify({
      duration: 0,
      steps: steps.map((step) => ({
        op: step.op,
        urn: step.urn,
        oldState: state(step.old),
        newState: state(step.new),
      })),
    });
  }

  async destroy(): Promise<Told> {
    this.world.program = undefined;
    this.world.restart();
    const { steps, problems } = await destruction(this.load(), {
      dryRun: false,
      parallel: 16,
      providers: this.providers(),
      onSave: this.saver(),
    });
    return told({ steps, problems });
  }

  private async run(
    program: readonly Declared[],
    dryRun: boolean,
    { refresh: reading = false, parallel = 16, ...about }: RunOptions,
  ) {
    const witness = new Witness(this.saved, program);
    this.world.program = (question) => witness.testify(question);
    this.world.restart();
    const [save, providers] = [this.saver(), this.providers()];
    const found = reading ? await refresh(this.load(), providers) : { resources: this.load(), steps: [], problems: [] };
    if (found.problems.length > 0) return found;
    if (reading && !dryRun) save(found.resources);
    const deployment = new Deployment({
      ...PLACE,
      dryRun,
      parallel,
      config: {},
      base: found.resources,
      providers,
      onSave: save,
      ...about,
    });
    const made = new Map<string, Promise<Resource>>();
    for (const path of componentsOf(program)) await deployment.register(componentGoal(path));
    const declare = async (declared: Declared) => {
      try {
        return await register(deployment, declared, made, witness);
      } catch (error) {
        // An error of the program ends it: nothing new is begun, and nothing is deleted.
        if (error instanceof RunError) deployment.problems.push(new Problem(error.message, urnOf(declared)));
        throw error;
      }
    };
    for (const declared of program) made.set(declared.name, declare(declared));
    await Promise.allSettled(made.values());
    if (!deployment.failed) await deployment.finish();
    deployment.snapshot.flush();
    return deployment;
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

  /** Each explicit provider is a process of its own. */
  private providers(): ProviderSource {
    const hubs = new Map([[defaultProvider(PLACE.stack, PLACE.project, {}).urn, this.world.hub]]);
    const hubOf = (ref: string) => {
      const urn = providerUrn(ref);
      const hub = hubs.get(urn) ?? this.world.open();
      hubs.set(urn, hub);
      return hub;
    };
    return {
      know: () => undefined,
      checkConfig: async ({ inputs }) => ({ inputs, failures: [] }),
      get: async (ref) => {
        const hub = hubOf(ref);
        return inThisProcess((type, urn) => this.world.provider(type, hub, urn));
      },
    };
  }
}

const open = (properties: Properties) => mapSecrets(properties, shown);

function told({ steps, problems }: { steps: readonly Step[]; problems: readonly { message: string }[] }): Told {
  const changes = steps
    .filter(({ op, type }) => !["same", "read", "refresh"].includes(op) && !isProvider(type))
    .map(({ op, urn }) => `${op} ${nounOf(urn)} ${urn.split("::").at(-1)}`);
  return { changes, problems: problems.map(({ message }) => message) };
}
