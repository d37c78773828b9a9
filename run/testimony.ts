export type Properties = Readonly<Record<string, unknown>>;

/** A resource of this package, as a program declares it or as the state of its stack holds it. */
export interface Told {
  noun: string;
  /** Undefined for most of what only check has seen: the engine hands no URN to a dynamic provider. */
  urn?: string | undefined;
  /** Process whose check has seen it. */
  seenBy?: string;
  /** Keys of what nobody can read of it, as a program keeps it secret. */
  hidden?: readonly string[];
  /** What it ends with, as the state of the stack says of what it held: the engine asks nobody to end it then. */
  deletedWith?: string;
  /** Inputs of what is declared, inputs and outputs of what is held; ANY for what nobody knows yet. */
  properties: Properties;
}

/** How much of a testimony has been heard. */
export type Heard = { readonly [part in "open" | "declared" | "made" | "held"]: number };

/** What a process that declares something tells of that and of the stack, when it is asked. It only grows. */
export interface Testimony {
  /** What it has declared with values that come of other resources, and were not there: as far as it was known. */
  open: readonly Told[];
  /** What it has declared by now, and what check has seen of it in whichever process. What was open before has the same URN. */
  declared: readonly Told[];
  /** What is there of it by now, by the outputs that tell its identity; with none of them, what the run leaves out. */
  made: readonly Told[];
  /** What the state of its stack held when the run began. */
  held: readonly Told[];
  /** Why that state could not be read. */
  unread?: string | undefined;
  /** Whether some process of the run has said that check was called in it. */
  checks: boolean;
  /** How much of it whoever asked has heard by now. */
  heard: Heard;
}

/** What one process wants to know, and what it has to say itself. */
export interface Question {
  /** The process that asks, by a name that no other one of the run has. */
  asker: string;
  heard: Heard;
  /** Whether check has been called in it. */
  checks: boolean;
  /** What check has seen in it since it asked last: transforms change what a program has written. */
  seen: readonly Told[];
  /**
   * Whether it has to hear what the state held. A program gets that from the engine, which answers nothing while
   * it waits for a plugin: one that reads the state itself must not wait for the program to do so.
   */
  wantsHeld: boolean;
}

/** The processes that declare something in a run, as one that serves them reaches them. */
export interface Programs {
  /** Whether programs may tell nothing, being of a language that this package is not loaded in: check is the witness. */
  areSilent?: boolean;
  /** Where they are: whether the engine is to end a whole stack; undefined where nobody can tell. */
  destroys?(): Promise<boolean | undefined>;
  /** Whether the engine has been told of a program, whatever that loads. */
  run(): Promise<boolean>;
  /** Whether one runs of which it has not been told, as those of other languages do not tell it. */
  areForeign?(): Promise<boolean>;
  /** Asks each speaker what has not been heard yet. Throws where one does not answer. */
  ask(question: (speaker: string) => Question): Promise<ReadonlyMap<string, Testimony>>;
  /** Whether the run leaves out a part of the stack. */
  leaveOut?(): Promise<boolean>;
  /** Where they are: what the state of the stack held when the run began, or why that cannot be read. */
  held?(): Promise<Pick<Testimony, "held" | "unread">>;
}

/** What is new of a testimony to somebody who asks. Whatever their own check has seen is no news to them. */
export function newsFor({ asker, heard }: Question, all: Omit<Testimony, "heard">): Testimony {
  const { open, declared, made, held } = all;
  return {
    ...all,
    open: open.slice(heard.open),
    declared: declared.slice(heard.declared).filter(({ seenBy }) => seenBy !== asker),
    made: made.slice(heard.made),
    held: held.slice(heard.held),
    heard: { open: open.length, declared: declared.length, made: made.length, held: held.length },
  };
}

/** A resource as messages name it, such as `Group "platform"`. */
export const titleOf = ({ noun, urn = "" }: Told): string => `${noun} "${urn.split("::").at(-1)}"`;
