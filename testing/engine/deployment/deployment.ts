import { apply, isProvider } from "./apply";
import { deleteAll } from "./deletions";
import { plan } from "./plan";
import { defaultProvider, refOf } from "../providers/providers";
import { Snapshot } from "./snapshot";
import { blank, type Resource } from "../state/state";
import { type Goal, Problem, type ProviderSource, type ReadGoal, type Step } from "./steps";
import type { Properties } from "../state/values";

export interface DeploymentOptions {
  stack: string;
  project: string;
  dryRun: boolean;
  /** Steps under way at the same time. */
  parallel: number;
  /** Configuration of the stack, secrets marked. */
  config: Properties;
  base: readonly Resource[];
  providers: ProviderSource;
  onSave(resources: readonly Resource[]): void;
}

/** One run of a program against a state: plans resource by resource, applies, and deletes what is left. */
export class Deployment {
  readonly steps: Step[] = [];
  readonly problems: Problem[] = [];
  readonly snapshot: Snapshot;
  private readonly olds: Map<string, Resource>;
  private readonly condemned = new Set<string>();
  private readonly seen = new Set<string>();
  private planning: Promise<unknown> = Promise.resolve();
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly usual: { made: Resource; old: Resource | undefined };
  private fallback: Promise<Resource> | undefined;

  constructor(private readonly options: DeploymentOptions) {
    this.snapshot = new Snapshot(options.base, options.dryRun ? undefined : options.onSave);
    this.olds = new Map(options.base.filter((one) => !one.delete).map((one) => [one.urn, one]));
    for (const resource of options.base) if (isProvider(resource.type)) options.providers.know(resource);
    this.usual = this.defaultProvider();
  }

  /** The default provider, known and on its way before the program asks for it: starting it takes as long as the program. */
  private defaultProvider(): { made: Resource; old: Resource | undefined } {
    const { stack, project, config, base, providers } = this.options;
    const made = defaultProvider(stack, project, config);
    const old = this.olds.get(made.urn);
    if (old !== undefined) made.id = old.id;
    providers.know(made);
    if (old !== undefined || base.length === 0) void providers.get(refOf(made)).catch(() => undefined);
    return { made, old };
  }

  /** True once something has failed: nothing new is begun, and nothing is deleted. */
  get failed(): boolean {
    return this.problems.length > 0;
  }

  /** Brings one resource to its goal and returns it. Throws Problem. */
  async register(goal: Goal): Promise<Resource> {
    return this.guarded(async () => {
      if (this.seen.has(goal.urn))
        throw new Problem(`Duplicate resource URN '${goal.urn}'; try giving it a unique name`, goal.urn);
      this.seen.add(goal.urn);
      const ref = await this.providerOf(goal);
      if (isProvider(goal.type)) return this.registerProvider(goal);
      const steps = await this.oneByOne(() => plan(this.past, goal, ref));
      for (const step of steps) await this.run(step);
      return steps.findLast((step) => step.new !== undefined)!.new!;
    });
  }

  /** Reads a resource that the stack does not manage. */
  async read(goal: ReadGoal, id: string): Promise<Resource> {
    return this.guarded(async () => {
      const provider = await this.providerOf(goal);
      const { urn, type, inputs, parent, dependencies, additionalSecretOutputs } = goal;
      const resource = blank({
        urn,
        type,
        custom: true,
        id,
        inputs,
        parent,
        provider,
        dependencies,
        additionalSecretOutputs,
        external: true,
      });
      const old = this.olds.get(urn);
      await this.run({ op: "read", urn, type, new: resource, ...(old && { old }) });
      return resource;
    });
  }

  /** Deletes what the program no longer declares. To be called when it has ended well. */
  async finish(): Promise<void> {
    this.problems.push(...(await deleteAll(this.snapshot.remaining(), (step) => this.run(step))));
  }

  private get past() {
    return { olds: this.olds, condemned: this.condemned, provider: (ref: string) => this.options.providers.get(ref) };
  }

  private async registerProvider(goal: Goal): Promise<Resource> {
    const { urn, type, inputs, parent, dependencies, propertyDependencies } = goal;
    const old = this.olds.get(urn);
    const made = blank({
      urn,
      type,
      custom: true,
      inputs,
      outputs: inputs,
      parent,
      dependencies,
      propertyDependencies,
      id: old?.id ?? "",
    });
    const same = old !== undefined && JSON.stringify(old.inputs) === JSON.stringify(inputs);
    await this.run({
      op: old === undefined ? "create" : same ? "same" : "update",
      urn,
      type,
      new: made,
      ...(old && { old }),
    });
    this.options.providers.know(made);
    return made;
  }

  private async providerOf(goal: Pick<Goal, "custom" | "type" | "provider">): Promise<string> {
    if (!goal.custom || isProvider(goal.type)) return "";
    if (goal.provider !== "") return goal.provider;
    this.fallback ??= this.registerDefault();
    return refOf(await this.fallback);
  }

  private async registerDefault(): Promise<Resource> {
    const { made, old } = this.usual;
    this.snapshot.put(made, old);
    return made;
  }

  private async guarded<T>(body: () => Promise<T>): Promise<T> {
    if (this.failed) throw new Problem("the deployment has failed already", "");
    try {
      return await body();
    } catch (error) {
      const problem =
        error instanceof Problem ? error : new Problem(error instanceof Error ? error.message : String(error), "");
      this.problems.push(problem);
      throw problem;
    }
  }

  /** Planning is done for one resource after the other. */
  private oneByOne<T>(body: () => Promise<T>): Promise<T> {
    const next = this.planning.then(body);
    this.planning = next.catch(() => undefined);
    return next;
  }

  private async run(step: Step): Promise<void> {
    if (this.running >= this.options.parallel) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running += 1;
    try {
      await apply({ dryRun: this.options.dryRun, snapshot: this.snapshot, provider: this.past.provider }, step);
      this.steps.push(step);
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }
}
