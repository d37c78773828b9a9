import type { Exported } from "../outcome";
import { mapSecrets, type Properties, shown } from "../state/values";
import type { Context } from "./context";

/** The state in the form of `pulumi stack export --show-secrets`, for whatever reads that. */
export function exported({ file }: Context): Exported {
  const open = (properties: Properties) => mapSecrets(properties, shown) as Properties;
  const resources = file.load().map(({ inputs, outputs, ...resource }) => ({
    ...resource,
    inputs: open(inputs),
    outputs: open(outputs),
  }));
  return { version: 3, deployment: { manifest: { time: file.changedAt() }, resources } };
}
