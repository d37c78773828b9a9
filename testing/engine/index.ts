import { Context, type OfflineEngineOptions } from "./commands/context";
import { destroy } from "./commands/destroy";
import { exported } from "./commands/export";
import { importResources } from "./commands/import";
import { refresh } from "./commands/refresh";
import { run } from "./commands/run";
import {
  type DestroyOptions,
  type Exported,
  type ImportOptions,
  refuse,
  type Outcome,
  type RefreshOptions,
  type RunOptions,
} from "./outcome";
import type { Resource } from "./state/state";

export type { OfflineEngineOptions } from "./commands/context";
export type { Op, Step } from "./deployment/steps";
export type { Targets } from "./deployment/targets";
export {
  type DestroyOptions,
  EXIT,
  type Exported,
  type ImportOptions,
  type Outcome,
  type RefreshOptions,
  type RunOptions,
} from "./outcome";
export type { OnLine, Running, Script, Start } from "./processes";
export type { Message } from "./program/host";
export type { Resource } from "./state/state";
export type { Properties, Value } from "./state/values";

/**
 * A small Pulumi engine for tests and demonstrations: real programs, the SDK's own runner, the
 * stock process for dynamic providers, and a state file, without the command, an account or a
 * network. It is not for production stacks. It runs dynamic providers, and plugins that are
 * scripts for Node, and refuses, by name, what it does not do: transforms, hooks, the option `import`.
 * Plans and stack references it does not have at all.
 */
export class OfflineEngine {
  private readonly context: Context;

  constructor(options: OfflineEngineOptions) {
    this.context = new Context(options);
  }

  /** What `up` would do. The state stays as it is. */
  preview(options: RunOptions = {}): Promise<Outcome> {
    refuse(options);
    return run(this.context, true, options);
  }

  /** Brings the stack to what the program declares. */
  up(options: RunOptions = {}): Promise<Outcome> {
    refuse(options);
    return run(this.context, false, options);
  }

  /** Reads everything into the state; with `previewOnly` only tells. */
  refresh(options: RefreshOptions = {}): Promise<Outcome> {
    refuse(options);
    return refresh(this.context, options);
  }

  /** Deletes what is in the stack; with `previewOnly` only tells. */
  destroy(options: DestroyOptions = {}): Promise<Outcome> {
    refuse(options);
    return destroy(this.context, options);
  }

  /** Adopts the resources of a file in the form of `pulumi import --file`, with inputs and outputs. */
  import(path: string, options: ImportOptions = {}): Promise<Outcome> {
    return importResources(this.context, path, options);
  }

  /** The state as the real command exports it, secrets in clear: for commands that read such a file. */
  export(): Exported {
    return exported(this.context);
  }

  /** The resources in the state, secrets as signed objects with their value. */
  state(): Resource[] {
    return this.context.file.load();
  }
}
