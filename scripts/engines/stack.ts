/** One way to run a stack, whether by the real command or by the offline engine. */
import type { Resource, Start } from "../../testing";

export const VERBS = ["preview", "up", "refresh", "destroy"] as const;
export type Verb = (typeof VERBS)[number];

/** Flags of the commands, named as on the command line; resources are named by URN, in which `*` and `**` stand for any text. */
export interface Flags {
  refresh?: boolean;
  expectNoChanges?: boolean;
  /** Of refresh and destroy. */
  previewOnly?: boolean;
  /** Of refresh and destroy. */
  runProgram?: boolean;
  target?: readonly string[];
  targetDependents?: boolean;
  exclude?: readonly string[];
  excludeDependents?: boolean;
  /** Of import; true when left out. */
  protect?: boolean;
  /** Of preview and up. */
  replace?: readonly string[];
}

/** What happened to one resource: the operation, the last part of its type, and its name. */
export interface Happened {
  op: string;
  noun: string;
  name: string;
}

export interface Run {
  exitCode: number;
  text: string;
  happened: Happened[];
}

/** A resource in the state, secrets as signed objects; the real command leaves out what is empty. */
export type Kept = Pick<Resource, "urn" | "type"> & Partial<Resource>;

export interface Stack extends Record<Verb, (flags?: Flags) => Promise<Run>> {
  /** Such as `offline engine` or `pulumi v3.260.0`. */
  engine: string;
  /** File that holds the state. */
  stateFile: string;
  import(file: string, flags?: Flags): Promise<Run>;
  /** Sets keys of the configuration, as `pulumi config set` does. */
  configure(config: StackOptions["config"]): Promise<void>;
  state(): Promise<Kept[]>;
  /** The state as text, as `pulumi stack export --show-secrets` prints it. */
  export(): Promise<string>;
  close(): void;
}

export interface StackOptions {
  /** Folder with the Pulumi.yaml. */
  project: string;
  config: Record<string, string | { secret: string }>;
  /** Environment of the commands, looked at anew for each of them. */
  env?: NodeJS.ProcessEnv;
  /** Starts the processes of the offline engine. */
  start?: Start;
  /** Plugins of the offline engine, by their packages. */
  plugins?: Record<string, string>;
  /** Steps under way at the same time; what the engine does by itself when left out. */
  parallel?: number;
  /** Text for people in place of events for tests; what happened is then not told apart. */
  forPeople?: boolean;
}

export const PASSPHRASE = "only for this run";

export function happened(op: string, urn: string): Happened {
  const [, , type = "", ...name] = urn.split("::");
  return { op, noun: type.split(":").at(-1) ?? "", name: name.join("::") };
}
