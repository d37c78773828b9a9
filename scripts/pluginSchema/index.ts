/** The schema by which Pulumi knows the plugin in every language, from the same definitions as the SDK and the reference. */
import { registry } from "../../provider/resources";
import { shapesIn } from "../../cli/program/shape";
import { type Write, writer } from "../examples";
import type { Types } from "../types";
import { configVariables, providerInputs } from "./config";
import { functionSpecs } from "./functions";
import { languages } from "./languages";
import { manifest, placesOf } from "./manifest";
import { NamedTypes, token } from "./named";
import { type ResourceSpec, resourceSpecs } from "./resources";
import { usage } from "./usage";

/** The file plugin/schema.json, and what writes programs of the types in it. */
export async function pluginSchema(types: Types): Promise<{ text: string; write: Write }> {
  const named = new NamedTypes();
  const specs = resourceSpecs(types, named);
  const inputs = Object.fromEntries([...specs].map(([type, spec]) => [token(type), spec]));
  const write = writer(shapesIn({ types: named.specs(), resources: inputs }));
  const resources: Record<string, ResourceSpec> = {};
  for (const [type, spec] of specs) {
    const description = `${spec.description}\n\n${await usage(registry.get(type)!, write)}`;
    resources[token(type)] = { ...spec, description };
  }
  const functions = functionSpecs(types, named);
  const provider = {
    description:
      "Docker Hub as one organization and one credential see it. What it does not say comes from the stack's configuration.",
    inputProperties: providerInputs(types),
  };
  const schema = {
    name: "dockerhub",
    displayName: "Docker Hub",
    version: manifest.version,
    description: manifest.description,
    keywords: [...manifest.keywords, "category/infrastructure", "kind/native"],
    license: manifest.license,
    ...placesOf(manifest.repository?.url),
    publisher: "pulumi-dockerhub",
    language: languages,
    config: { variables: configVariables(types), defaults: [] },
    types: named.specs(),
    provider,
    resources,
    functions,
  };
  return { text: JSON.stringify(schema, undefined, 2), write };
}
