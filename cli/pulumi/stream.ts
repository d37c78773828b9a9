import { z } from "zod";
import { stateSchema } from "./digest";
import { jsonOf } from "./json";
import type { Told } from "./plan";

/**
 * A line of what `pulumi preview --json` prints with PULUMI_ENABLE_STREAMING_JSON_PREVIEW, and `pulumi up --json`
 * always: one event each, of which some matter here.
 */
const event = z.object({
  sequence: z.number(),
  resourcePreEvent: z
    .object({ metadata: z.object({ op: z.string(), urn: z.string(), old: stateSchema, new: stateSchema }) })
    .optional(),
  diagnosticEvent: z.object({ severity: z.string(), message: z.string(), urn: z.string().optional() }).optional(),
  summaryEvent: z.object({ resourceChanges: z.record(z.string(), z.number()).default({}) }).optional(),
});

/** A preview that was told as a stream; undefined for anything else. */
export function streamOf(text: string): Told | undefined {
  const told: Told = { steps: [], diagnostics: [], same: 0, whole: false };
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const parsed = event.safeParse(jsonOf(line));
    if (!parsed.success) return undefined;
    const { resourcePreEvent, diagnosticEvent, summaryEvent } = parsed.data;
    if (resourcePreEvent !== undefined) {
      const { op, urn, old, new: made } = resourcePreEvent.metadata;
      told.steps.push({ op, urn, oldState: old, newState: made });
    }
    if (diagnosticEvent !== undefined) told.diagnostics.push(diagnosticEvent);
    if (summaryEvent === undefined) continue;
    told.same = summaryEvent.resourceChanges["same"] ?? 0;
    told.whole = true;
  }
  return told.steps.length + told.diagnostics.length === 0 && !told.whole ? undefined : told;
}
