import type { Target } from "./define";
import type { Run } from "../../run/run";

/** What the engine asks of the provider it serves, beyond the definitions. */
export interface Connection<H extends Target> {
  /** The configured value of an input that a program left out. */
  fallback(key: string): string | undefined;
  /** What to do about an input that neither the program nor the configuration gives. */
  advice(key: string): string;
  /** Why nothing can work with this configuration, as a sentence; undefined when all is well. */
  problem(): string | undefined;
  /** The rules that a change has to keep. */
  rails(): H["rails"];
  /** The run of the engine that this process serves. */
  readonly run: Run;
  /** Milliseconds since 1970. */
  now(): number;
  /** Tells the user one line. */
  notice(line: string): void;
  /** What the verbs talk to. Throws a sentence where nothing can work with the configuration. */
  open(): Promise<H>;
  /** Whether an error of a verb says that the object is not there. */
  isGone(error: unknown): boolean;
}

/** Reads one key, such as `dockerhub:org`, of the configuration the engine handed over. */
export type ReadConfig = (key: string) => string | undefined;
