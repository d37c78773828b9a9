/** Whether a name is one of these: exact names, and patterns in which `*` stands for any letters. */
export function ignored(ignore: readonly string[] | undefined, name: string): boolean {
  return (ignore ?? []).some((pattern) => compiled(pattern).test(name));
}

const expressions = new Map<string, RegExp>();

/** A pattern is asked about thousands of names. */
function compiled(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known !== undefined) return known;
  const escaped = (part: string) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");
  const expression = new RegExp(`^${pattern.split("*").map(escaped).join(".*")}$`, "i");
  expressions.set(pattern, expression);
  return expression;
}
