import { blank, needs, type Resource } from "../state/state";
import { type Goal, Problem, type Provider, type Step } from "./steps";
import { parseUrn } from "../state/urn";
import {
  differences,
  isObject,
  isSecret,
  keepPaths,
  markAs,
  type Properties,
  UNKNOWN,
  type Value,
} from "../state/values";

/** What planning looks at. */
export interface Past {
  /** The stack before, without what is only still to be deleted. */
  olds: ReadonlyMap<string, Resource>;
  /** Resources already condemned because something they depend on is deleted before it is replaced. */
  condemned: Set<string>;
  provider(ref: string): Promise<Provider>;
}

/** The steps that bring one resource to its goal. Source: the rules of Pulumi's step generator. */
export async function plan(past: Past, goal: Goal, providerRef: string): Promise<Step[]> {
  const named = [goal.urn, ...goal.aliases].map((urn) => past.olds.get(urn)).find((one) => one !== undefined);
  const old = named?.external ? undefined : named;
  const base = { urn: goal.urn, type: goal.type };
  if (!goal.custom) {
    const made = resourceOf(goal, goal.inputs, providerRef);
    return [{ ...base, op: old === undefined ? "create" : "same", ...(old && { old }), new: made }];
  }
  const provider = await past.provider(providerRef);
  if (old?.pendingReplacement === true) {
    const inputs = await checked(provider, goal, {}, goal.inputs);
    return [{ ...base, op: "create-replacement", new: resourceOf(goal, inputs, providerRef) }];
  }
  const given = old === undefined ? goal.inputs : keepPaths(old.inputs, goal.inputs, goal.ignoreChanges);
  const inputs = await checked(provider, goal, old?.inputs ?? {}, given);
  if (old === undefined) return [{ ...base, op: "create", new: resourceOf(goal, inputs, providerRef) }];

  const replacement = async () => resourceOf(goal, await checked(provider, goal, {}, given), providerRef);
  if (past.condemned.has(old.urn)) {
    const made = await replacement();
    return [
      { ...base, op: "replace", old, new: made },
      { ...base, op: "create-replacement", new: made },
    ];
  }
  const { changes, replaces, deleteBeforeReplace } = await differ(provider, goal, old, inputs);
  const made = { ...resourceOf(goal, inputs, providerRef), id: old.id, outputs: old.outputs };
  if (!changes) return [{ ...base, op: "same", old, new: made }];
  if (replaces.length === 0) return [{ ...base, op: "update", old, new: made }];
  if (goal.protect && old.protect) {
    throw new Problem(
      `unable to replace resource "${goal.urn}"\nas it is currently marked for protection. To unprotect the resource, ` +
        "remove the `protect` flag from the resource in your Pulumi program and run `pulumi up`",
      goal.urn,
    );
  }
  const fresh = await replacement();
  const create: Step = { ...base, op: "create-replacement", new: fresh };
  const replace: Step = { ...base, op: "replace", old, new: fresh };
  if (!(goal.deleteBeforeReplace ?? deleteBeforeReplace)) return [{ ...create, old }, replace];
  const dependents = await dependentsToReplace(past, old);
  for (const { urn } of dependents) past.condemned.add(urn);
  const doomed = [...dependents.reverse(), old];
  return [
    ...doomed.map((one): Step => ({ op: "delete-replaced", urn: one.urn, type: one.type, old: one })),
    replace,
    create,
  ];
}

function resourceOf(goal: Goal, inputs: Properties, provider: string): Resource {
  const { urn, type, custom, parent, dependencies, propertyDependencies, additionalSecretOutputs } = goal;
  const { protect, retainOnDelete, deletedWith } = goal;
  const links = { parent, provider, dependencies, propertyDependencies, deletedWith };
  return blank({ urn, type, custom, inputs, additionalSecretOutputs, protect, retainOnDelete, ...links });
}

async function checked(provider: Provider, goal: Goal, olds: Properties, news: Properties): Promise<Properties> {
  const { inputs, failures } = await provider.check(goal.urn, olds, news);
  if (failures.length > 0) {
    const whom = `${goal.type} resource '${parseUrn(goal.urn).name}'`;
    const lines = failures.map(({ property, reason }) => {
      if (property === "") return `${whom} has a problem: ${reason}`;
      return `${whom}: property ${property} value ${shown(news[property])} has a problem: ${reason}`;
    });
    throw new Problem(lines.join("\n"), goal.urn);
  }
  return markAs(inputs, news) as Properties;
}

/** A value as the real engine prints it: whole, and a secret in clear. */
function shown(value: Value | undefined): string {
  if (value === undefined || value === null) return "{<nil>}";
  if (isSecret(value)) return `{&{${shown(value["value"])}}}`;
  if (Array.isArray(value)) return `{[${value.map(shown).join(" ")}]}`;
  if (!isObject(value)) return `{${value}}`;
  const entries = Object.keys(value).sort();
  return `{map[${entries.map((key) => `${key}:${shown(value[key])}`).join(" ")}]}`;
}

async function differ(provider: Provider, goal: Goal, old: Resource, inputs: Properties) {
  const said = await provider.diff(goal.urn, old.id, old.outputs, inputs);
  const keys = differences(old.inputs, inputs);
  const changes = (said.changes ?? keys.length > 0) || old.initErrors.length > 0;
  // Only where the provider leaves the comparison to the engine does it know which inputs changed.
  const asked =
    said.changes === undefined
      ? keys.filter((key) => goal.replaceOnChanges.some((path) => path === "*" || path.split(/[.[]/)[0] === key))
      : [];
  return {
    changes,
    replaces: changes ? [...said.replaces, ...asked] : [],
    deleteBeforeReplace: said.deleteBeforeReplace,
  };
}

/** The resources that would have to be replaced because `root` is, each after what it depends on. */
async function dependentsToReplace(past: Past, root: Resource): Promise<Resource[]> {
  const replaced = new Set([root.urn]);
  const found: Resource[] = [];
  for (const resource of past.olds.values()) {
    if (
      !resource.custom ||
      resource.external ||
      resource.pendingReplacement ||
      !needs(resource).some((urn) => replaced.has(urn))
    )
      continue;
    const unknown = Object.entries(resource.propertyDependencies).filter(([, urns]) =>
      urns.some((urn) => replaced.has(urn)),
    );
    if (unknown.length === 0) continue;
    const inputs = { ...resource.inputs, ...Object.fromEntries(unknown.map(([key]) => [key, UNKNOWN])) };
    const provider = await past.provider(resource.provider);
    const { replaces } = await provider.diff(resource.urn, resource.id, resource.outputs, inputs);
    if (replaces.length === 0) continue;
    replaced.add(resource.urn);
    found.push(resource);
  }
  return found;
}
