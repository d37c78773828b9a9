import type * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import type { Definitions } from "./nouns";

/** Last parts of the type tokens. */
export type Noun = keyof Definitions;

/** `place` is for the classes to fill in. */
type Inputs<N extends Noun> = Omit<Definitions[N]["inputs"], "place">;
type Outputs<N extends Noun> = Definitions[N]["outputs"];
type Configured<N extends Noun> = NonNullable<Definitions[N]["fromConfig"]>[number];

/** A value that may be, or contain, something not known yet. */
export type Deep<T> = T extends readonly (infer E)[]
  ? pulumi.Input<pulumi.Input<E>[]>
  : T extends object
    ? pulumi.Input<{ [K in keyof T]: T[K] extends infer V | undefined ? Deep<V> : Deep<T[K]> }>
    : pulumi.Input<T>;

type Optional<N extends Noun> = {
  [K in keyof Inputs<N>]: K extends Configured<N> ? K : undefined extends z.input<Inputs<N>[K]> ? K : never;
}[keyof Inputs<N>];

/** The arguments of a noun: keys with a default, or taken from the configuration, may be left out. */
export type Args<N extends Noun> = {
  [K in keyof Inputs<N> as K extends Optional<N> ? never : K]: Deep<z.input<Inputs<N>[K]>>;
} & {
  [K in keyof Inputs<N> as K extends Optional<N> ? K : never]?:
    Deep<Exclude<z.input<Inputs<N>[K]>, undefined>> | undefined;
};

/** What an existing resource has: its inputs and its outputs. */
export type Attributes<N extends Noun> = {
  readonly [K in keyof Inputs<N>]: pulumi.Output<z.output<Inputs<N>[K]>>;
} & {
  readonly [K in keyof Outputs<N>]: pulumi.Output<z.output<Outputs<N>[K]>>;
};
