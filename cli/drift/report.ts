import { z } from "zod";

/** Stands for values that a program marks as secret. */
export const SECRET = "[secret]";

/** Who did it, by the audit log; null where the log has nothing. */
const attribution = z
  .object({ actor: z.string(), at: z.string(), action: z.string() })
  .nullable()
  .describe("Who did it, when (ISO 8601) and what the audit log calls it; null where the log has nothing.");

const difference = z.object({
  path: z.string().describe("Property, such as description, or members.ada for one person of a set."),
  declared: z.unknown().describe("What the state has; null for nothing."),
  actual: z.unknown().describe("What Docker Hub has; null for nothing."),
  called: z.string().optional().describe("Name of an entry by now, where it is the same under another one."),
  by: attribution,
});

const finding = z.object({
  kind: z
    .enum(["changed", "missing", "unmanaged"])
    .describe("Differs from the state, is gone, or is there and no resource covers it."),
  organization: z.string(),
  stack: z.string().nullable().describe("Null for what is unmanaged."),
  noun: z.string().describe("Such as Group; for what is unmanaged, the resource that could declare it."),
  name: z.string().describe("Name of the resource; of the object for what is unmanaged."),
  id: z.string(),
  differences: z.array(difference).describe("Empty for what is missing or unmanaged."),
  by: attribution,
});

/** What `drift --json` prints. */
export const driftReport = z.object({
  checked: z.array(z.object({ stack: z.string(), organizations: z.array(z.string()), resources: z.number() })),
  findings: z.array(finding),
  notes: z.array(z.string()).describe("What could not be looked at, and why."),
});

export type Attribution = z.output<typeof attribution>;
export type Difference = z.output<typeof difference>;
export type Finding = z.output<typeof finding>;
export type DriftReport = z.output<typeof driftReport>;

/** Whether a report is a reason to fail: what is unmanaged counts only when that is asked for. */
export function counts({ findings }: DriftReport, strict: boolean): boolean {
  return findings.some(({ kind }) => strict || kind !== "unmanaged");
}
