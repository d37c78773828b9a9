import type { Area } from "../hub/credential";
import type { Hub } from "../hub/hub";

/** One resource for everybody in a place, or one each. */
export type Style = "sets" | "edges";

/** An organization that a command looks through. */
export interface Look {
  hub: Hub;
  org: string;
  style: Style;
  /** Names, and patterns with `*`, of what nobody has to declare. */
  ignore: readonly string[];
  /** Parts of it that are looked at. */
  parts: ReadonlySet<Area>;
  /** Whether a thing is declared, where only what lies within declared things is asked for; left out where all is. */
  declares?(thing: string): boolean;
}

/** A line of the table of people that a written program reads. */
export interface Row {
  name: string;
  role?: string;
  group?: string;
}

/** How an argument is written where it is not written out. */
export type Written =
  | { from: "roles" | "ignore" }
  | { from: "group"; group: string }
  | { from: "column"; column: "name" | "role" }
  | { from: "resource"; noun: string; name: string; output: string };

/** An object that is there, as a resource of a program would declare it. */
export interface Listed {
  /** What the object is called; where it lies comes before a slash. */
  name: string;
  args: Record<string, unknown>;
  /** Outputs that its id is made of. */
  known?: Record<string, unknown>;
  /** Outputs by which a state knows it again. */
  identity?: Record<string, unknown>;
  /** Things that cover it as well: the same object by another name. */
  also?: readonly string[];
  /** Why no program can declare it, as a sentence. */
  cannot?: string;
  /** True where something else looks after it. */
  isOthers?: boolean;
  /** What is worth knowing where it is declared, as sentences. */
  notes?: readonly string[];
  /** Arguments that are written in another way than as they are. */
  written?: Readonly<Record<string, Written>>;
  /** It is one of many that a loop over the table of people declares; the name of the resource has `{name}` in it. */
  each?: { of: "everybody" | { group: string }; name: string };
  /** Lines of the table of people that it is written from. */
  rows?: readonly Row[];
}
