import { z } from "zod";

const inputs = z.record(z.string(), z.unknown()).default({});
const resource = z.object({ type: z.string(), inputs, outputs: inputs }).nullish();

/** What `pulumi preview --json` prints, as far as it matters here. */
export const planSchema = z.object({
  steps: z.array(z.object({ op: z.string(), urn: z.string(), oldState: resource, newState: resource })).default([]),
});

/** One resource of this package in a plan; most of them stay the same. */
export interface Change {
  op: "create" | "update" | "replace" | "delete" | "same";
  noun: string;
  name: string;
  /** Inputs before; empty where there was nothing. */
  before: Record<string, unknown>;
  /** Outputs before. */
  known: Record<string, unknown>;
  /** Inputs after; empty where nothing is left. */
  after: Record<string, unknown>;
}

const OPS = ["create", "update", "replace", "delete", "same"];
const TYPE = /^pulumi-nodejs:dynamic\/dockerhub:(\w+)$/;

/** The resources of a plan, each once, with what becomes of them. Throws a sentence when the text is no plan. */
export function changesOf(text: string): Change[] {
  const parsed = planSchema.safeParse(jsonOf(text));
  if (!parsed.success) throw new Error("This is not a plan as `pulumi preview --json` prints it.");
  return parsed.data.steps.flatMap(({ op, urn, oldState, newState }) => {
    const noun = TYPE.exec((newState ?? oldState)?.type ?? "")?.[1];
    if (noun === undefined || !OPS.includes(op)) return [];
    const name = urn.split("::").slice(3).join("::");
    const [before, known, after] = [oldState?.inputs ?? {}, oldState?.outputs ?? {}, newState?.inputs ?? {}];
    return [{ op: op as Change["op"], noun, name, before, known, after: op === "delete" ? {} : after }];
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
