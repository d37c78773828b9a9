import type { Running, OnLine, Scripts } from "../processes";
import type { Properties } from "../state/values";

/** The package of the dynamic providers, which come with the SDK. */
export const DYNAMIC = "pulumi-nodejs";

const PROVIDER = "pulumi:providers:";

/** Types that the engine itself provides. */
export const isProvider = (type: string) => type.startsWith(PROVIDER);
export const providerType = (name: string) => `${PROVIDER}${name}`;

/** The package of a type or of a function, and that which a provider is of. */
export const packageOf = (token: string): string =>
  isProvider(token) ? token.slice(PROVIDER.length) : token.split(":")[0]!;

/** Configuration of a package: of the stack's, that of its own name, without that; dynamic providers get all of it. */
export function configOf(name: string, config: Properties): Properties {
  if (name === DYNAMIC) return config;
  const mine = Object.entries(config).filter(([key]) => key.startsWith(`${name}:`));
  return Object.fromEntries(mine.map(([key, value]) => [key.slice(name.length + 1), value]));
}

/** What serves packages: the SDK the dynamic providers, and plugins the others. */
export class Packages {
  /**
   * @param plugins for each package the file that serves it
   * @param told what a plugin is told in its environment, by names that begin with its own there
   * @param config of the stack, in clear: a plugin has that of its own name in its environment as well
   */
  constructor(
    private readonly scripts: Scripts,
    private readonly plugins: Readonly<Record<string, string>>,
    private readonly told: Readonly<Record<string, string>>,
    private readonly config: Properties,
  ) {}

  /** Starts what serves a package. */
  start(name: string, engine: string, onLine: OnLine): Running {
    if (name === DYNAMIC) return this.scripts.run("cmd/dynamic-provider", [engine], onLine);
    const file = this.plugins[name];
    if (file === undefined) throw new Error(`The project names no plugin ${name}.`);
    const prefix = name.toUpperCase().replaceAll("-", "_");
    const env = Object.entries(this.told).map(([key, value]) => [`${prefix}_${key}`, value]);
    const config = JSON.stringify(configOf(name, this.config));
    return this.scripts.plugin(file, [engine], onLine, { ...Object.fromEntries(env), PULUMI_CONFIG: config });
  }
}
