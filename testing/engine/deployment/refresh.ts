import { marked } from "./apply";
import { isProvider } from "../providers/packages";
import { type Links, needs, type Resource } from "../state/state";
import { Problem, type ProviderSource, type Step } from "./steps";
import { Selection, type Targets } from "./targets";
import { differences, equal, markAs, type Properties } from "../state/values";

/** What a refresh found: the resources as they are, and a step for each that was looked at. */
export interface Refreshed {
  resources: Resource[];
  steps: Step[];
  problems: Problem[];
}

/**
 * Reads the resources of a stack that the command is about. The provider's own diff decides whether what was read
 * differs: it gets the new outputs as old, and the old inputs as new. Source: Pulumi's refresh step.
 */
export async function refresh(
  base: readonly Resource[],
  providers: ProviderSource,
  targets: Targets = {},
): Promise<Refreshed> {
  for (const resource of base) if (isProvider(resource.type)) providers.know(resource);
  const selection = new Selection(targets);
  const problems = selection.missing(base);
  if (problems.length > 0) return { resources: [...base], steps: [], problems };
  const looked = await Promise.all(
    base.map(async (old): Promise<Step | undefined> => {
      const included = selection.includes(old);
      if (!included || !old.custom || isProvider(old.type) || old.pendingReplacement) return undefined;
      try {
        return await look(old, providers);
      } catch (error) {
        problems.push(new Problem(error instanceof Error ? error.message : String(error), old.urn));
        return undefined;
      }
    }),
  );
  const found = base.map((old, index) => [old, looked[index] === undefined ? old : looked[index].new] as const);
  return { resources: undangled(found), steps: looked.filter((step) => step !== undefined), problems };
}

async function look(old: Resource, providers: ProviderSource): Promise<Step> {
  const base = { op: "refresh" as const, urn: old.urn, type: old.type, old };
  const provider = await providers.get(old.provider);
  const read = await provider.read(old.urn, old.id, old);
  if (read.id === "") return { ...base, found: "gone" };
  const outputs = marked(markAs(read.outputs, old.outputs) as Properties, old);
  const inputs = read.inputs === undefined ? old.inputs : (markAs(read.inputs, old.inputs) as Properties);
  const now: Resource = { ...old, id: read.id, outputs, inputs, initErrors: [] };
  if (old.external) return { ...base, new: now, found: equal(old.outputs, outputs) ? "same" : "changed" };
  const said = await provider.diff(old.urn, now.id, now, old.inputs);
  const changed = said.changes ?? differences(now.inputs, old.inputs).length > 0;
  if (changed) now.modified = new Date().toISOString();
  return { ...base, new: now, found: changed ? "changed" : "same" };
}

/** What is left, without links to what is gone; children of it go to its parent. */
function undangled(found: readonly (readonly [old: Resource, now: Resource | undefined])[]): Resource[] {
  const there = new Set<string>([""]);
  const parents = new Map<string, string>();
  return found.flatMap(([old, now]) => {
    const parent = there.has(old.parent) ? old.parent : (parents.get(old.parent) ?? "");
    parents.set(old.urn, parent);
    if (now === undefined) return [];
    if (needs(now).every((urn) => there.has(urn))) {
      there.add(now.urn);
      return [now];
    }
    there.add(now.urn);
    return [{ ...now, ...linksTo(now, there), parent }];
  });
}

function linksTo(
  { dependencies, propertyDependencies, deletedWith }: Links,
  there: ReadonlySet<string>,
): Pick<Resource, "dependencies" | "propertyDependencies" | "deletedWith"> {
  const kept = (urns: readonly string[]) => urns.filter((urn) => there.has(urn));
  const byProperty = Object.entries(propertyDependencies).map(([key, urns]) => [key, kept(urns)] as const);
  return {
    dependencies: kept(dependencies),
    propertyDependencies: Object.fromEntries(byProperty.filter(([, urns]) => urns.length > 0)),
    deletedWith: there.has(deletedWith) ? deletedWith : "",
  };
}
