import * as pulumi from "@pulumi/pulumi";

/** What the SDK has on an output beside what its types say. */
interface Inner<T> {
  isKnown: Promise<boolean>;
  promise(): Promise<T>;
  allResources(): Promise<Set<pulumi.Resource>>;
}

export const inner = <T>(output: pulumi.Output<T>): Inner<T> => output as unknown as Inner<T>;

/** A number for each resource that something waits for. */
const numbers = new WeakMap<pulumi.Resource, number>();
let last = 0;

function numberOf(resource: pulumi.Resource): number {
  const known = numbers.get(resource);
  if (known !== undefined) return known;
  numbers.set(resource, ++last);
  return last;
}

/** A resource, and all that belongs to it where it is a component. */
function within(resource: pulumi.Resource, seen = new Set<pulumi.Resource>()): Set<pulumi.Resource> {
  if (seen.has(resource)) return seen;
  seen.add(resource);
  const { __childResources: children = new Set() } = resource as { __childResources?: Set<pulumi.Resource> };
  // What is beneath a resource that is no component is not part of it. Source: how Pulumi expands dependsOn.
  if (pulumi.ComponentResource.isInstance(resource)) for (const child of children) within(child, seen);
  return seen;
}

/**
 * The resources that a call waits for, by its arguments and `dependsOn`: `ready` is known once they are done, and
 * `after` names them. Calls with the same name wait for the same. In a preview nothing is done to wait for, so that
 * it names none.
 */
export function afterOf(
  given: pulumi.Output<unknown>,
  dependsOn: pulumi.InvokeOutputOptions["dependsOn"],
): { ready: pulumi.Output<unknown>; after: Promise<string> } {
  const resources = waitedFor(given, dependsOn);
  const ids = resources.then((all) => all.map((one) => (pulumi.CustomResource.isInstance(one) ? one.id : one.urn)));
  const after = resources.then((all) =>
    pulumi.runtime.isDryRun()
      ? ""
      : all
          .map(numberOf)
          .sort((a, b) => a - b)
          .join(" "),
  );
  return { ready: pulumi.output(ids), after };
}

async function waitedFor(
  given: pulumi.Output<unknown>,
  dependsOn: pulumi.InvokeOutputOptions["dependsOn"],
): Promise<pulumi.Resource[]> {
  const explicit = (await inner(pulumi.output([dependsOn])).promise()) as unknown[];
  const direct = [
    ...explicit.flat().filter((one) => pulumi.Resource.isInstance(one)),
    ...(await inner(given).allResources()),
  ];
  return [...new Set(direct.flatMap((one) => [...within(one)]))];
}
