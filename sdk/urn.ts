import * as pulumi from "@pulumi/pulumi";

/** What the SDK keeps on a resource. */
export interface Registered {
  __pulumiType?: string;
  __parentResource?: Registered;
  __prov?: { org?: unknown };
  urn: pulumi.Output<string>;
}

const STACK_TYPE = "pulumi:pulumi:Stack";

/**
 * Types of the parents of a resource and its own, the outermost first. Within a component that a plugin makes, the
 * outermost parent is known by its URN alone, which is a promise. Source: the parts of a URN.
 */
export function typesOf(token: string, parent: pulumi.Resource | undefined): string | Promise<string> {
  const types = [token];
  for (let one = parent as Registered | undefined; one !== undefined; one = one.__parentResource) {
    if (one.__pulumiType === "") return typesBelow(one, types);
    if (one.__pulumiType !== undefined && one.__pulumiType !== STACK_TYPE) types.unshift(one.__pulumiType);
  }
  return types.join("$");
}

async function typesBelow({ urn }: Registered, types: readonly string[]): Promise<string> {
  const outer = await new Promise<string>((resolve) => urn.apply(resolve));
  const above = outer.split("::")[2];
  return (above === undefined || above === STACK_TYPE ? types : [above, ...types]).join("$");
}

/** The URN of a resource of this program; a promise as above. */
export function urnIn(token: string, name: string, parent: pulumi.Resource | undefined): string | Promise<string> {
  const urnOf = (types: string) => `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::${types}::${name}`;
  const types = typesOf(token, parent);
  return typeof types === "string" ? urnOf(types) : types.then(urnOf);
}
