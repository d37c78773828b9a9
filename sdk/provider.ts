import * as pulumi from "@pulumi/pulumi";
import { HELD_BY_ALL, strictest } from "../run/stricter";
import { configKeys } from "./nouns";
import { Refusal } from "./refusal";
import type { ProviderArgs } from "./shapes/provider";

export type { ProviderArgs } from "./shapes/provider";

/** Values of the configuration by their keys, such as `dockerhub:org`. */
export type Configuration = Readonly<Record<string, string | undefined>>;

/** Where a Provider keeps its configuration for functions, whichever copy of the package made it. */
export const CONFIGURATION = Symbol.for("pulumi-dockerhub.configuration");

/**
 * Another organization, or another credential, beside those of the stack's configuration. Give it to
 * resources and functions with the option `provider`. What it leaves out comes from the environment, but for the
 * stack's rules and `baseUrl`, which hold here as well: where both give a rule, the stricter one holds.
 */
export class Provider extends pulumi.ProviderResource {
  /** Organization of resources that name none. */
  readonly org: pulumi.Input<string | number> | undefined;

  constructor(name: string, args: ProviderArgs, opts?: pulumi.ResourceOptions) {
    for (const key of Object.keys(args)) if (configKeys[key] === undefined) throw new Refusal(unknownKey(key));
    const given: Readonly<Record<string, pulumi.Input<string | number> | undefined>> = { ...args };
    const inputs = Object.entries(configKeys).flatMap(([key, { secret }]) => {
      const value = inherited(key, given[key]);
      if (value === undefined) return [];
      const text = pulumi.output(value).apply((v) => (v === undefined ? undefined : String(v)));
      return [[`dockerhub:${key}`, secret ? pulumi.secret(text) : text]];
    });
    const configuration = Object.fromEntries(inputs) as Record<string, pulumi.Output<string | undefined>>;
    super("pulumi-nodejs", name, configuration, opts);
    this.org = args.org;
    Object.defineProperty(this, CONFIGURATION, { value: pulumi.output(configuration) });
  }
}

/** The value of a key: the one that is given, and of the stack's rules whichever is stricter. */
function inherited(key: string, given: pulumi.Input<string | number> | undefined): typeof given {
  if (!HELD_BY_ALL.includes(key)) return given;
  const stack = new pulumi.Config("dockerhub").get(key);
  if (given === undefined) return stack;
  return pulumi
    .output(given)
    .apply((own) => strictest(key, own === undefined ? own : String(own), stack, fromEnvironment(key))!);
}

const fromEnvironment = (key: string) => configKeys[key]!.env.map((name) => process.env[name]).find((value) => value);

const unknownKey = (key: string) =>
  `dockerhub.Provider has no argument ${key}; it takes ${Object.keys(configKeys).join(", ")}.`;
