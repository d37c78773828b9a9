import { randomUUID } from "node:crypto";
import { ProviderProcess } from "./providerProcess";
import type { Scripts } from "../processes";
import { blank, providerUrn, type Resource } from "../state/state";
import type { Provider, ProviderSource } from "../deployment/steps";
import { formatUrn } from "../state/urn";
import { equal, type Properties, reveal, UNKNOWN } from "../state/values";

const TYPE = "pulumi:providers:pulumi-nodejs";

export const refOf = ({ urn, id }: Resource): string => `${urn}::${id}`;

/** The provider that resources get when the program names none: the stack's configuration is its own. */
export function defaultProvider(stack: string, project: string, config: Properties): Resource {
  const urn = formatUrn({ stack, project, qualifiedType: TYPE, name: "default" });
  return blank({ urn, type: TYPE, custom: true, id: randomUUID(), inputs: config, outputs: config });
}

/** Provider processes, one for each provider resource, started when first asked for. */
export class Providers implements ProviderSource {
  private readonly started = new Map<string, Promise<ProviderProcess>>();
  private readonly replaced: Promise<ProviderProcess>[] = [];
  private readonly resources = new Map<string, Resource>();

  constructor(
    private readonly scripts: Scripts,
    private readonly engine: string,
    private readonly onOutput: (line: string) => void,
  ) {}

  /** Makes a provider resource known, before anything refers to it; with other inputs than before it is another process. */
  know(resource: Resource): void {
    const before = this.resources.get(resource.urn);
    this.resources.set(resource.urn, resource);
    if (before === undefined || equal(before.inputs, resource.inputs)) return;
    const old = this.started.get(resource.urn);
    this.started.delete(resource.urn);
    if (old !== undefined) this.replaced.push(old);
  }

  async get(ref: string): Promise<Provider> {
    const urn = providerUrn(ref);
    const resource = this.resources.get(urn);
    if (resource === undefined) throw new Error(`No provider ${urn} in this stack.`);
    if (JSON.stringify(resource.inputs).includes(UNKNOWN)) return unconfigured;
    let process = this.started.get(urn);
    if (process === undefined) {
      process = ProviderProcess.start(this.scripts, this.engine, reveal(resource.inputs), this.onOutput);
      this.started.set(urn, process);
    }
    return process;
  }

  stop(): void {
    for (const process of [...this.started.values(), ...this.replaced])
      void process.then((one) => one.stop()).catch(() => undefined);
  }
}

/** A provider of which the configuration is not known yet, in a preview: nothing can be asked of it. */
const unconfigured: Provider = {
  check: async (_urn, _olds, news) => ({ inputs: news, failures: [] }),
  diff: async () => ({ changes: undefined, replaces: [], deleteBeforeReplace: false }),
  create: async (_urn, inputs) => ({ id: "", outputs: inputs }),
  read: async (_urn, id, outputs) => ({ id, outputs, inputs: undefined }),
  update: async (_urn, _id, _olds, news) => news,
  delete: async () => undefined,
};
