import { z } from "zod";
import type { ReadConfig } from "../provider/engine/connection";

type Properties = Record<string, unknown>;

const properties = z.record(z.string(), z.unknown()).default({});
const exported = z.object({
  deployment: z.object({
    manifest: z.object({ time: z.string().optional() }).optional(),
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
}

export interface State {
  resources: Kept[];
  /** When the stack was last changed, in ISO 8601. */
  changedAt: string | undefined;
  /** Configuration of an explicit provider by its URN; undefined for the default one, which has the stack's. */
  configOf(provider: string): ReadConfig | undefined;
}

const TYPE = /^pulumi-nodejs:dynamic\/dockerhub:(\w+)$/;
const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** Reads what `pulumi stack export` prints. Throws a sentence when it is something else. */
export function readState(text: string, source: string): State {
  const parsed = exported.safeParse(jsonOf(text));
  if (!parsed.success) throw new Error(`${source} is not a state as \`pulumi stack export\` writes it.`);
  const { resources, manifest } = parsed.data.deployment;
  const providers = new Map(
    resources.filter(({ type }) => type === "pulumi:providers:pulumi-nodejs").map((one) => [one.urn, one]),
  );
  return {
    changedAt: manifest?.time,
    resources: resources.flatMap(({ urn, type, id, provider, inputs, outputs, ...flags }) => {
      const noun = TYPE.exec(type)?.[1];
      if (noun === undefined || flags.delete || flags.external) return [];
      const kept = { noun, id, name: urn.split("::").slice(3).join("::"), provider: provider.replace(/::[^:]*$/, "") };
      const secret = new Set(Object.keys(inputs).filter((key) => isSecret(inputs[key])));
      return [{ ...kept, inputs: revealed(inputs) as Properties, outputs: revealed(outputs) as Properties, secret }];
    }),
    configOf: (urn) => {
      if (/^default(_|$)/.test(urn.split("::").at(-1)!) || !providers.has(urn)) return undefined;
      const values = revealed(providers.get(urn)!.inputs) as Properties;
      return (key) => (typeof values[key] === "string" ? values[key] : undefined);
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
