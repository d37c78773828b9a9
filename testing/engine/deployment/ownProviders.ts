import { isProvider } from "./apply";
import type { Goal, ProviderSource, Step } from "./steps";
import { defaultProvider, refOf } from "../providers/providers";
import type { Snapshot } from "./snapshot";
import { blank, type Resource } from "../state/state";
import { equal, type Properties } from "../state/values";

interface Place {
  stack: string;
  project: string;
  /** Configuration of the stack, secrets marked: that of the default provider. */
  config: Properties;
  base: readonly Resource[];
  olds: ReadonlyMap<string, Resource>;
  providers: ProviderSource;
  snapshot: Snapshot;
}

/** The providers of a run: the default one, and those that the program declares. */
export class OwnProviders {
  private readonly usual: { made: Resource; old: Resource | undefined };
  private fallback: Resource | undefined;

  constructor(private readonly place: Place) {
    for (const resource of place.base) if (isProvider(resource.type)) place.providers.know(resource);
    this.usual = this.begin();
  }

  /** Reference of the provider that a resource gets; empty for what needs none. */
  of(goal: Pick<Goal, "custom" | "type" | "provider">): string {
    if (!goal.custom || isProvider(goal.type)) return "";
    return goal.provider === "" ? refOf((this.fallback ??= this.keepUsual())) : goal.provider;
  }

  /** The step that brings a declared provider to its goal. */
  plan(goal: Goal): Step & { new: Resource } {
    const { olds, snapshot } = this.place;
    const { urn, type, inputs, parent, dependencies, propertyDependencies } = goal;
    const old = [urn, ...goal.aliases].map((one) => olds.get(one)).find((one) => one !== undefined);
    if (old !== undefined && old.urn !== urn) snapshot.rename(old.urn, urn);
    const links = { parent, dependencies, propertyDependencies };
    const made = blank({ urn, type, custom: true, inputs, outputs: inputs, id: old?.id ?? "", ...links });
    const op = old === undefined ? "create" : equal(old.inputs, inputs) ? "same" : "update";
    return { op, urn, type, new: made, ...(old && { old }) };
  }

  /** The default provider, on its way before the program asks for it: starting it takes as long as the program. */
  private begin(): { made: Resource; old: Resource | undefined } {
    const { stack, project, config, base, olds, providers } = this.place;
    const made = defaultProvider(stack, project, config);
    const old = olds.get(made.urn);
    if (old !== undefined) made.id = old.id;
    providers.know(made);
    if (old !== undefined || base.length === 0) void providers.get(refOf(made)).catch(() => undefined);
    return { made, old };
  }

  private keepUsual(): Resource {
    const { made, old } = this.usual;
    this.place.snapshot.put(made, old);
    return made;
  }
}
