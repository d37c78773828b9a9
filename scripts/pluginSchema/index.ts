/** The schema by which Pulumi knows the plugin in every language, from the same definitions as the SDK and the reference. */
import type { Types } from "../types";
import { configVariables, providerInputs } from "./config";
import { functionSpecs } from "./functions";
import { languages } from "./languages";
import { manifest, placesOf } from "./manifest";
import { NamedTypes } from "./named";
import { resourceSpecs } from "./resources";

/** The file plugin/schema.json. */
export async function pluginSchema(types: Types): Promise<string> {
  const named = new NamedTypes();
  const resources = await resourceSpecs(types, named);
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
  return JSON.stringify(schema, undefined, 2);
}
