import { taken } from "./check";
import type { Goal, ProviderSource, Step } from "./steps";
import { isProvider, packageOf } from "../providers/packages";
import { defaultProvider, refOf } from "../providers/providers";
import type { Snapshot } from "./snapshot";
import { blank, type Resource } from "../state/state";
import { equal, type Properties } from "../state/values";

interface Place {
  stack: string;
  project: string;
  /** Configuration of the stack, secrets marked: that of the default providers. */
  config: Properties;
  base: readonly Resource[];
  olds: ReadonlyMap<string, Resource>;
  providers: ProviderSource;
  /** Packages that a program is likely to ask for where the state does not tell. */
  expected: readonly string[];
  snapshot: Snapshot;
}

interface Usual {
  made: Resource;
  old: Resource | undefined;
}

/** The providers of a run: the default ones, and those that the program declares. */
export class OwnProviders {
  /** Default providers by their package, and those of them that the program has asked for. */
  private readonly prepared = new Map<string, Promise<Usual>>();
  private readonly kept = new Map<string, Promise<Resource>>();

  constructor(private readonly place: Place) {
    for (const resource of place.base) if (isProvider(resource.type)) place.providers.know(resource);
    this.begin();
  }

  /** Reference of the provider that a resource gets; empty for what needs none. */
  async of(goal: Pick<Goal, "custom" | "type" | "provider">): Promise<string> {
    if (!goal.custom || isProvider(goal.type)) return "";
    return goal.provider === "" ? refOf(await this.usual(packageOf(goal.type))) : goal.provider;
  }

  /** The step that brings a declared provider to its goal. Throws a problem for a configuration that it does not take. */
  async plan(goal: Goal): Promise<Step & { new: Resource }> {
    const { olds, snapshot } = this.place;
    const { urn, type, inputs, parent, dependencies, propertyDependencies } = goal;
    const old = [urn, ...goal.aliases].map((one) => olds.get(one)).find((one) => one !== undefined);
    if (old !== undefined && old.urn !== urn) snapshot.rename(old.urn, urn);
    const links = { parent, dependencies, propertyDependencies };
    const made = blank({ urn, type, custom: true, inputs, outputs: inputs, id: old?.id ?? "", ...links });
    this.place.providers.know(made);
    await this.check(made, old);
    const op = old === undefined ? "create" : equal(old.inputs, made.inputs) ? "same" : "update";
    return { op, urn, type, new: made, ...(old && { old }) };
  }

  /** Default providers on their way before the program asks for them: starting one takes as long as the program. */
  private begin(): void {
    const { base, expected, providers } = this.place;
    const there = base.map(({ type }) => type).filter(isProvider);
    for (const name of new Set(base.length === 0 ? expected : there.map(packageOf)))
      void this.prepare(name)
        .then(({ made }) => providers.get(refOf(made)))
        .catch(() => undefined);
  }

  private prepare(name: string): Promise<Usual> {
    const { stack, project, config, olds, providers } = this.place;
    const prepare = async () => {
      const made = defaultProvider(stack, project, config, name);
      const old = olds.get(made.urn);
      if (old !== undefined) made.id = old.id;
      providers.know(made);
      await this.check(made, old);
      return { made, old };
    };
    const there = this.prepared.get(name) ?? prepare();
    this.prepared.set(name, there);
    return there;
  }

  private usual(name: string): Promise<Resource> {
    const keep = async () => {
      const { made, old } = await this.prepare(name);
      this.place.snapshot.put(made, old);
      return made;
    };
    const there = this.kept.get(name) ?? keep();
    this.kept.set(name, there);
    return there;
  }

  private async check(made: Resource, old: Resource | undefined): Promise<void> {
    const { inputs } = made;
    const checked = await this.place.providers.checkConfig(made, old?.inputs ?? {});
    made.inputs = made.outputs = taken(made, inputs, checked);
  }
}
