import { z } from "zod";
import type { ReadConfig } from "../../provider/engine/connection";
import { SIGNATURE } from "../../run/secrets";
import { nounOf } from "../../sdk/contract";
import { jsonOf } from "./json";

type Properties = Record<string, unknown>;

const properties = z.record(z.string(), z.unknown()).default({});
const exported = z.object({
  deployment: z.object({
    resources: z
      .array(
        z.object({
          urn: z.string(),
          type: z.string(),
          id: z.string().default(""),
          custom: z.boolean().default(false),
          delete: z.boolean().default(false),
          external: z.boolean().default(false),
          provider: z.string().default(""),
          created: z.string().optional(),
          modified: z.string().optional(),
          inputs: properties,
          outputs: properties,
        }),
      )
      .default([]),
  }),
});

/** A resource of this package, as a state has it. */
export interface Kept {
  noun: string;
  name: string;
  id: string;
  inputs: Properties;
  outputs: Properties;
  /** Inputs that the program marked as secret: their values are for nobody to see. */
  secret: ReadonlySet<string>;
  /** URN of its provider. */
  provider: string;
  /** When the stack got it, in ISO 8601; undefined where the state does not say. */
  createdAt: string | undefined;
  /** When it was last changed: an `up` that finds it as it was leaves this alone. */
  modifiedAt: string | undefined;
}

export interface State {
  resources: Kept[];
  /** The stack's configuration, as the last `up` saved it. */
  config: ReadConfig;
  /** Configuration of an explicit provider by its URN; undefined for the default one, which has the stack's. */
  configOf(provider: string): ReadConfig | undefined;
}

/** Providers of the dynamic form, and of the plugin. */
const PROVIDERS = ["pulumi:providers:pulumi-nodejs", "pulumi:providers:dockerhub"];

const isDefault = (provider: string) => /^default(_\d+_\d+_\d+\S*)?$/.test(provider.split("::").at(-1)!);

/** Reads what `pulumi stack export` prints. Throws a sentence when it is something else. */
export function readState(text: string, source: string): State {
  const parsed = exported.safeParse(jsonOf(text));
  if (!parsed.success) throw new Error(`${source} is not a state as \`pulumi stack export\` writes it.`);
  const { resources } = parsed.data.deployment;
  const providers = new Map(resources.filter(({ type }) => PROVIDERS.includes(type)).map((one) => [one.urn, one]));
  return {
    resources: resources.flatMap(({ urn, type, id, provider, inputs, outputs, ...more }) => {
      const noun = nounOf(type);
      if (noun === undefined || more.delete || more.external) return [];
      return [
        {
          noun,
          name: urn.split("::").slice(3).join("::"),
          id,
          inputs: revealed(inputs) as Properties,
          outputs: revealed(outputs) as Properties,
          secret: new Set(Object.keys(inputs).filter((key) => isSecret(inputs[key]))),
          provider: provider.replace(/::[^:]*$/, ""),
          createdAt: more.created,
          modifiedAt: more.modified ?? more.created,
        },
      ];
    }),
    config: readerOf([...providers.values()].find(({ urn }) => isDefault(urn))?.inputs ?? {}),
    configOf: (urn) => {
      const provider = providers.get(urn);
      return provider === undefined || isDefault(urn) ? undefined : readerOf(provider.inputs);
    },
  };
}

/** A plugin has keys of its own, without the name of the package in front, and values of their own types. */
function readerOf(inputs: Properties): ReadConfig {
  const values = revealed(inputs) as Properties;
  return (key) => {
    const value = values[key] ?? values[key.replace(/^dockerhub:/, "")];
    return ["string", "number", "boolean"].includes(typeof value) ? String(value) : undefined;
  };
}

const isSecret = (value: unknown) => typeof value === "object" && value !== null && SIGNATURE in value;

/** Secrets opened where the export shows them, and left out where it does not. */
function revealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revealed);
  if (typeof value !== "object" || value === null) return value;
  if (SIGNATURE in value) {
    const { plaintext } = value as { plaintext?: unknown };
    return typeof plaintext === "string" ? jsonOf(plaintext) : undefined;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revealed(item)]));
}
