import { refresh as read } from "../deployment/refresh";
import type { Outcome, RefreshOptions } from "../outcome";
import type { Context } from "./context";

/** Reads everything into the state; with `previewOnly` only tells. */
export function refresh(context: Context, options: RefreshOptions): Promise<Outcome> {
  const { previewOnly = false, expectNoChanges } = options;
  return context.command("refresh", async (providers) => {
    const found = await read(context.file.load(), providers, options);
    if (!previewOnly) context.file.save(found.resources);
    return { ...found, dryRun: previewOnly, expectNoChanges };
  });
}
