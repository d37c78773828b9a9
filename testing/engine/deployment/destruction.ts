import { apply } from "./apply";
import { deletions, inRounds } from "./deletions";
import { Snapshot } from "./snapshot";
import type { Problem, ProviderSource, Step } from "./steps";
import { Selection, type Targets } from "./targets";
import { isProvider } from "../providers/packages";
import type { Resource } from "../state/state";
import { Workers } from "./workers";

export interface DestructionOptions extends Targets {
  dryRun: boolean;
  /** Steps under way at the same time. */
  parallel: number;
  providers: ProviderSource;
  onSave(resources: readonly Resource[]): void;
}

/** Deletes what is in a state, as far as the command is about it. */
export async function destruction(
  base: readonly Resource[],
  options: DestructionOptions,
): Promise<{ steps: Step[]; problems: Problem[] }> {
  const { dryRun, parallel, providers, onSave } = options;
  for (const resource of base) if (isProvider(resource.type)) providers.know(resource);
  const selection = new Selection(options);
  const planned = deletions(base, base, selection);
  const unknown = selection.targets.missing((urn) => base.some((one) => one.urn === urn));
  if (planned.problems.length > 0 && !dryRun) return { steps: [], problems: [...planned.problems, ...unknown] };
  const present = {
    dryRun,
    snapshot: new Snapshot(base, dryRun ? undefined : onSave),
    deleted: new Set(planned.steps.map(({ urn }) => urn)),
    provider: (ref: string) => providers.get(ref),
  };
  const steps: Step[] = [];
  const workers = new Workers(parallel);
  const failed = await inRounds(planned.steps, (step) =>
    workers.take(async () => {
      await apply(present, step);
      steps.push(step);
    }),
  );
  return { steps, problems: [...planned.problems, ...failed, ...unknown] };
}
