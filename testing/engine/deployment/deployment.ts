import { apply } from "./apply";
import { deletions, inRounds } from "./deletions";
import { Planner } from "./plan";
import { OwnProviders } from "./ownProviders";
import { Snapshot } from "./snapshot";
import { DYNAMIC, isProvider } from "../providers/packages";
import { blank, type Resource } from "../state/state";
import { type Goal, Problem, type Provider, type ProviderSource, type ReadGoal, type Step } from "./steps";
import { Patterns, Selection, type Targets } from "./targets";
import type { Properties } from "../state/values";
import { Skipped, Workers } from "./workers";

export interface DeploymentOptions extends Targets {
  stack: string;
  project: string;
  dryRun: boolean;
  /** Steps under way at the same time. */
  parallel: number;
  /** Configuration of the stack, secrets marked. */
  config: Properties;
  base: readonly Resource[];
  providers: ProviderSource;
  /** Packages that a program is likely to ask for where the state does not tell; the dynamic providers when left out. */
  expected?: readonly string[];
  /** Resources to replace, whatever their difference. */
  replace?: readonly string[];
  onSave(resources: readonly Resource[]): void;
}

/** What a program gets for what it registers. */
export interface Registered {
  resource: Resource;
  /** False for what was not made, because the run is about others. */
  known: boolean;
}

/** One run of a program against a state: plans resource by resource, applies, and deletes what is left. */
export class Deployment {
  readonly steps: Step[] = [];
  readonly problems: Problem[] = [];
  readonly snapshot: Snapshot;
  private readonly olds: Map<string, Resource>;
  private readonly planner: Planner;
  private readonly selection: Selection;
  private readonly forced: Patterns;
  private finished = false;
  private readonly seen = new Set<string>();
  private readonly workers: Workers;
  private readonly underWay = new Set<Promise<unknown>>();
  private planning: Promise<unknown> = Promise.resolve();
  private readonly providers: OwnProviders;

  constructor(private readonly options: DeploymentOptions) {
    const { base, dryRun, providers } = options;
    this.snapshot = new Snapshot(base, dryRun ? undefined : options.onSave);
    this.olds = new Map(base.filter((one) => !one.delete).map((one) => [one.urn, one]));
    this.selection = new Selection(options);
    this.forced = new Patterns(options.replace);
    this.planner = new Planner({
      base,
      olds: this.olds,
      selection: this.selection,
      forced: this.forced,
      dryRun,
      provider: (ref) => providers.get(ref),
      report: (problem) => void this.problems.push(problem),
    });
    this.workers = new Workers(options.parallel);
    this.providers = new OwnProviders({ expected: [DYNAMIC], ...options, olds: this.olds, snapshot: this.snapshot });
  }

  /** Problems before anything is registered: what is to be replaced and is not there. */
  get refused(): Problem[] {
    return this.forced.missing((urn) => this.olds.has(urn));
  }

  /** True once something has failed: nothing new is begun, and nothing is deleted. */
  get failed(): boolean {
    return this.workers.stopped;
  }

  /** Waits until nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.allSettled(this.underWay);
  }

  /** Brings one resource to its goal and returns it. Throws Problem. */
  async register(goal: Goal): Promise<Registered> {
    return this.guarded(async () => {
      this.claim(goal.urn);
      if (isProvider(goal.type)) return { resource: await this.registerProvider(goal), known: true };
      const steps = await this.oneByOne(async () => this.planner.plan(goal, await this.providers.of(goal)));
      for (const { urn, old } of steps) if (old !== undefined && old.urn !== urn) this.snapshot.rename(old.urn, urn);
      for (const step of steps) await this.run(step);
      const made = steps.findLast((step) => step.new !== undefined)!;
      return { resource: made.new!, known: made.skipped !== true };
    });
  }

  /** Reads a resource that the stack does not manage. Throws Problem, also when it is not there. */
  async read(goal: ReadGoal, id: string): Promise<Resource> {
    return this.guarded(async () => {
      this.claim(goal.urn);
      const provider = await this.providers.of(goal);
      const { urn, type, inputs, parent, dependencies, additionalSecretOutputs } = goal;
      const links = { parent, provider, dependencies, additionalSecretOutputs };
      const resource = blank({ urn, type, custom: true, id, inputs, external: true, ...links });
      const old = this.olds.get(urn);
      if (old === undefined || old.external || old.id === id) {
        await this.run({ op: "read", urn, type, new: resource, ...(old && { old }) });
      } else {
        await this.run({ op: "read-replacement", urn, type, old, new: resource });
        await this.run({ op: "replace", urn, type, old, new: resource });
      }
      return resource;
    });
  }

  /** Waits for its turn among the resources that are planned. */
  turn(): Promise<void> {
    return this.oneByOne(async () => undefined);
  }

  /** What answers a function. */
  async function(token: string, ref: string): Promise<Provider> {
    const provider = await this.providers.of({ custom: true, type: token, provider: ref });
    return this.options.providers.get(provider);
  }

  /** Deletes what the program no longer declares. To be called when it has ended well. */
  async finish(): Promise<void> {
    if (this.finished) return;
    this.finished = true;
    const { base, dryRun } = this.options;
    const unknown = this.selection.targets.missing((urn) => this.seen.has(urn) || base.some((one) => one.urn === urn));
    const { steps, problems } = deletions(base, this.snapshot.remaining(), this.selection);
    this.problems.push(...problems);
    if (problems.length === 0 || dryRun) {
      for (const { urn } of steps) this.planner.deleted.add(urn);
      this.problems.push(...(await inRounds(steps, (step) => this.run(step))));
    }
    this.problems.push(...unknown);
  }

  /** Writes what waits, with the outputs of the stack; after a failure those stay that were not told again. */
  close(root: string, outputs: Properties | undefined, failed: boolean): void {
    const before = failed ? (this.olds.get(root)?.outputs ?? {}) : {};
    if (outputs !== undefined) this.snapshot.amend(root, { ...before, ...outputs });
    this.snapshot.flush();
  }

  private claim(urn: string): void {
    if (this.seen.has(urn)) throw new Problem(`Duplicate resource URN '${urn}'; try giving it a unique name`, urn);
    this.seen.add(urn);
  }

  private async registerProvider(goal: Goal): Promise<Resource> {
    const step = await this.providers.plan(goal);
    await this.run(step);
    return step.new;
  }

  private async guarded<T>(body: () => Promise<T>): Promise<T> {
    if (this.failed) throw new Problem("the deployment has failed already", "");
    const work = body();
    this.underWay.add(work);
    try {
      return await work;
    } catch (error) {
      const problem =
        error instanceof Problem ? error : new Problem(error instanceof Error ? error.message : String(error), "");
      if (!(error instanceof Skipped)) this.problems.push(problem);
      this.workers.stop();
      throw problem;
    } finally {
      this.underWay.delete(work);
    }
  }

  /** Planning is done for one resource after the other. */
  private oneByOne<T>(body: () => Promise<T>): Promise<T> {
    const next = this.planning.then(body);
    this.planning = next.catch(() => undefined);
    return next;
  }

  private run(step: Step): Promise<void> {
    const { dryRun, providers } = this.options;
    const { snapshot, planner, workers } = this;
    const present = { dryRun, snapshot, deleted: planner.deleted, provider: (ref: string) => providers.get(ref) };
    return workers.take(async () => {
      await apply(present, step);
      this.steps.push(step);
    });
  }
}
