/** A stack as URNs name it. */
export interface StackName {
  stack: string;
  project: string;
}

/** Where a resource is declared, as its URN tells. Source: the parts of a URN. */
export interface Place extends StackName {
  urn: string;
  noun: string;
  /** Project, stack, types of the parents and its own, and name, in one text that no other resource of a backend's user has. */
  place: string;
}

/** Whether a resource is of this stack. */
export const isOf = ({ stack, project }: StackName, urn: string): boolean =>
  urn.startsWith(`urn:pulumi:${stack}::${project}::`);

export function placeOf(urn: string): Place {
  const [head = "", project = "", types = "", ...name] = urn.split("::");
  const stack = head.replace(/^urn:pulumi:/, "");
  return {
    urn,
    stack,
    project,
    noun: types.split(":").at(-1)!,
    place: [project, stack, `${types}$${name.join("::")}`].join("/"),
  };
}
