/** The reference pages, from the definitions, the comments on their keys, and the classes. */
import { z } from "zod";
import { configKeys } from "../provider/configKeys";
import { commandNames } from "../cli/commands";
import { type Noun, registry } from "../provider/resources";
import { comments } from "./comments";
import { typescript } from "./examples";
import { declaredBy } from "./examples/declared";
import { functionIndex } from "./functions";
import { lowerFirst } from "./names";

interface JsonSchema {
  type?: string;
  enum?: string[];
  default?: unknown;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  additionalProperties?: unknown;
}

function typeOf(schema: JsonSchema): string {
  if (schema.enum !== undefined) return schema.enum.map((value) => `"${value}"`).join(" \\| ");
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeOf).join(" or ");
  if (schema.additionalProperties !== undefined && schema.properties === undefined) return "map by name";
  if (schema.type === "array") return `list of ${typeOf(schema.items ?? {})}`;
  if (schema.properties !== undefined) {
    return `{ ${Object.entries(schema.properties)
      .map(([key, value]) => `${key}?: ${typeOf(value)}`)
      .join(", ")} }`;
  }
  return schema.type ?? "any";
}

const cell = (text: string) => text.replace(/\n/g, " ").trim();

/** The page of one noun. */
export async function referencePage(definition: Noun): Promise<string> {
  const file = lowerFirst(definition.type);
  const docs = comments(`provider/resources/${file}/${file}.ts`);
  const intro = docs.get(file) ?? "";
  const written = Object.entries(definition.inputs).filter(([key]) => key !== "place");
  const rows = written.map(([key, schema]) => {
    const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
    const optional = definition.fromConfig?.includes(key) || schema.safeParse(undefined).success;
    const standard = json.default === undefined ? "" : ` Default: \`${JSON.stringify(json.default)}\`.`;
    return `| \`${key}\`${optional ? "" : " (required)"} | ${typeOf(json)} | ${changeOf(definition, key)} | ${cell(docs.get(key) ?? "")}${standard} |`;
  });
  const outputs = Object.keys(definition.outputs).map(
    (key) => `| \`${key}\` | ${definition.secrets?.includes(key) ? "secret" : ""} | ${cell(docs.get(key) ?? "")} |`,
  );
  return `# ${definition.type}

${intro}

\`\`\`ts
${await typescript(declaredBy(definition))}
dockerhub.${definition.type}.get("name", "${definition.id.replaceAll(/[{}]/g, "")}");
\`\`\`

Type token \`pulumi-nodejs:dynamic/dockerhub:${definition.type}\`, id \`${definition.id}\`.

## Arguments

| argument | type | a change | meaning |
| --- | --- | --- | --- |
${rows.join("\n")}

${outputs.length === 0 ? "" : `## Outputs\n\nAll arguments, and:\n\n| output | | meaning |\n| --- | --- | --- |\n${outputs.join("\n")}\n`}
`;
}

function changeOf(definition: Noun, key: string): string {
  if (definition.onlyOnCreate?.includes(key)) return "only looked at on create";
  if (definition.onlyOnCheck?.includes(key)) return "only looked at in previews";
  if (definition.onlyOnDelete?.includes(key)) return "only looked at on delete";
  return replaces(definition, key) ? "replaces" : "in place";
}

/** Whether a change of an input makes the object anew. */
export function replaces(definition: Noun, key: string): boolean {
  const { onlyOnCreate = [], onlyOnCheck = [], onlyOnDelete = [], replaceOn = [], update } = definition;
  if ([...onlyOnCreate, ...onlyOnCheck, ...onlyOnDelete].includes(key)) return false;
  return update === undefined || replaceOn.includes(key);
}

/** The keys of the configuration, where the environment has them, and what they mean. */
export function configurationTable(): string {
  const docs = comments("provider/configKeys.ts");
  const keys = Object.entries(configKeys).map(
    ([key, { env, secret }]) =>
      `| \`dockerhub:${key}\`${secret ? " (secret)" : ""} | ${env.map((name) => `\`${name}\``).join(", ")} | ${cell(docs.get(key) ?? "")} |`,
  );
  return `| key | environment | meaning |
| --- | --- | --- |
${keys.join("\n")}`;
}

/** The list of nouns, and the configuration. */
export function referenceIndex(): string {
  const nouns = [...registry.keys()].map((type) => `- [${type}](${lowerFirst(type)}.md)`);
  return `# Reference

${nouns.join("\n")}
- [The commands](commands.md): ${commandNames.join(", ")}
- [From the official Terraform provider](terraform.md)

## Functions

What they read, and where their credentials come from, is in the [README](../../README.md#functions).

${functionIndex()}

## Configuration

First the stack's configuration, or for what names an explicit \`Provider\` its arguments, then the environment, in the order given.
An explicit \`Provider\` takes nothing of the stack but its rules, and its \`baseUrl\` where it has none itself.

${configurationTable()}
`;
}
