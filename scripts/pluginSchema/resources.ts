/** The nouns in a plugin's schema. */
import { type Noun, registry } from "../../provider/resources";
import { typeToken } from "../../sdk/contract";
import { comments } from "../comments";
import { declaredBy } from "../examples/declared";
import { python } from "../examples/python";
import { typescript } from "../examples/typescript";
import { yaml } from "../examples/yaml";
import { lowerFirst } from "../names";
import { replaces } from "../reference";
import type { Key, Types } from "../types";
import { NODE_PACKAGE } from "./languages";
import { told } from "./json";
import { type NamedTypes, type ObjectSpec, type PropertySpec, token } from "./named";

export interface ResourceSpec extends ObjectSpec {
  inputProperties: Record<string, PropertySpec>;
  requiredInputs: string[];
  aliases: { type: string }[];
}

/** A resource without its examples, for which all of them have to be there. */
function resourceSpec(noun: Noun, types: Types, named: NamedTypes): ResourceSpec {
  const { type, inputs, outputs, fromConfig = [], secrets = [] } = noun;
  // A plugin is told where a resource is declared.
  const isWritten = ({ name }: Key) => name !== "place";
  const args = types.keys(type, "args").filter(isWritten);
  const optional = args.map((key) => ({ ...key, optional: key.optional || fromConfig.includes(key.name) }));
  const { properties: inputProperties, required: requiredInputs } = named.object(optional, told(inputs, "input"), type);
  for (const [key, property] of Object.entries(inputProperties)) {
    if (replaces(noun, key)) property.willReplaceOnChanges = true;
  }
  const values = [...types.keys(type, "inputs").filter(isWritten), ...types.keys(type, "outputs")];
  const state = named.object(values, told({ ...inputs, ...outputs }, "output"), type);
  for (const [key, property] of Object.entries(state.properties)) {
    delete property.default;
    if (secrets.includes(key)) property.secret = true;
  }
  const file = lowerFirst(type);
  return {
    description: comments(`provider/resources/${file}/${file}.ts`).get(file)!,
    ...state,
    inputProperties,
    requiredInputs,
    // A stack moves from the dynamic form of this package to the plugin as it is.
    aliases: [{ type: typeToken(type) }],
  };
}

/** All nouns by token. */
export async function resourceSpecs(types: Types, named: NamedTypes): Promise<Record<string, ResourceSpec>> {
  const nouns = [...registry.values()];
  const specs = new Map(nouns.map((noun) => [noun.type, resourceSpec(noun, types, named)]));
  const inputsOf = (type: string) => specs.get(type)!.inputProperties;
  const described = nouns.map(async (noun): Promise<[string, ResourceSpec]> => {
    const spec = specs.get(noun.type)!;
    return [token(noun.type), { ...spec, description: `${spec.description}\n\n${await usage(noun, inputsOf, named)}` }];
  });
  return Object.fromEntries(await Promise.all(described));
}

/** What a description goes on with: the example in each language, and how such a thing is imported. */
async function usage(
  noun: Noun,
  inputsOf: (type: string) => Record<string, PropertySpec>,
  named: NamedTypes,
): Promise<string> {
  const resources = declaredBy(noun);
  const id = noun.id.replaceAll(/[{}]/g, "");
  return `{{% examples %}}
## Example Usage

{{% example %}}

\`\`\`typescript
${await typescript(resources, NODE_PACKAGE)}\`\`\`

\`\`\`python
${python(resources, inputsOf, named)}\`\`\`

\`\`\`yaml
${yaml(resources)}\`\`\`

{{% /example %}}
{{% /examples %}}

## Import

\`\`\`sh
pulumi import ${token(noun.type)} ${resources.at(-1)!.name} ${id}
\`\`\`
`;
}
