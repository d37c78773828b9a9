/** The functions of the SDK, with their types and reference pages, from the definitions. */
import type ts from "typescript";
import { z } from "zod";
import type { AnyFunction } from "../provider/functions/define";
import { functions } from "../provider/functions";
import { comments } from "./comments";
import { upperFirst } from "./names";
import type { Types } from "./types";

const typeOf = (name: string) => `typeof import("../provider/functions/${name}").${name}`;
const asItIs = (inner: string) => inner;
const input = (inner: string) => `pulumi.Input<${inner}>`;

const docOf = (name: string) => comments(`provider/functions/${name}.ts`).get(name) ?? "";

/** The types of the functions' definitions, by the names under which they are asked about. */
export const functionTypes = (): Map<string, string> =>
  new Map([...functions.keys()].map((name) => [upperFirst(name), typeOf(name)]));

/** A comment of the SDK, in lines that a person can read. */
function comment(text: string): string {
  const lines = text.match(/.{1,110}(?=\s|$)/g)!.map((line) => line.trim());
  return lines.length === 1 ? `/** ${lines[0]} */` : `/**\n${lines.map((line) => ` * ${line}`).join("\n")}\n */`;
}

/** A type of these fields; one that has none takes nothing. */
const shape = (name: string, fields: string) =>
  fields === "" ? `type ${name} = Record<string, never>;` : `interface ${name} { ${fields} }`;

/** What follows from the definitions of all functions. */
export class Functions {
  constructor(private readonly types: Types) {}

  /** The files of sdk/functions, by path. */
  modules(): Map<string, string> {
    const all = [...functions.values()];
    const files = all.map((one): [string, string] => [`sdk/functions/${one.name}.ts`, this.module(one)]);
    const lines = all.map(({ name }) => `export * from "./${name}";`);
    return new Map([...files, ["sdk/functions/index.ts", `${HEAD}${lines.join("\n")}\n`]]);
  }

  private module({ name, fromConfig = {} }: AnyFunction): string {
    const [title, doc] = [upperFirst(name), docOf(name)];
    const inputs = this.types.properties(title, "args");
    const isOptional = (property: ts.Symbol) =>
      property.name in fromConfig || this.types.mayBeUndefined(this.types.typeOf(property));
    const args = (wrap: (inner: string) => string) => this.fields(inputs, wrap, isOptional);
    const standard = inputs.every(isOptional) ? " = {}" : "";
    const outputs = this.types.properties(title, "outputs");
    return `${HEAD}import type * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "../invoke";

/** Arguments of {@link ${name}}. */
export ${shape(`${title}Args`, args(asItIs))}

/** Arguments of {@link ${name}Output}. */
export ${shape(`${title}OutputArgs`, args(input))}

/** What {@link ${name}} gives. */
export interface ${title}Result { ${this.fields(outputs, asItIs, (one) => this.types.mayBeUndefined(this.types.typeOf(one)))} }

${comment(doc)}
export function ${name}(args: ${title}Args${standard}, opts?: pulumi.InvokeOptions): Promise<${title}Result> {
  return invoke("${name}", args, opts);
}

${comment(`${doc} ${LATER}`)}
export function ${name}Output(args: ${title}OutputArgs${standard}, opts?: pulumi.InvokeOutputOptions): pulumi.Output<${title}Result> {
  return invokeOutput("${name}", args, opts);
}
`;
  }

  private fields(
    properties: readonly ts.Symbol[],
    wrap: (inner: string) => string,
    isOptional: (property: ts.Symbol) => boolean,
  ): string {
    const lines = properties.map((property) => {
      const text = this.types.text(this.types.typeOf(property), wrap);
      const mark = isOptional(property) ? "?" : "";
      return `${this.types.comment(property)}${property.name}${mark}: ${text}${mark === "" ? "" : " | undefined"};`;
    });
    return lines.join("\n");
  }

  /** The reference pages by their names. */
  pages(): Map<string, string> {
    return new Map([...functions.values()].map((one) => [`${one.name}.md`, this.page(one)]));
  }

  private page({ name, inputs, fromConfig = {}, isPublic = false }: AnyFunction): string {
    const title = upperFirst(name);
    const rows = this.types.properties(title, "args").map((property) => {
      const optional = property.name in fromConfig || inputs[property.name]!.safeParse(undefined).success;
      const json = z.toJSONSchema(inputs[property.name]!, { io: "input", unrepresentable: "any" });
      const standard = json.default === undefined ? "" : ` Default: \`${JSON.stringify(json.default)}\`.`;
      return `| \`${property.name}\`${optional ? "" : " (required)"} | ${this.cellOf(property)}${standard} |`;
    });
    const required = this.types
      .properties(title, "args")
      .filter(({ name: key }) => !(key in fromConfig) && !inputs[key]!.safeParse(undefined).success);
    const call = required.length === 0 ? "" : `{ ${required.map(({ name: key }) => `${key}: …`).join(", ")} }`;
    const results = this.rows(this.types.properties(title, "outputs"), "");
    return `# ${name}

${docOf(name)}

\`\`\`ts
const result = await dockerhub.${name}(${call.replaceAll("…", '"…"')});
const later = dockerhub.${name}Output(${call.replaceAll("…", '"…"')}); // takes outputs
\`\`\`

Token \`dockerhub:index:${name}\`, by which mocks answer it.${isPublic ? " Needs no credential for what is public." : ""}

${rows.length === 0 ? "It takes no arguments." : `## Arguments\n\n| argument | type | meaning |\n| --- | --- | --- |\n${rows.join("\n")}`}

## Result

| key | type | meaning |
| --- | --- | --- |
${results.join("\n")}
`;
  }

  /** Type and meaning of a key, for a row of a table. */
  private cellOf(property: ts.Symbol): string {
    const text = this.types.text(this.types.typeOf(property), asItIs).replaceAll(/\s+/g, " ");
    const shown = text.includes("{") ? (text.endsWith("[]") ? "list" : "object") : text.replaceAll("|", "\\|");
    return `${shown} | ${this.types.meaning(property)}`;
  }

  /** A row for each key, and for the keys of what is in it. */
  private rows(properties: readonly ts.Symbol[], prefix: string): string[] {
    return properties.flatMap((property) => {
      const [inside, mark] = this.types.inside(property);
      const row = `| \`${prefix}${property.name}\` | ${this.cellOf(property)} |`;
      return [row, ...this.rows(inside, `${prefix}${property.name}${mark}.`)];
    });
  }
}

const LATER = "Takes outputs, and waits for the resources that they come from and for those of `dependsOn`.";

const HEAD = `// Written by "npm run generate" from the definitions in provider/functions; do not edit.
`;

/** The lines of the index of the reference. */
export const functionIndex = (): string =>
  [...functions.keys()].map((name) => `- [${name}](functions/${name}.md)`).join("\n");
