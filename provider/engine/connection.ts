import type { Target } from "./define";

/** How an error from a verb is to be taken: the object is not there, or was there before. */
export type Meaning = "gone" | "exists" | undefined;

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
  /** Tells what a declared resource holds on to; nothing, once it is about to be deleted. */
  claim(resource: string, things: readonly string[]): void;
  /** What the verbs talk to. Throws the sentence of `problem`. */
  open(): H;
  /** What an error of a verb means for the resource. */
  meaning(error: unknown): Meaning;
}

/** Reads one key, such as `dockerhub:org`, of the configuration the engine handed over. */
export type ReadConfig = (key: string) => string | undefined;
