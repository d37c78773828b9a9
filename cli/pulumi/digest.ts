import { z } from "zod";
import { jsonOf } from "./json";
import type { Told } from "./plan";

const properties = z.record(z.string(), z.unknown()).default({});
/** A resource, before or after. */
export const stateSchema = z.object({ type: z.string(), inputs: properties, outputs: properties }).nullish();

/** What `pulumi preview --json` prints, as far as it matters here; what there is none of is left out of it. */
const schema = z.object({
  steps: z
    .array(z.object({ op: z.string(), urn: z.string(), oldState: stateSchema, newState: stateSchema }))
    .default([]),
  diagnostics: z.array(z.object({ severity: z.string(), message: z.string(), urn: z.string().optional() })).default([]),
  duration: z.number(),
  changeSummary: z.record(z.string(), z.number()).default({}),
});

/** How the engine puts what stops a preview. What a program logs as an error has none of it, and may be anything. */
const STOPS = /^error: (preview failed$|Preview failed: |Running program )| resource '[^']*' has a problem: /im;

/** A preview that was told as one document; undefined for anything else. */
export function digestOf(text: string): Told | undefined {
  const parsed = schema.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  const { steps, diagnostics, changeSummary } = parsed.data;
  const failed = diagnostics.some(({ severity, message }) => severity === "error" && STOPS.test(message)) || undefined;
  return { steps, diagnostics, same: changeSummary["same"] ?? 0, whole: true, failed };
}
