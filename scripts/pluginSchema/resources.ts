/** The nouns in a plugin's schema. */
import { type Noun, registry } from "../../provider/resources";
import { typeToken } from "../../sdk/contract";
import { comments } from "../comments";
import { lowerFirst } from "../names";
import { replaces } from "../reference";
import type { Key, Types } from "../types";
import { told } from "./json";
import { type NamedTypes, type ObjectSpec, type PropertySpec } from "./named";

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

/** All nouns by name. */
export const resourceSpecs = (types: Types, named: NamedTypes): ReadonlyMap<string, ResourceSpec> =>
  new Map([...registry.values()].map((noun) => [noun.type, resourceSpec(noun, types, named)]));
