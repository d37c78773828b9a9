import { isProvider, marked } from "./apply";
import type { Resource } from "../state/state";
import { Problem, type ProviderSource, type Step } from "./steps";
import { differences, markAs, type Properties } from "../state/values";

/** What a refresh found: the resources as they are, and a step for each that was looked at. */
export interface Refreshed {
  resources: Resource[];
  steps: Step[];
  problems: Problem[];
}

/**
 * Reads every resource of a stack. The provider's own diff decides whether what was read differs:
 * it gets the new outputs as old, and the old inputs as new. Source: Pulumi's refresh step.
 */
export async function refresh(base: readonly Resource[], providers: ProviderSource): Promise<Refreshed> {
  for (const resource of base) if (isProvider(resource.type)) providers.know(resource);
  const problems: Problem[] = [];
  const looked = await Promise.all(
    base.map(async (old): Promise<Step | undefined> => {
      if (!old.custom || isProvider(old.type) || old.delete) return undefined;
      try {
        return await look(old, providers);
      } catch (error) {
        problems.push(new Problem(error instanceof Error ? error.message : String(error), old.urn));
        return { op: "refresh", urn: old.urn, type: old.type, old, new: old, found: "same" };
      }
    }),
  );
  const gone = new Set(looked.filter((step) => step?.found === "gone").map((step) => step!.urn));
  const resources = base.flatMap((old, index) => {
    const step = looked[index];
    const now = step === undefined ? old : step.new;
    return now === undefined ? [] : [{ ...now, dependencies: now.dependencies.filter((urn) => !gone.has(urn)) }];
  });
  return { resources, steps: looked.filter((step) => step !== undefined), problems };
}

async function look(old: Resource, providers: ProviderSource): Promise<Step> {
  const base = { op: "refresh" as const, urn: old.urn, type: old.type, old };
  const provider = await providers.get(old.provider);
  const read = await provider.read(old.urn, old.id, old.outputs);
  if (read.id === "") return { ...base, found: "gone" };
  const outputs = marked(markAs(read.outputs, old.outputs) as Properties, old);
  const inputs = read.inputs === undefined ? old.inputs : (markAs(read.inputs, old.inputs) as Properties);
  const now: Resource = { ...old, id: read.id, outputs, inputs, initErrors: [] };
  if (old.external) return { ...base, new: now, found: "same" };
  const said = await provider.diff(old.urn, now.id, outputs, old.inputs);
  const changed = said.changes ?? differences(now.inputs, old.inputs).length > 0;
  return { ...base, new: now, found: changed ? "changed" : "same" };
}
