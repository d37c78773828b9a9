import { needs, providerUrn, type Resource } from "../state/state";
import type { Properties } from "../state/values";

/** The resources of a stack while a deployment changes them, in an order in which each follows what it needs. */
export class Snapshot {
  private readonly done: Resource[] = [];
  private readonly left: Set<Resource>;
  /** Those that wait for a successor, by URN. */
  private readonly pending: Map<string, Resource>;
  /** URNs that resources had before, with those that they have now. */
  private readonly renamed = new Map<string, string>();

  /** @param save called after every change with what has to be on disk; undefined in a preview */
  constructor(
    base: readonly Resource[],
    private readonly save: ((resources: readonly Resource[]) => void) | undefined,
  ) {
    this.left = new Set(base);
    this.pending = new Map(base.filter((one) => one.pendingReplacement).map((one) => [one.urn, one]));
  }

  list(): Resource[] {
    const all = [...this.done, ...this.left];
    return inOrder(this.renamed.size === 0 ? all : all.map((one) => readdressed(one, this.renamed)));
  }

  /** What nothing has been put in place of: no longer declared, or condemned. */
  remaining(): readonly Resource[] {
    return [...this.left];
  }

  /** Who refers to a resource by an alias refers to it by its new name from now on. */
  rename(from: string, to: string): void {
    this.renamed.set(from, to);
  }

  /** Nothing was done to the resource: it can wait for the next save. */
  keep(resource: Resource, old?: Resource): void {
    if (old !== undefined) this.left.delete(old);
    const pending = this.pending.get(resource.urn);
    if (pending !== undefined) this.left.delete(pending);
    if (old !== undefined) Object.assign(resource, { created: old.created, modified: old.modified });
    this.done.push(resource);
  }

  /** `resource` is now as given, in place of `old`. */
  put(resource: Resource, old?: Resource): void {
    this.keep(resource, old);
    resource.modified = new Date().toISOString();
    this.save?.(this.list());
  }

  /** `old` is about to have a successor, and is then still to be deleted. */
  condemn(old: Resource): void {
    this.left.delete(old);
    this.left.add({ ...old, delete: true });
  }

  /** `old` has been deleted, and its successor is still to be made. */
  pend(old: Resource): void {
    const pending = { ...old, pendingReplacement: true };
    this.left.delete(old);
    this.left.add(pending);
    this.pending.set(old.urn, pending);
    this.save?.(this.list());
  }

  /** `old` is no more. */
  drop(old: Resource): void {
    if (old !== undefined) this.left.delete(old);
    this.save?.(this.list());
  }

  /** Outputs a component or the stack registers after it was put. */
  amend(urn: string, outputs: Properties): void {
    const index = this.done.findLastIndex((one) => one.urn === urn);
    if (index >= 0) this.done[index] = { ...this.done[index]!, outputs };
  }

  /** Writes what waits, at the end of a run. */
  flush(): void {
    this.save?.(this.list());
  }
}

/** The resource with the new names of what it refers to. */
function readdressed(resource: Resource, names: ReadonlyMap<string, string>): Resource {
  const now = (urn: string) => names.get(urn) ?? urn;
  const [provider, id] = [providerUrn(resource.provider), resource.provider.split("::").at(-1)];
  return {
    ...resource,
    parent: now(resource.parent),
    provider: resource.provider === "" ? "" : `${now(provider)}::${id}`,
    deletedWith: now(resource.deletedWith),
    dependencies: resource.dependencies.map(now),
    propertyDependencies: Object.fromEntries(
      Object.entries(resource.propertyDependencies).map(([key, urns]) => [key, urns.map(now)]),
    ),
  };
}

/** Sorted so that each resource follows what it needs; otherwise as before. */
export function inOrder(resources: readonly Resource[]): Resource[] {
  const byUrn = Map.groupBy(resources, ({ urn }) => urn);
  const sorted = new Set<Resource>();
  const visit = (resource: Resource): void => {
    if (sorted.has(resource) || visiting.has(resource)) return;
    visiting.add(resource);
    for (const urn of needs(resource)) for (const needed of byUrn.get(urn) ?? []) visit(needed);
    sorted.add(resource);
  };
  const visiting = new Set<Resource>();
  resources.forEach(visit);
  return [...sorted];
}
