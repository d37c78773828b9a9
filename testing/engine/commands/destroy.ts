import { apply, isProvider } from "../deployment/apply";
import { deleteAll } from "../deployment/deletions";
import { refresh } from "../deployment/refresh";
import { Snapshot } from "../deployment/snapshot";
import { Problem, type Step } from "../deployment/steps";
import type { DestroyOptions, Outcome } from "../outcome";
import type { Context } from "./context";

/** Deletes everything in the stack, unless something in it is protected. */
export function destroy(context: Context, options: DestroyOptions): Promise<Outcome> {
  return context.command(async (providers) => {
    const before = context.file.load();
    const found = options.refresh ? await refresh(before, providers) : { resources: before, steps: [], problems: [] };
    if (options.refresh) context.file.save(found.resources);
    if (found.problems.length > 0) return found;
    const base = found.resources;
    for (const resource of base) if (isProvider(resource.type)) providers.know(resource);
    const guarded = base.filter((one) => one.protect && !one.delete);
    if (guarded.length > 0) {
      const refused = guarded.map(({ urn }) => new Problem("it is protected; remove the protect flag first", urn));
      return { steps: found.steps, problems: refused };
    }
    const snapshot = new Snapshot(base, (resources) => context.file.save(resources));
    const steps: Step[] = [...found.steps];
    const problems = await deleteAll(base, async (step) => {
      await apply({ dryRun: false, snapshot, provider: (ref) => providers.get(ref) }, step);
      steps.push(step);
    });
    return { steps, problems };
  });
}
