/** The types of the SDK's classes, from the definitions: plain interfaces, so that what a program compiles against has no zod in it. */
import type ts from "typescript";
import { configKeys } from "../provider/configKeys";
import { registry } from "../provider/resources";
import type { Types } from "./types";
import { lowerFirst } from "./names";

const typeOf = (noun: string) => `typeof import("../provider/resources/${noun}/${noun}").${noun}`;

/** The types of the nouns' definitions, by the names under which they are asked about. */
export const nounTypes = (): Map<string, string> =>
  new Map([...registry.keys()].map((noun) => [noun, typeOf(lowerFirst(noun))]));

const input = (inner: string) => `pulumi.Input<${inner}>`;
const asItIs = (inner: string) => inner;

const HEAD = `// Written by "npm run generate" from the definitions in provider/resources; do not edit.
import type * as pulumi from "@pulumi/pulumi";
`;

function nounModule(types: Types, noun: string): string {
  const { fromConfig = [] } = registry.get(noun)!;
  const written = (property: ts.Symbol) => property.name !== "place";
  const args = types
    .properties(noun, "args")
    .filter(written)
    .map((property) => {
      const type = types.typeOf(property);
      const optional = types.mayBeUndefined(type) || (fromConfig as readonly string[]).includes(property.name);
      return `${types.comment(property)}${property.name}${optional ? "?" : ""}: ${types.text(type, input)}${optional ? " | undefined" : ""};`;
    });
  const values = [...types.properties(noun, "inputs").filter(written), ...types.properties(noun, "outputs")];
  const attributes = values.map((property) => {
    const type = types.typeOf(property);
    const inner = `${types.text(type, asItIs)}${types.mayBeUndefined(type) ? " | undefined" : ""}`;
    return `${types.comment(property)}readonly ${property.name}: pulumi.Output<${inner}>;`;
  });
  return `${HEAD}
/** Arguments of {@link ${noun}}. */
export interface ${noun}Args { ${args.join("\n")} }

/** What an existing {@link ${noun}} has: its inputs and its outputs. */
export interface ${noun}Attributes { ${attributes.join("\n")} }
`;
}

function providerModule(types: Types): string {
  const comments = new Map(
    types.properties("Config", "keys").map((property) => [property.name, types.comment(property)]),
  );
  const keys = Object.keys(configKeys).map(
    (key) => `${comments.get(key)}${key}?: ${input("string | number")} | undefined;`,
  );
  return `${HEAD}
/** Arguments of {@link Provider}: the keys of the configuration, without the prefix \`dockerhub:\`. */
export interface ProviderArgs { ${keys.join("\n")} }
`;
}

function indexModule(): string {
  const nouns = [...registry.keys()];
  const imports = nouns.map((noun) => `import type { ${noun}Args, ${noun}Attributes } from "./${lowerFirst(noun)}";`);
  const lines = nouns.map((noun) => `${noun}: { args: ${noun}Args; attributes: ${noun}Attributes };`);
  return `// Written by "npm run generate" from the definitions in provider/resources; do not edit.
${imports.join("\n")}

/** What a program sees of each noun. */
interface Types { ${lines.join("\n")} }

/** Last parts of the type tokens. */
export type Noun = keyof Types;

/** The arguments of a noun: keys with a default, or taken from the configuration, may be left out. */
export type Args<N extends Noun> = Types[N]["args"];

/** What an existing resource has: its inputs and its outputs. */
export type Attributes<N extends Noun> = Types[N]["attributes"];
`;
}

/** The files of sdk/shapes, by path. */
export function shapeModules(types: Types): Map<string, string> {
  const nouns = [...registry.keys()].map((noun): [string, string] => [
    `sdk/shapes/${lowerFirst(noun)}.ts`,
    nounModule(types, noun),
  ]);
  return new Map([...nouns, ["sdk/shapes/provider.ts", providerModule(types)], ["sdk/shapes/index.ts", indexModule()]]);
}
