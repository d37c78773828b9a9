import type { z } from "zod";
import type { Shape } from "../engine/define";
import type { Hub } from "../hub/hub";
import type { ConfigKey } from "../configKeys";

/** The arguments of a function, checked and with defaults filled in. */
export type Asked<I extends Shape> = z.output<z.ZodObject<I>>;

/** What a function gives. */
export type Given<O extends Shape> = z.output<z.ZodObject<O>>;

/**
 * A function that programs call: what it is called, what it takes, what it gives, and how it is found out. Functions
 * only read.
 *
 * @typeParam I argument keys
 * @typeParam O keys of the result
 */
export interface FunctionDefinition<I extends Shape, O extends Shape> {
  /** What a program calls, and last part of the token `dockerhub:index:name`. */
  name: string;
  inputs: I;
  outputs: O;
  /** Arguments that the configuration gives where a program leaves them out. */
  fromConfig?: Readonly<Partial<Record<keyof I & string, ConfigKey>>>;
  /** Whether it also answers where nobody signs in, as Docker Hub does for what is public. */
  isPublic?: boolean;
  /** What is wrong with arguments that are right one by one, as a sentence. */
  validate?(asked: Asked<I>): string | undefined;
  /** Reads the answer, from the snapshot where that has it. Throws a HubError where there is none. */
  invoke(hub: Hub, asked: Asked<I>): Promise<Given<O>>;
}

/** A definition whose keys are not known to the compiler, as the registry holds them. */
export type AnyFunction = FunctionDefinition<Shape, Shape>;

/** Returns a definition with its exact keys. */
export const defineFunction = <const I extends Shape, const O extends Shape>(
  definition: FunctionDefinition<I, O>,
): FunctionDefinition<I, O> => definition;
