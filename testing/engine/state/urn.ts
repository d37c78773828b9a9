/** Pulumi's names of resources: `urn:pulumi:<stack>::<project>::<parent type>$<type>::<name>`. */
export interface UrnParts {
  stack: string;
  project: string;
  /** With the types of its parents in front, joined by `$`; without the stack's. */
  qualifiedType: string;
  name: string;
}

export const STACK_TYPE = "pulumi:pulumi:Stack";

export function formatUrn({ stack, project, qualifiedType, name }: UrnParts): string {
  return `urn:pulumi:${stack}::${project}::${qualifiedType}::${name}`;
}

export function parseUrn(urn: string): UrnParts {
  const [stack, project, qualifiedType, ...name] = urn.replace(/^urn:pulumi:/, "").split("::");
  return { stack: stack!, project: project!, qualifiedType: qualifiedType!, name: name.join("::") };
}

/** The type of a child, with its parent's in front. */
export function childType(parent: string, type: string): string {
  if (parent === "") return type;
  const { qualifiedType } = parseUrn(parent);
  return qualifiedType === STACK_TYPE ? type : `${qualifiedType}$${type}`;
}

/** `Group` of `pulumi-nodejs:dynamic/dockerhub:Group`, for what people read. */
export function shortType(type: string): string {
  return type.replace(/^pulumi-nodejs:dynamic\//, "");
}
