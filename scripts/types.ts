/** What the compiler says of the definitions: the types of their keys, with their comments. */
import { resolve } from "node:path";
import ts from "typescript";

/** A file that is nowhere on disk and names the types that are asked about. */
const ASKING = resolve("sdk/asking.ts");

function asking(definitions: ReadonlyMap<string, string>): string {
  const aliases = [...definitions].map(([name, definition]) => `export type ${name} = Asked<${definition}>;`);
  return `import type { z } from "zod";
type In<S> = { [K in keyof S]: z.input<S[K]> };
type Out<S> = { [K in keyof S]: z.output<S[K]> };
type Asked<D extends { inputs: object; outputs: object }> =
  { args: In<D["inputs"]>; inputs: Out<D["inputs"]>; outputs: Out<D["outputs"]> };
${aliases.join("\n")}
export type Config = { keys: typeof import("../provider/configKeys").configKeys };`;
}

/** A type taken apart, for languages that write it in another way. */
export type Part =
  | { is: "string" | "number" | "boolean" | "any" }
  | { is: "enum"; values: string[] }
  | { is: "list" | "map"; of: Part }
  | { is: "union"; of: Part[] }
  | { is: "object"; keys: Key[] };

/** A key of an object, with its comment. */
export interface Key {
  name: string;
  meaning: string;
  optional: boolean;
  part: Part;
}

const CONSTANTS: readonly [ts.TypeFlags, "string" | "number" | "boolean"][] = [
  [ts.TypeFlags.StringLike, "string"],
  [ts.TypeFlags.NumberLike, "number"],
  [ts.TypeFlags.BooleanLike, "boolean"],
];

/** What the compiler says of a type: its properties with their comments. */
export class Types {
  private readonly checker: ts.TypeChecker;
  private readonly source: ts.SourceFile;

  /** @param definitions types of definitions, by the names under which they are asked about */
  constructor(definitions: ReadonlyMap<string, string>) {
    const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path)) as { config: object };
    const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, process.cwd());
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists } = host;
    const text = asking(definitions);
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

  /** A comment on one line. */
  meaning(property: ts.Symbol): string {
    return ts.displayPartsToString(property.getDocumentationComment(this.checker)).replace(/\s+/g, " ");
  }

  /** The keys of what a property is, or is a list of, and how a list is marked; none where it has none of its own. */
  inside(property: ts.Symbol): [properties: readonly ts.Symbol[], mark: string] {
    const type = this.checker.getNonNullableType(this.typeOf(property));
    const isList = this.checker.isArrayType(type);
    const one = isList ? this.checker.getTypeArguments(type as ts.TypeReference)[0]! : type;
    const isKeyed = (one.flags & ts.TypeFlags.Object) !== 0 && this.checker.getIndexInfosOfType(one).length === 0;
    return [isKeyed && !this.checker.isArrayType(one) ? this.checker.getPropertiesOfType(one) : [], isList ? "[]" : ""];
  }

  mayBeUndefined(type: ts.Type): boolean {
    return (type.isUnion() ? type.types : [type]).some(({ flags }) => (flags & ts.TypeFlags.Undefined) !== 0);
  }

  /** The keys of one part of a type of the asking file, with what may stand in each. */
  keys(name: string, part: string): Key[] {
    return this.properties(name, part).map((property) => this.key(property));
  }

  private key(property: ts.Symbol): Key {
    const type = this.typeOf(property);
    const optional = this.mayBeUndefined(type) || (property.flags & ts.SymbolFlags.Optional) !== 0;
    return { name: property.name, meaning: this.meaning(property), optional, part: this.part(type) };
  }

  private part(type: ts.Type): Part {
    const all = (type.isUnion() ? type.types : [type]).filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0);
    const literals = all.flatMap((one) => (one.isStringLiteral() ? [one.value] : []));
    if (literals.length > 1 && literals.length === all.length) return { is: "enum", values: literals };
    const constant = CONSTANTS.find(([mask]) => all.every(({ flags }) => (flags & mask) !== 0));
    if (constant !== undefined) return { is: constant[1] };
    if (all.length > 1) return { is: "union", of: all.map((one) => this.part(one)) };
    const [one] = all;
    if (one === undefined || (one.flags & ts.TypeFlags.Object) === 0) return { is: "any" };
    if (this.checker.isArrayType(one)) {
      return { is: "list", of: this.part(this.checker.getTypeArguments(one as ts.TypeReference)[0]!) };
    }
    const [index] = this.checker.getIndexInfosOfType(one);
    if (index !== undefined) return { is: "map", of: this.part(index.type) };
    return { is: "object", keys: this.checker.getPropertiesOfType(one).map((property) => this.key(property)) };
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
