import type { Abilities, Program } from "../program";

/** A language that programs are written in. */
export interface Language extends Abilities {
  /** Whether resources are those of the native plugin, and not dynamic ones of the SDK. */
  isNative: boolean;
  /** What runs a program, as Pulumi.yaml has it. */
  runtime: string | { name: string; options: object };
  /** What to type before a stack is made. */
  install: string;
  /** What its tools make beside a program, and nobody keeps. */
  leavesOut: readonly string[];
  /** Files that tools and people add to: they are written where they are not there, and left alone from then on. */
  onlyNew?: readonly string[];
  /** The file that holds the program. */
  main: string;
  /** The files of a project by name; those that each project has may be among them, made of what is in `head` and more. */
  files(program: Program, head: Head): Record<string, string>;
}

/** What Pulumi.yaml of each project has. */
export type Head = Readonly<Record<string, unknown>>;
