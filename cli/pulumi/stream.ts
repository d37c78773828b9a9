import { z } from "zod";
import { stateSchema } from "./digest";
import { jsonOf } from "./json";
import { SECRET } from "../../provider/telling/change";
import type { Told } from "./plan";
import { SIGNATURE } from "../../run/secrets";

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
  summaryEvent: z
    .object({ resourceChanges: z.record(z.string(), z.number()).default({}), result: z.string().optional() })
    .optional(),
});

/** The same with secrets as the other form has them, in which there are no objects in their place. */
function covered<T>(value: T): T {
  if (Array.isArray(value)) return value.map(covered) as T;
  if (typeof value !== "object" || value === null) return value;
  if (SIGNATURE in value) return SECRET as T;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, covered(item)])) as T;
}

/** A preview that was told as a stream; undefined for anything else. */
export function streamOf(text: string): Told | undefined {
  const told: Told = { steps: [], diagnostics: [], same: 0, whole: false, failed: undefined };
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const parsed = event.safeParse(jsonOf(line));
    if (!parsed.success) return undefined;
    const { resourcePreEvent, diagnosticEvent, summaryEvent } = parsed.data;
    if (resourcePreEvent !== undefined) {
      const { op, urn, old, new: made } = resourcePreEvent.metadata;
      told.steps.push({ op, urn, oldState: covered(old), newState: covered(made) });
    }
    if (diagnosticEvent !== undefined) told.diagnostics.push(diagnosticEvent);
    if (summaryEvent === undefined) continue;
    told.same = summaryEvent.resourceChanges["same"] ?? 0;
    told.whole = true;
    if (summaryEvent.result !== undefined) told.failed = summaryEvent.result !== "succeeded";
  }
  return told.steps.length + told.diagnostics.length === 0 && !told.whole ? undefined : told;
}
