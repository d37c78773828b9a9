import type { Look } from "./look";

export type Attributes = Readonly<Record<string, unknown>>;

/** What an attribute is here: the input or output of that name, as it is, or made by `as`; or why there is none. */
export type Equivalent =
  | string
  | { is: string; as(value: unknown, look: Look): unknown; refers?: Reference }
  | { is: string; refers: Reference }
  | { why: string };

/** The attribute is an output of a resource of this noun, if the program declares one that has this value. */
interface Reference {
  noun: string;
  output: string;
}

/** What stands for a noun in the state of the official Terraform provider; for `convert`, and the table of the docs. */
export interface Terraform {
  /** Type of its resource. */
  type: string;
  attributes: Readonly<Record<string, Equivalent>>;
  /** Whether one of this type is of this noun, where several nouns share it. */
  isOne?(attributes: Attributes, look: Look): Promise<boolean>;
  /** What else of Docker Hub says how it is declared. Throws NotFoundError where what it is about is gone. */
  more?(attributes: Attributes, look: Look): Promise<Record<string, unknown>>;
}
