import * as pulumi from "@pulumi/pulumi";
import { pluginToken, providerText, typeToken } from "./contract";
import { SECRETS, URN } from "../run/besides";
import { nouns } from "./nouns";
import { declare, program } from "./program";
import { Refusal } from "./refusal";
import type { Args, Attributes, Noun } from "./shapes";
import { typesOf, urnIn } from "./urn";

/** What the class of a noun can do. */
export interface ResourceClass<N extends Noun> {
  new (name: string, args: Args<N>, opts?: pulumi.CustomResourceOptions): pulumi.CustomResource & Attributes<N>;
  /** Reads an object that exists, without managing it. The form of `id` is in the noun's reference. */
  get<T>(
    this: new (name: string, args: Args<N>, opts?: pulumi.CustomResourceOptions) => T,
    name: string,
    id: pulumi.Input<pulumi.ID>,
    opts?: pulumi.CustomResourceOptions,
  ): T;
  /** True for a resource of this noun, whichever copy of the package made it. */
  isInstance<T>(
    this: new (name: string, args: Args<N>, opts?: pulumi.CustomResourceOptions) => T,
    value: unknown,
  ): value is T;
}

/**
 * Where a resource is declared, in one text that no other resource has: organization, project and
 * stack, the types of its parents, and its name. Source: the parts of a URN.
 */
function placeOf(token: string, name: string, parent: pulumi.Resource | undefined): string | Promise<string> {
  const types = typesOf(token, parent);
  const below = (known: string) =>
    [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack(), `${known}$${name}`].join("/");
  return typeof types === "string" ? below(types) : types.then(below);
}

/** Names of the arguments that hold a secret, for the check alone; nothing where all is written out plainly. */
function secretsIn(args: object): { [SECRETS]?: Promise<string[] | undefined> } {
  const open = Object.entries(args).filter(([, value]) => !isWritten(value));
  if (open.length === 0) return {};
  const asked = open.map(async ([key, value]) => ((await pulumi.isSecret(pulumi.output(value))) ? [key] : []));
  return { [SECRETS]: Promise.all(asked).then((keys) => (keys.flat().length === 0 ? undefined : keys.flat())) };
}

/** Whether nothing in a value comes later, or from somewhere else. */
function isWritten(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return !pulumi.Output.isInstance(value) && !(value instanceof Promise) && Object.values(value).every(isWritten);
}

/** Pulumi's own process reads an import before this package is asked, and fails for want of the text that names it. */
const cannotImport = (type: string, name: string, adopts: boolean) =>
  `dockerhub.${type} "${name}": the option import cannot work for a dynamic provider. Write an import file with ` +
  `npx pulumi-dockerhub dump${adopts ? ", or take over what exists with the argument adopt: true" : ""}.`;

/** The class of a noun. Its types and their documentation come from the noun's definition. */
export function resource<N extends Noun>(type: N): ResourceClass<N> {
  const token = typeToken(type);
  /** A stack that comes from the plugin goes on as it is; the plugin's schema has the same for the other way. */
  const aliases = [{ type: pluginToken(type) }];
  const { keys, secrets, placeUnless, isReferredTo = false } = nouns[type];
  class DockerHubResource extends pulumi.CustomResource {
    static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions) {
      return new this(name, {}, { ...opts, id });
    }

    static override isInstance(value: unknown): value is DockerHubResource {
      return pulumi.CustomResource.isInstance(value) && (value as { __pulumiType?: string }).__pulumiType === token;
    }

    constructor(name: string, args: object, opts?: pulumi.CustomResourceOptions) {
      if (opts?.import !== undefined) throw new Refusal(cannotImport(type, name, keys.includes("adopt" as never)));
      const placed = placeUnless !== undefined && (args as Record<string, unknown>)[placeUnless] === undefined;
      const unset = Object.fromEntries(keys.map((key) => [key, undefined]));
      const place = placed ? { place: placeOf(token, name, opts?.parent) } : {};
      // A check asks what the stack held, and the engine answers that only while it checks nothing.
      const text = program()?.held.then(() => providerText(type)) ?? providerText(type);
      const urn = isReferredTo && opts?.id === undefined ? { [URN]: urnIn(token, name, opts?.parent) } : {};
      const props = { ...unset, ...args, ...place, ...urn, ...secretsIn(args), __provider: text };
      const own = { additionalSecretOutputs: [...secrets], ...(opts?.id === undefined && { aliases }) };
      super(token, name, props, pulumi.mergeOptions(opts, own));
      if (opts?.id === undefined) declare(this, type, name, { ...args }, opts?.parent);
    }
  }
  return DockerHubResource as unknown as ResourceClass<N>;
}
