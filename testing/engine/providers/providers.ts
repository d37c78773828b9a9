import { randomUUID } from "node:crypto";
import { ProviderProcess } from "./providerProcess";
import { blank, providerUrn, type Resource } from "../state/state";
import type { Checked, Provider, ProviderSource } from "../deployment/steps";
import { formatUrn } from "../state/urn";
import { equal, type Properties, UNKNOWN } from "../state/values";
import { configOf, DYNAMIC, packageOf, type Packages, providerType } from "./packages";

export const refOf = ({ urn, id }: Resource): string => `${urn}::${id}`;

/**
 * The provider that resources of a package get when the program names none: the stack's configuration is its own.
 *
 * @param config the configuration of the stack
 */
export function defaultProvider(stack: string, project: string, config: Properties, name = DYNAMIC): Resource {
  const type = providerType(name);
  const urn = formatUrn({ stack, project, qualifiedType: type, name: "default" });
  const inputs = configOf(name, config);
  return blank({ urn, type, custom: true, id: randomUUID(), inputs, outputs: inputs });
}

/** A provider resource, and the process that serves it once somebody asks. */
interface Known {
  resource: Resource;
  process?: Promise<ProviderProcess>;
  configured?: Promise<Provider>;
}

/** Provider processes, one for each provider resource, started when first asked for. */
export class Providers implements ProviderSource {
  private readonly known = new Map<string, Known>();
  private readonly replaced: Known[] = [];

  constructor(
    private readonly packages: Packages,
    private readonly engine: string,
    private readonly onOutput: (line: string, packageName: string) => void,
  ) {}

  /** Makes a provider resource known, before anything refers to it; with other inputs than before it is another process. */
  know(resource: Resource): void {
    const before = this.known.get(resource.urn);
    const isSame = before !== undefined && equal(before.resource.inputs, resource.inputs);
    this.known.set(resource.urn, { ...(isSame ? before : {}), resource });
    if (before !== undefined && !isSame) this.replaced.push(before);
  }

  async checkConfig({ urn, inputs }: Resource, olds: Properties): Promise<Checked> {
    const process = await this.processOf(this.of(urn));
    return process.checkConfig(urn, olds, inputs);
  }

  async get(ref: string): Promise<Provider> {
    const known = this.of(providerUrn(ref));
    if (JSON.stringify(known.resource.inputs).includes(UNKNOWN)) return unconfigured;
    return (known.configured ??= this.configured(known));
  }

  stop(): void {
    for (const { process } of [...this.known.values(), ...this.replaced])
      void process?.then((one) => one.stop()).catch(() => undefined);
  }

  private of(urn: string): Known {
    const known = this.known.get(urn);
    if (known === undefined) throw new Error(`No provider ${urn} in this stack.`);
    return known;
  }

  private async configured(known: Known): Promise<Provider> {
    const process = await this.processOf(known);
    await process.configure(known.resource);
    return process;
  }

  private processOf(known: Known): Promise<ProviderProcess> {
    const name = packageOf(known.resource.type);
    return (known.process ??= ProviderProcess.start(
      (engine, onLine) => this.packages.start(name, engine, onLine),
      this.engine,
      (line) => this.onOutput(line, name),
    ));
  }
}

/** A provider of which the configuration is not known yet, in a preview: nothing can be asked of it. */
const unconfigured: Provider = {
  check: async (_urn, _olds, news) => ({ inputs: news, failures: [] }),
  diff: async () => ({ changes: undefined, changed: [], replaces: [], deleteBeforeReplace: false }),
  create: async () => ({ id: "", outputs: {} }),
  read: async (_urn, id, { outputs }) => ({ id, outputs, inputs: undefined }),
  update: async () => ({}),
  delete: async () => undefined,
  invoke: async () => ({ result: {}, failures: [] }),
};
