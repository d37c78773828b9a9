import { blank, needs, type Resource } from "../state/state";
import { differences, keepPaths, type Properties } from "../state/values";
import { STACK_TYPE } from "../state/urn";
import { isProvider } from "../providers/packages";
import { checked } from "./check";
import { askedFor, type Difference, replacement } from "./replacement";
import { type Goal, Problem, type Provider, type Step } from "./steps";
import type { Patterns, Selection } from "./targets";

/** What planning looks at. */
export interface Past {
  /** The stack before, in the order of its state. */
  base: readonly Resource[];
  /** Those of them that are not only still to be deleted. */
  olds: ReadonlyMap<string, Resource>;
  /** What the run is about. */
  selection: Selection;
  /** What is to be replaced, whatever its difference. */
  forced: Patterns;
  dryRun: boolean;
  provider(ref: string): Promise<Provider>;
  /** Tells of a problem and goes on, as a preview does to tell all of them. */
  report(problem: Problem): void;
}

/** What the plan of a run has come to. */
export interface Progress {
  /** Planned already: what depends on something that is planned later cannot be among them. */
  planned: Set<string>;
  /** To be deleted by this run. */
  deleted: Set<string>;
  replaced: Set<string>;
  /** Not made, because the run is about others. */
  skipped: Set<string>;
}

/** Plans the steps that bring resources to their goals, one after the other. Source: the rules of Pulumi's step generator. */
export class Planner {
  private readonly progress: Progress = {
    planned: new Set(),
    deleted: new Set(),
    replaced: new Set(),
    skipped: new Set(),
  };
  private readonly aliased = new Map<string, string>();

  constructor(private readonly past: Past) {}

  /** URNs of what this run deletes, by now. */
  get deleted(): Set<string> {
    return this.progress.deleted;
  }

  async plan(goal: Goal, providerRef: string): Promise<Step[]> {
    const steps = await this.steps(goal, providerRef);
    this.refuseSkipped(steps);
    const { planned, replaced, skipped } = this.progress;
    planned.add(goal.urn);
    if (steps.some(({ op }) => op === "replace")) replaced.add(goal.urn);
    if (steps.some((step) => step.skipped)) skipped.add(goal.urn);
    return steps;
  }

  private async steps(goal: Goal, providerRef: string): Promise<Step[]> {
    const { past, progress } = this;
    const { selection } = past;
    const old = this.oldOf(goal);
    const base = { urn: goal.urn, type: goal.type };
    const provider = goal.custom ? await past.provider(providerRef) : undefined;
    const check = (olds: Properties, news: Properties) =>
      provider === undefined ? Promise.resolve(news) : checked(provider, goal, olds, news);
    const included = selection.includes(resourceOf(goal, {}, providerRef));
    const targeted = included || goal.type === STACK_TYPE || isProvider(goal.type);
    const again = progress.deleted.delete(goal.urn);
    const forced = past.forced.has(goal.urn);
    const given = old === undefined ? goal.inputs : keepPaths(old.inputs, goal.inputs, goal.ignoreChanges);
    const anew = again || forced || old === undefined || old.external;
    const inputs = targeted ? await check(anew ? {} : old.inputs, anew ? goal.inputs : given) : (old?.inputs ?? {});
    const made = resourceOf(goal, inputs, providerRef);
    if (again) {
      return [
        { ...base, op: "replace", ...(old && { old }), new: made },
        { ...base, op: "create-replacement", new: made },
      ];
    }
    if (old?.external) {
      return [
        { ...base, op: "create-replacement", old, new: made },
        { ...base, op: "replace", old, new: made },
      ];
    }
    if (old === undefined)
      return targeted ? [{ ...base, op: "create", new: made }] : [{ ...base, op: "same", new: made, skipped: true }];
    if (!targeted) return [{ ...base, op: "same", old, new: old }];

    const said = await this.differ(provider, goal, old, inputs);
    const now = { ...made, id: old.id, outputs: old.outputs };
    if (said.replaces.length > 0 || old.pendingReplacement)
      return replacement(past, progress, {
        goal,
        old,
        said,
        fresh: async () => (forced ? made : resourceOf(goal, await check({}, goal.inputs), providerRef)),
      });
    return [{ ...base, op: said.changes ? "update" : "same", old, new: now }];
  }

  /** What was there before, under the same name or one it had. Throws where somebody else has claimed that. */
  private oldOf(goal: Goal): Resource | undefined {
    const taken = this.aliased.get(goal.urn);
    if (taken !== undefined)
      throw new Problem(
        `Duplicate resource URN '${goal.urn}' conflicting with alias on resource with URN '${taken}'`,
        goal.urn,
      );
    const urn = [goal.urn, ...goal.aliases].find((one) => this.past.olds.has(one));
    if (urn !== undefined && urn !== goal.urn) {
      const other = this.progress.planned.has(urn) ? urn : this.aliased.get(urn);
      if (other !== undefined) {
        const whom = `applied to resource with URN '${goal.urn}' conflicting with resource with URN '${other}'`;
        throw new Problem(`Duplicate resource alias '${urn}' ${whom}`, goal.urn);
      }
      this.aliased.set(urn, goal.urn);
    }
    return urn === undefined ? undefined : this.past.olds.get(urn);
  }

  private async differ(
    provider: Provider | undefined,
    goal: Goal,
    old: Resource,
    inputs: Properties,
  ): Promise<Difference> {
    const because = (...replaces: string[]) => ({ changes: true, replaces, deleteBeforeReplace: false });
    if (this.past.forced.has(goal.urn)) return because("id");
    if (this.progress.replaced.has(goal.deletedWith)) return because("deletedWith");
    const keys = differences(old.inputs, inputs);
    if (provider === undefined) return { changes: keys.length > 0, replaces: [], deleteBeforeReplace: false };
    const said = await provider.diff(goal.urn, old.id, old, inputs);
    const changes = (said.changes ?? keys.length > 0) || old.initErrors.length > 0;
    const asked = askedFor(said, keys, goal.replaceOnChanges);
    return { ...said, changes, replaces: changes ? [...said.replaces, ...asked] : [] };
  }

  /** What is made may not need what is not made because it was not named. */
  private refuseSkipped(steps: readonly Step[]): void {
    const { past, progress } = this;
    if (!past.selection.targets.given && !past.forced.given) return;
    for (const { urn, new: made, skipped } of steps) {
      if (made === undefined || skipped) continue;
      for (const needed of new Set(needs(made))) {
        if (!progress.skipped.has(needed)) continue;
        const problem = new Problem(
          `Resource '${urn}' depends on '${needed}' which was was not specified in --target list.`,
          urn,
        );
        if (!past.dryRun) throw problem;
        past.report(problem);
        progress.skipped.delete(needed);
      }
    }
  }
}

function resourceOf(goal: Goal, inputs: Properties, provider: string): Resource {
  const { urn, type, custom, parent, dependencies, propertyDependencies, additionalSecretOutputs } = goal;
  const { protect, retainOnDelete, deletedWith, replaceOnChanges } = goal;
  const links = { parent, provider, dependencies, propertyDependencies, deletedWith };
  const options = { protect, retainOnDelete, replaceOnChanges };
  return blank({ urn, type, custom, inputs, additionalSecretOutputs, ...options, ...links });
}
