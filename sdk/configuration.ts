import * as pulumi from "@pulumi/pulumi";
import { typeToken } from "./contract";
import { configKeys } from "./nouns";
import { CONFIGURATION, type Configuration } from "./provider";
import { Refusal } from "./refusal";

/** Reads one key, such as `dockerhub:org`; undefined where it is not set. */
export type ConfigReader = (key: string) => string | undefined;

/**
 * The configuration that a call goes by, as a resource with the same options would: of the explicit provider, of the
 * parent's, or the stack's. Its secrets make no result secret, because none of them is in one.
 */
export function configurationOf(name: string, opts: pulumi.InvokeOptions): pulumi.Output<Configuration> {
  // Any noun's token does: providers are told apart by the package alone.
  const provider = opts.provider ?? opts.parent?.getProvider(typeToken("Group"));
  if (provider === undefined) return pulumi.output(ofStack());
  const own = (provider as unknown as { [CONFIGURATION]?: pulumi.Output<Configuration> })[CONFIGURATION];
  if (own === undefined) throw new Refusal(`dockerhub.${name}: the option provider takes a dockerhub.Provider.`);
  return pulumi.unsecret(own);
}

function ofStack(): Configuration {
  const keys = Object.keys(configKeys).map((key) => `dockerhub:${key}`);
  return Object.fromEntries(keys.map((key) => [key, pulumi.runtime.getConfig(key)]));
}
