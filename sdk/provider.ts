import * as pulumi from "@pulumi/pulumi";
import type { configKeys as keys } from "../provider/config";
import { configKeys } from "./nouns";

/** Arguments of {@link Provider}: the keys of the configuration, without the prefix `dockerhub:`. */
export type ProviderArgs = {
  [K in keyof typeof keys]?: pulumi.Input<string | number> | undefined;
};

/**
 * Another organization, or another credential, beside those of the stack's configuration. Give it to
 * resources with the option `provider`. What it leaves out comes from the environment.
 */
export class Provider extends pulumi.ProviderResource {
  constructor(name: string, args: ProviderArgs, opts?: pulumi.ResourceOptions) {
    const inputs = Object.entries(args).map(([key, value]) => {
      const known = configKeys[key];
      if (known === undefined) throw new pulumi.RunError(unknownKey(key));
      const text = pulumi.output(value).apply((v) => (v === undefined ? undefined : String(v)));
      return [`dockerhub:${key}`, known.secret ? pulumi.secret(text) : text];
    });
    super("pulumi-nodejs", name, Object.fromEntries(inputs), opts);
  }
}

const unknownKey = (key: string) =>
  `dockerhub.Provider has no argument ${key}; it takes ${Object.keys(configKeys).join(", ")}.`;
