/** The types of the SDK's classes, from the definitions: plain interfaces, so that what a program compiles against has no zod in it. */
import { resolve } from "node:path";
import ts from "typescript";
import { configKeys } from "../provider/configKeys";
import { registry } from "../provider/resources";

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** A file that is nowhere on disk and names the types that are asked about. */
const ASKING = resolve("sdk/asking.ts");

function asking(): string {
  const aliases = [...registry.keys()].map((noun) => {
    const definition = `typeof import("../provider/resources/${lowerFirst(noun)}/${lowerFirst(noun)}").${lowerFirst(noun)}`;
    return `export type ${noun} = Asked<${definition}>;`;
  });
  return `import type { z } from "zod";
type In<S> = { [K in keyof S]: z.input<S[K]> };
type Out<S> = { [K in keyof S]: z.output<S[K]> };
type Asked<D extends { inputs: object; outputs: object }> =
  { args: In<D["inputs"]>; inputs: Out<D["inputs"]>; outputs: Out<D["outputs"]> };
${aliases.join("\n")}
export type Config = { keys: typeof import("../provider/configKeys").configKeys };`;
}

/** What the compiler says of a type: its properties with their comments. */
class Types {
  private readonly checker: ts.TypeChecker;
  private readonly source: ts.SourceFile;

  constructor() {
    const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path)) as { config: object };
    const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, process.cwd());
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists } = host;
    const text = asking();
    host.fileExists = (path) => path === ASKING || fileExists(path);
    host.getSourceFile = (path, language, ...rest) =>
      path === ASKING ? ts.createSourceFile(path, text, language) : getSourceFile(path, language, ...rest);
    const program = ts.createProgram([ASKING], options, host);
    this.checker = program.getTypeChecker();
    this.source = program.getSourceFile(ASKING)!;
  }

  /** The properties of one part of a type of the asking file. */
  properties(name: string, part: string): readonly ts.Symbol[] {
    const symbol = this.checker
      .getExportsOfModule(this.checker.getSymbolAtLocation(this.source)!)
      .find((one) => one.name === name)!;
    const type = this.checker.getDeclaredTypeOfSymbol(symbol);
    return this.checker.getPropertiesOfType(this.typeOf(type.getProperty(part)!));
  }

  typeOf(property: ts.Symbol): ts.Type {
    return this.checker.getTypeOfSymbolAtLocation(property, this.source);
  }

  comment(property: ts.Symbol): string {
    const lines = ts.displayPartsToString(property.getDocumentationComment(this.checker)).split("\n");
    if (lines.join("") === "") return "";
    return lines.length === 1 ? `/** ${lines[0]} */\n` : `/**\n${lines.map((line) => ` * ${line}`).join("\n")}\n */\n`;
  }

  mayBeUndefined(type: ts.Type): boolean {
    return (type.isUnion() ? type.types : [type]).some(({ flags }) => (flags & ts.TypeFlags.Undefined) !== 0);
  }

  /** A type as text, without undefined; `wrap` goes around it and around everything in it. */
  text(type: ts.Type, wrap: (inner: string) => string): string {
    const parts = (type.isUnion() ? type.types : [type]).filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0);
    if (parts.every(({ flags }) => (flags & ts.TypeFlags.Object) === 0)) {
      return wrap(
        this.checker.typeToString(this.checker.getNonNullableType(type), undefined, ts.TypeFormatFlags.NoTruncation),
      );
    }
    return wrap(parts.map((part) => this.structure(part, wrap)).join(" | "));
  }

  private structure(type: ts.Type, wrap: (inner: string) => string): string {
    if (this.checker.isArrayType(type)) {
      const [item] = this.checker.getTypeArguments(type as ts.TypeReference);
      const inner = this.text(item!, wrap);
      return /[ |]/.test(inner) && !inner.endsWith(">") ? `(${inner})[]` : `${inner}[]`;
    }
    const [index] = this.checker.getIndexInfosOfType(type);
    if (index !== undefined) return `Record<string, ${this.text(index.type, wrap)}>`;
    const lines = this.checker.getPropertiesOfType(type).map((property) => {
      const inner = this.typeOf(property);
      const optional = this.mayBeUndefined(inner) || (property.flags & ts.SymbolFlags.Optional) !== 0;
      return `${this.comment(property)}${property.name}${optional ? "?" : ""}: ${this.text(inner, wrap)}${optional ? " | undefined" : ""};`;
    });
    return `{ ${lines.join("\n")} }`;
  }
}

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
export function shapeModules(): Map<string, string> {
  const types = new Types();
  const nouns = [...registry.keys()].map((noun): [string, string] => [
    `sdk/shapes/${lowerFirst(noun)}.ts`,
    nounModule(types, noun),
  ]);
  return new Map([...nouns, ["sdk/shapes/provider.ts", providerModule(types)], ["sdk/shapes/index.ts", indexModule()]]);
}
