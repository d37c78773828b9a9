import { format } from "prettier";
import { type Declared, reference } from "./declared";

/** `ada-platform` → `adaPlatform` */
const camelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** A literal; the printer takes away quotes that keys do not need. */
function literal(value: unknown): string {
  const to = reference(value);
  if (to !== undefined) return `${camelCase(to.name)}.${to.output}`;
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, one]) => `${JSON.stringify(key)}: ${literal(one)}`)
    .join(", ")} }`;
}

/** A program in TypeScript, which imports the SDK by a name. */
export function typescript(resources: readonly Declared[], sdk: string): Promise<string> {
  const lines = resources.map(({ name, type, args, isReferredTo }) => {
    const made = `new dockerhub.${type}(${JSON.stringify(name)}, ${literal(args)});`;
    return isReferredTo ? `const ${camelCase(name)} = ${made}` : made;
  });
  const text = `import * as dockerhub from "${sdk}";\n\n${lines.join("\n")}\n`;
  return format(text, { parser: "typescript", printWidth: 100 });
}
