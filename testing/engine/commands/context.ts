import { Scripts, type Start } from "../processes";
import { Host } from "../program/host";
import { type Project, readProject } from "../program/project";
import { DYNAMIC, Packages } from "../providers/packages";
import { defaultProvider, Providers } from "../providers/providers";
import { StateForPlugins } from "./export";
import { type Resource, StateFile } from "../state/state";
import { type Properties, secret } from "../state/values";
import { type Outcome, outcome, type Result } from "../outcome";

export interface OfflineEngineOptions {
  /** Folder with the Pulumi.yaml. */
  project: string;
  /** Name of the stack. Default `dev`. */
  stack?: string;
  /** File that keeps the state. */
  state: string;
  /** Encrypts secrets in the state. */
  passphrase: string;
  /** Configuration of the stack, such as `dockerhub:org`; a secret is written `{ secret: "…" }`. */
  config?: Readonly<Record<string, string | { secret: string }>>;
  /** Environment of the program and the providers. Default: that of this process. */
  env?: NodeJS.ProcessEnv;
  /** Steps under way at the same time. Default 16. */
  parallel?: number;
  /** For each package the file of its plugin, a Node script. Default: those that Pulumi.yaml names, under `plugins.providers`. */
  plugins?: Readonly<Record<string, string>>;
  /** Starts the processes of programs and providers. Default: a new one for each of them. */
  start?: Start;
}

/** What a command has for programs and providers to talk to. */
interface Engine {
  host: Host;
  address: string;
}

/** What every command starts from: the project, the stack, its state and configuration. */
export class Context {
  readonly project: Project;
  readonly stack: string;
  readonly file: StateFile;
  readonly scripts: Scripts;
  readonly parallel: number;
  private readonly plugins: Readonly<Record<string, string>>;
  /** The configuration in clear, as a program gets it. */
  readonly plainConfig: Record<string, string>;
  readonly secretKeys: string[];

  constructor(options: OfflineEngineOptions) {
    this.project = readProject(options.project);
    this.stack = options.stack ?? "dev";
    this.file = new StateFile(options.state, options.passphrase);
    this.scripts = new Scripts(this.project, options.env ?? process.env, options.start);
    this.parallel = options.parallel ?? 16;
    this.plugins = options.plugins ?? this.project.plugins;
    const given = Object.entries(options.config ?? {});
    const plain = given.map(([key, value]) => [key, typeof value === "string" ? value : value.secret]);
    this.plainConfig = { ...this.project.defaults, ...(Object.fromEntries(plain) as Record<string, string>) };
    this.secretKeys = given.flatMap(([key, value]) => (typeof value === "string" ? [] : [key]));
  }

  /** The configuration with its secrets marked, as providers and the state get it. */
  get config(): Properties {
    const marked = Object.entries(this.plainConfig).map(([key, value]) => [
      key,
      this.secretKeys.includes(key) ? secret(value) : value,
    ]);
    return Object.fromEntries(marked) as Properties;
  }

  /** Packages that a program is likely to ask for. */
  get expected(): readonly string[] {
    const names = Object.keys(this.plugins);
    return names.length === 0 ? [DYNAMIC] : names;
  }

  serves = (name: string): boolean => name === DYNAMIC || Object.hasOwn(this.plugins, name);

  defaultProvider(name: string): Resource {
    return defaultProvider(this.stack, this.project.name, this.config, name);
  }

  /**
   * Runs a command with provider processes that end with it.
   *
   * @param verb as people type it, with the options that plugins care about
   */
  async command(verb: string, body: (providers: Providers, engine: Engine) => Promise<Result>): Promise<Outcome> {
    const host = new Host();
    const { messages } = host;
    const address = await host.listen();
    // What plugins write is for those who debug them, as on the real engine; they tell users by it.
    const onOutput = (text: string, name: string) =>
      void messages.push({ severity: name === DYNAMIC ? "info" : "debug", text, urn: "" });
    const state = Object.keys(this.plugins).length === 0 ? undefined : new StateForPlugins(this.file);
    const told = state === undefined ? {} : { STATE_FILE: state.path, COMMAND: verb };
    const packages = new Packages(this.scripts, this.plugins, told, this.plainConfig);
    const providers = new Providers(packages, address, onOutput);
    try {
      return outcome(await body(providers, { host, address }), messages);
    } finally {
      providers.stop();
      host.stop();
      state?.remove();
    }
  }
}
