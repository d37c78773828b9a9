/** The functions in a plugin's schema. */
import { functions } from "../../provider/functions";
import type { AnyFunction } from "../../provider/functions/define";
import { comments } from "../comments";
import { upperFirst } from "../names";
import type { Types } from "../types";
import { told } from "./json";
import { type NamedTypes, type ObjectSpec, token } from "./named";

interface FunctionSpec {
  description: string;
  inputs: ObjectSpec;
  outputs: ObjectSpec;
}

function functionSpec({ name, inputs, outputs, fromConfig = {} }: AnyFunction, types: Types, named: NamedTypes) {
  const title = upperFirst(name);
  const args = types
    .keys(title, "args")
    .map((key) => ({ ...key, optional: key.optional || Object.hasOwn(fromConfig, key.name) }));
  return {
    description: comments(`provider/functions/${name}.ts`).get(name) ?? "",
    inputs: named.object(args, told(inputs, "input"), title),
    outputs: named.object(types.keys(title, "outputs"), told(outputs, "output"), title),
  };
}

/** All functions by token. */
export const functionSpecs = (types: Types, named: NamedTypes): Record<string, FunctionSpec> =>
  Object.fromEntries([...functions.values()].map((one) => [token(one.name), functionSpec(one, types, named)]));
