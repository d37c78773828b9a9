import { needs, type Resource } from "../state/state";
import { UNKNOWN } from "../state/values";
import type { Past, Progress } from "./plan";
import { type Goal, Problem, type ProviderDiff, type Step } from "./steps";

/** What is known of a difference, with what the program and the user ask for. */
export interface Difference {
  changes: boolean;
  replaces: readonly string[];
  deleteBeforeReplace: boolean;
}

/** What is to be replaced, and by what. */
export interface Replaced {
  goal: Goal;
  old: Resource;
  said: Difference;
  fresh(): Promise<Resource>;
}

/**
 * The steps that put a new resource in place of an old one: the new one first, or the old one first and before it
 * whatever would be replaced because of it. Source: the rules of Pulumi's step generator.
 */
export async function replacement(
  past: Past,
  progress: Progress,
  { goal, old, said, fresh }: Replaced,
): Promise<Step[]> {
  const base = { urn: goal.urn, type: goal.type };
  if (goal.protect && old.protect) {
    const problem = new Problem(`unable to replace resource "${goal.urn}"\n${PROTECTED}`, goal.urn);
    if (!past.dryRun) throw problem;
    past.report(problem);
  }
  const made = await fresh();
  const replace: Step = { ...base, op: "replace", old, new: made };
  if (!(goal.deleteBeforeReplace ?? said.deleteBeforeReplace))
    return [{ ...base, op: "create-replacement", old, new: made }, replace];
  const doomed = [...(await replacedWith(past, progress, old))].reverse();
  for (const { urn, protect } of doomed) {
    if (protect)
      throw new Problem(
        `unable to replace resource "${urn}" as part of replacing "${goal.urn}" ${PROTECTED}`,
        goal.urn,
      );
    progress.deleted.add(urn);
  }
  if (!old.pendingReplacement) {
    progress.deleted.add(old.urn);
    doomed.push(old);
  }
  return [
    ...doomed.map((one): Step => ({
      op: one.delete ? "delete" : "delete-replaced",
      urn: one.urn,
      type: one.type,
      old: one,
    })),
    replace,
    { ...base, op: "create-replacement", new: made },
  ];
}

const PROTECTED =
  "as it is currently marked for protection. To unprotect the resource, " +
  "remove the `protect` flag from the resource in your Pulumi program and run `pulumi up`";

/** The resources that would have to be replaced because `root` is, each after what it depends on. */
async function replacedWith(past: Past, progress: Progress, root: Resource): Promise<Resource[]> {
  const replaced = new Set([root.urn]);
  const dependents = new Set([root.urn]);
  const found: Resource[] = [];
  for (const resource of past.base.slice(past.base.indexOf(root) + 1)) {
    if (progress.planned.has(resource.urn) || progress.deleted.has(resource.urn)) continue;
    const links = needs(resource).filter((urn) => urn !== resource.parent);
    if (!links.some((urn) => dependents.has(urn))) continue;
    dependents.add(resource.urn);
    if (!(await mustGo(past, replaced, resource))) continue;
    replaced.add(resource.urn);
    found.push(resource);
  }
  return found;
}

/** Whether a change of what is replaced would replace the resource, as far as its provider can tell. */
async function mustGo(past: Past, replaced: ReadonlySet<string>, resource: Resource): Promise<boolean> {
  if (!resource.custom || resource.external) return false;
  if (replaced.has(resource.deletedWith)) return true;
  const unknown = Object.entries(resource.propertyDependencies).filter(([, urns]) =>
    urns.some((urn) => replaced.has(urn)),
  );
  if (unknown.length === 0) return false;
  const inputs = { ...resource.inputs, ...Object.fromEntries(unknown.map(([key]) => [key, UNKNOWN])) };
  const provider = await past.provider(resource.provider);
  const said = await provider.diff(resource.urn, resource.id, resource, inputs);
  const keys = unknown.map(([key]) => key);
  return said.replaces.length > 0 || askedFor(said, keys, resource.replaceOnChanges).length > 0;
}

/**
 * What of a difference replaces a resource because its program asks for that. Where the provider leaves the comparison to
 * the engine, that knows which inputs changed; otherwise only what the provider names counts.
 *
 * @param keys inputs that differ
 * @param paths those of `replaceOnChanges`
 */
export function askedFor(said: ProviderDiff, keys: readonly string[], paths: readonly string[]): string[] {
  if (said.changes === undefined)
    return keys.filter((key) => paths.some((path) => path === "*" || path.split(/[.[]/)[0] === key));
  const holds = (path: string, changed: string) =>
    path === "*" || (changed.startsWith(path) && /^([.[]|$)/.test(changed.slice(path.length)));
  return said.changed.filter((changed) => paths.some((path) => holds(path, changed)));
}
