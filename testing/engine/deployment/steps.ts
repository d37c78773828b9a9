import type { Resource } from "../state/state";
import type { Properties } from "../state/values";

/** What can happen to a resource, in Pulumi's own words. */
export type Op =
  | "same"
  | "create"
  | "update"
  | "delete"
  | "create-replacement"
  | "replace"
  | "delete-replaced"
  | "remove-pending-replace"
  | "read"
  | "read-replacement"
  | "discard"
  | "discard-replaced"
  | "refresh"
  | "import";

/** One thing that happens, or would happen, to one resource. */
export interface Step {
  op: Op;
  urn: string;
  type: string;
  /** Before; undefined where there was nothing. */
  old?: Resource;
  /** After; undefined where nothing is left. */
  new?: Resource;
  /** Not made, because the run is about others: nobody knows what it will be, and the state does not have it. */
  skipped?: boolean;
  /** What a refresh found: the object differs, or is gone. */
  found?: "same" | "changed" | "gone";
}

/** What a program asks the engine for. */
export interface Goal {
  urn: string;
  type: string;
  custom: boolean;
  inputs: Properties;
  parent: string;
  /** URN of an explicit provider; empty for the default one. */
  provider: string;
  dependencies: string[];
  propertyDependencies: Record<string, string[]>;
  additionalSecretOutputs: string[];
  ignoreChanges: string[];
  replaceOnChanges: string[];
  aliases: string[];
  protect: boolean;
  retainOnDelete: boolean;
  deletedWith: string;
  /** Undefined: as the provider says. */
  deleteBeforeReplace: boolean | undefined;
}

/** What of it is asked for a resource that is only read. */
export type ReadGoal = Pick<
  Goal,
  "urn" | "type" | "custom" | "inputs" | "parent" | "provider" | "dependencies" | "additionalSecretOutputs"
>;

/** What the state holds of a resource. */
export type Held = Pick<Resource, "inputs" | "outputs">;

/** Inputs as a provider takes them, and what it does not take. */
export interface Checked {
  inputs: Properties;
  failures: { property: string; reason: string }[];
}

/** What a provider says of a difference. */
export interface ProviderDiff {
  /** Undefined: compare inputs yourself. */
  changes: boolean | undefined;
  /** Keys and paths that differ; none where the provider does not tell. */
  changed: string[];
  replaces: string[];
  deleteBeforeReplace: boolean;
}

/** What a function of a package has answered. */
export interface Invoked {
  result: Properties;
  failures: Checked["failures"];
}

/** What the engine calls; a process in the stock way, or an object in the same process. */
export interface Provider {
  check(urn: string, olds: Properties, news: Properties): Promise<Checked>;
  diff(urn: string, id: string, olds: Held, news: Properties): Promise<ProviderDiff>;
  create(urn: string, inputs: Properties, isPreview: boolean): Promise<{ id: string; outputs: Properties }>;
  read(
    urn: string,
    id: string,
    olds: Held,
  ): Promise<{ id: string; outputs: Properties; inputs: Properties | undefined }>;
  update(urn: string, id: string, olds: Held, news: Properties, isPreview: boolean): Promise<Properties>;
  delete(urn: string, id: string, olds: Held): Promise<void>;
  invoke(token: string, args: Properties, isPreview: boolean): Promise<Invoked>;
}

/** Where the engine finds providers, by a reference of the form `urn::id`. */
export interface ProviderSource {
  /** Makes a provider resource known, before anything refers to it. */
  know(resource: Resource): void;
  /** What it takes of the inputs of a provider resource that is known. */
  checkConfig(resource: Resource, olds: Properties): Promise<Checked>;
  get(ref: string): Promise<Provider>;
}

/** A sentence for the user; the engine has nothing to add to it. */
export class Problem extends Error {
  constructor(
    message: string,
    readonly urn: string,
  ) {
    super(message);
  }
}
