import { destruction } from "../deployment/destruction";
import { refresh } from "../deployment/refresh";
import type { DestroyOptions, Outcome } from "../outcome";
import type { Context } from "./context";

/** Deletes what is in the stack, as far as the command is about it; with `previewOnly` only tells. */
export function destroy(context: Context, options: DestroyOptions): Promise<Outcome> {
  return context.command("destroy", async (providers) => {
    const { previewOnly: dryRun = false } = options;
    const { file, parallel } = context;
    const before = file.load();
    const unread = { resources: before, steps: [], problems: [] };
    const found = options.refresh ? await refresh(before, providers, options) : unread;
    if (options.refresh && !dryRun) file.save(found.resources);
    if (found.problems.length > 0) return { ...found, dryRun };
    const onSave = file.save.bind(file);
    const { steps, problems } = await destruction(found.resources, { ...options, dryRun, parallel, providers, onSave });
    return { steps: [...found.steps, ...steps], problems, dryRun };
  });
}
