import type { Deployment } from "../../testing/engine/deployment/deployment";
import type { Goal } from "../../testing/engine/deployment/steps";
import type { Resource } from "../../testing/engine/state/state";
import { formatUrn } from "../../testing/engine/state/urn";
import { type Properties, UNKNOWN, type Value } from "../../testing/engine/state/values";
import { URN } from "../../run/besides";
import { typeToken } from "../../sdk/contract";
import { nouns } from "../../sdk/nouns";
import type { Declared } from "./spec";
import type { Witness } from "./witness";

/** Where a program runs that is none of a process. */
export const PLACE = { stack: "dev", project: "memory" };
const COMPONENT = "spec:index:Component";

/** The component that is a resource's parent, as a path from the outermost; empty for none. */
const parentOf = ({ options = {} }: Declared) => (options["parent"] as string | undefined) ?? "";

const componentUrn = (path: string): string => {
  const parts = path.split("/");
  return formatUrn({ ...PLACE, qualifiedType: parts.map(() => COMPONENT).join("$"), name: parts.at(-1)! });
};

export const urnOf = (declared: Declared): string => {
  const outer = parentOf(declared);
  const types = [...(outer === "" ? [] : outer.split("/").map(() => COMPONENT)), typeToken(declared.type)];
  return formatUrn({ ...PLACE, qualifiedType: types.join("$"), name: declared.name });
};

/** All components of a program, the outer ones first. */
export function componentsOf(program: readonly Declared[]): string[] {
  const paths = program.flatMap((declared) => {
    const parts = parentOf(declared).split("/");
    return parts[0] === "" ? [] : parts.map((_, index) => parts.slice(0, index + 1).join("/"));
  });
  return [...new Set(paths)];
}

const NOTHING_SAID = {
  dependencies: [],
  propertyDependencies: {},
  additionalSecretOutputs: [],
  ignoreChanges: [],
  replaceOnChanges: [],
  aliases: [],
  protect: false,
  retainOnDelete: false,
  deletedWith: "",
  deleteBeforeReplace: undefined,
};

export function componentGoal(path: string): Goal {
  const outer = path.split("/").slice(0, -1).join("/");
  const parent = outer === "" ? "" : componentUrn(outer);
  return { ...NOTHING_SAID, urn: componentUrn(path), type: COMPONENT, custom: false, inputs: {}, parent, provider: "" };
}

/** An explicit provider, by the name of its resource; empty for the default one. */
function providerRef(name: string | undefined): string {
  if (name === undefined) return "";
  return `${formatUrn({ ...PLACE, qualifiedType: "pulumi:providers:pulumi-nodejs", name })}::${name}`;
}

export async function register(
  deployment: Deployment,
  declared: Declared,
  made: ReadonlyMap<string, Promise<Resource>>,
  witness: Witness,
): Promise<Resource> {
  const { type, name, options = {} } = declared;
  const needed = new Map<string, string[]>();
  const given = Object.entries(declared.args ?? {}).filter(([, value]) => value !== undefined);
  // All at once, so that resources whose values are there are registered in the order of the program.
  const values = given.map(async ([key, value]): Promise<[string, Value]> => [
    key,
    await valueOf(value, made, (urn) => needed.set(key, [...(needed.get(key) ?? []), urn])),
  ]);
  const inputs: Properties = Object.fromEntries(await Promise.all(values));
  witness.resolve(declared, { ...inputs, ...writtenOf(declared) });
  const { placeUnless, secrets, isReferredTo } = nouns[type as keyof typeof nouns];
  if (isReferredTo === true) inputs[URN] = urnOf(declared);
  if (placeUnless !== undefined && inputs[placeUnless] === undefined)
    inputs["place"] = `organization/memory/dev/${urnOf(declared).split("::")[2]}$${name}`;
  const others = (options["dependsOn"] as string[] | undefined) ?? [];
  const dependencies = await Promise.all(others.map(async (other) => (await made.get(other)!).urn));
  const outer = parentOf(declared);
  const group = deletedWith(declared);
  const goal: Goal = {
    ...NOTHING_SAID,
    urn: urnOf(declared),
    type: typeToken(type),
    custom: true,
    inputs,
    parent: outer === "" ? "" : componentUrn(outer),
    provider: providerRef(options["provider"] as string | undefined),
    dependencies: [...dependencies, ...[...needed.values()].flat()],
    propertyDependencies: Object.fromEntries(needed),
    additionalSecretOutputs: [...secrets],
    deletedWith: group === undefined ? "" : (await made.get(group)!).urn,
    retainOnDelete: options["retainOnDelete"] === true,
    replaceOnChanges: (options["replaceOnChanges"] as string[] | undefined) ?? [],
  };
  const { resource } = await deployment.register(goal);
  witness.know(declared, resource.outputs);
  return resource;
}

/** What a program has written in place of arguments that transforms then give. */
export const writtenOf = ({ options = {} }: Declared): Properties =>
  (options["written"] as Properties | undefined) ?? {};

/** The resource by whose end this one ends: one by name, or the group that it names by an output. */
function deletedWith({ args = {}, options = {} }: Declared): string | undefined {
  const given = options["deletedWith"] as string | true | undefined;
  if (given !== true) return given;
  return (args["group"] as { $?: string }).$?.split(".")[0];
}

/** A value of the program, with `{ $: "name.key" }` for an output of another resource. */
async function valueOf(
  given: unknown,
  made: ReadonlyMap<string, Promise<Resource>>,
  needs: (urn: string) => void,
): Promise<Value> {
  if (Array.isArray(given)) return Promise.all(given.map((item) => valueOf(item, made, needs)));
  if (typeof given !== "object" || given === null) return given as Value;
  if ("$" in given) {
    const [name, key] = String(given.$).split(".") as [string, string];
    const resource = await made.get(name)!;
    needs(resource.urn);
    return resource.outputs[key] ?? UNKNOWN;
  }
  const entries = Object.entries(given).map(async ([key, item]) => [key, await valueOf(item, made, needs)]);
  return Object.fromEntries((await Promise.all(entries)) as [string, Value][]);
}
