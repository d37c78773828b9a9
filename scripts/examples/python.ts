import type { NamedTypes, TypeSpec } from "../pluginSchema/named";
import { lowerFirst } from "../names";
import { type Declared, reference } from "./declared";

const INDENT = "    ";

/** `adaPlatform` and `ada-platform` → `ada_platform` */
const snakeCase = (name: string) => name.replaceAll("-", "_").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Python writes the keys of objects in its own way, and leaves those of maps as they are: only types tell which is which. */
class Literals {
  constructor(private readonly named: NamedTypes) {}

  text(value: unknown, spec: TypeSpec | undefined, indent: string): string {
    const to = reference(value);
    if (to !== undefined) return `${snakeCase(to.name)}.${snakeCase(to.output)}`;
    const member = this.named.memberOf(spec, value);
    if (member !== undefined) return `dockerhub.${member.type}.${snakeCase(lowerFirst(member.name)).toUpperCase()}`;
    if (typeof value === "boolean") return value ? "True" : "False";
    const inside = indent + INDENT;
    if (Array.isArray(value)) return `[${value.map((one) => this.text(one, spec?.items, inside)).join(", ")}]`;
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    const kind = spec?.oneOf?.find(({ type }) => type === "object") ?? spec;
    const keys = this.named.keysOf(kind);
    const lines = Object.entries(value).map(([key, one]) => {
      const name = keys === undefined ? key : snakeCase(key);
      return `${inside}${JSON.stringify(name)}: ${this.text(one, keys?.[key] ?? kind?.additionalProperties, inside)},\n`;
    });
    return `{\n${lines.join("")}${indent}}`;
  }
}

/**
 * A program in Python.
 *
 * @param inputsOf the arguments of a type of resources
 */
export function python(
  resources: readonly Declared[],
  inputsOf: (type: string) => Readonly<Record<string, TypeSpec>>,
  named: NamedTypes,
): string {
  const literals = new Literals(named);
  const lines = resources.map(({ name, type, args, isReferredTo }) => {
    const inputs = inputsOf(type);
    const given = Object.entries(args).map(
      ([key, value]) => `,\n${INDENT}${snakeCase(key)}=${literals.text(value, inputs[key], INDENT)}`,
    );
    const made = `dockerhub.${type}(${JSON.stringify(name)}${given.join("")})`;
    return isReferredTo ? `${snakeCase(name)} = ${made}` : made;
  });
  return `import pulumi_dockerhub as dockerhub\n\n${lines.join("\n")}\n`;
}
