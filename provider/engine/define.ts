import type { z } from "zod";
import type { Run } from "../../run/run";
import type { Things } from "../../run/things";

/** The keys of a resource, each with what is allowed in it. */
export type Shape = Readonly<Record<string, z.ZodType>>;

/** Inputs as `check` leaves them: defaults filled in, optional keys possibly missing. */
export type Checked<I extends Shape> = z.output<z.ZodObject<I>>;

/** What the state file holds of a resource: its inputs and its outputs. */
export type State<I extends Shape, O extends Shape> = z.output<z.ZodObject<I & O>>;

/** What `read` starts from: the keys of the id, and the state as far as there is one. */
export type Known<I extends Shape, O extends Shape> = Partial<State<I, O>>;

type KeyOf<S> = keyof S & string;

/** Reasons by key. */
type Faults<I extends Shape> = Partial<Record<KeyOf<I>, string>>;

/** What the verbs of a definition talk to, with the rules that a change has to keep and the run it is part of. */
export interface Target {
  rails: unknown;
  run: Run;
  /**
   * Lets something be taken away in this run, from people unless `counts` names something else. Throws when these and
   * all others would be too many.
   */
  spend(org: string, leaving: readonly string[], more?: { counts?: string | undefined }): Promise<void>;
  /** Throws where one of these things is to end in this run and its noun refuses it. */
  mayEnd(things: readonly string[]): Promise<void>;
}

/** What there is to do for an input that is as before. */
export interface Due<K extends string> {
  key: K;
  /** Told to the user, where the plan alone would show a change of nothing; a sentence without a capital. */
  why?: string;
}

/** Of a deletion that ended nothing on purpose: why, as a sentence, and who has it from now on. */
export interface Left {
  why: string;
  /** True when another resource of this run declares the object, and takes it over. */
  declared: boolean;
}

/**
 * A resource, read top to bottom: what it is called, what it takes, what it gives, and its verbs.
 * Ids, validation, differences, drift, adoption and idempotence follow from it.
 *
 * @typeParam H what the verbs talk to
 * @typeParam I input keys
 * @typeParam O output keys
 * @typeParam C input keys that the configuration can give
 */
export interface Definition<
  H extends Target,
  I extends Shape,
  O extends Shape,
  C extends KeyOf<I> = KeyOf<I>,
> extends Things {
  /** Noun, and last part of the type token. Part of users' state files. */
  type: string;
  /** Template of the id, made of input or output keys. Part of users' state files. */
  id: string;
  /** What a program declares. Part of users' state files. */
  inputs: I;
  /** What else the resource knows once it exists. Part of users' state files. */
  outputs: O;
  /** Inputs taken from the provider's configuration when the program leaves them out. */
  fromConfig?: readonly C[];
  /** Unless the program gives this input, the resource's class sets the input `place` to where it is declared. */
  placeUnless?: KeyOf<I>;
  /** Others refer to it by a name: its class tells check its URN, because a transform may give it another name. */
  isReferredTo?: boolean;
  /** Inputs that cannot change in place. A definition without `update` replaces on every input. */
  replaceOn?: readonly KeyOf<I>[];
  /** Outputs that are secret. */
  secrets?: readonly KeyOf<O>[];
  /** List or map inputs that are compared whole: order means nothing, and what is not in them is not wanted. */
  sets?: readonly KeyOf<I>[];
  /** Inputs that only `create` looks at; changing one later is no difference. */
  onlyOnCreate?: readonly KeyOf<I>[];
  /** Inputs that only `validate` looks at; changing one is no difference. */
  onlyOnCheck?: readonly KeyOf<I>[];
  /** Inputs that only `delete` looks at; changing one rewrites the state and nothing else. */
  onlyOnDelete?: readonly KeyOf<I>[];
  /** Whether version 0.1 wrote what the state has of `onlyOnDelete`, and no program. */
  wroteDefault?(state: Known<I, O>): boolean;
  /** An input that is as before and means another object than the one of the state. */
  movedWhen?(state: Known<I, O>, inputs: Known<I, O>, run: Run): Promise<KeyOf<I> | undefined>;
  /**
   * An input that has work to do although it is as before.
   *
   * @param now milliseconds since 1970
   */
  dueWhen?(state: Known<I, O>, inputs: Known<I, O>, now: number): Due<KeyOf<I>> | undefined;
  /** Validation across several keys, run once all of them are known: reasons by key. */
  validate?(inputs: Checked<I>, olds: Known<I, O>, rails: H["rails"], run: Run): Faults<I> | Promise<Faults<I>>;
  /**
   * Asks, at preview, whether what has changed of an object that is there would be taken. Writes nothing; throws a
   * sentence where it would not.
   */
  verify?(hub: H, inputs: Checked<I>, state: State<I, O>, changed: ReadonlySet<KeyOf<I>>): Promise<void>;
  /** Makes the object and returns what is known of it beyond its inputs. */
  create(hub: H, inputs: Checked<I>): Promise<Known<I, O>>;
  /** What the object looks like now; undefined when it is gone. */
  read(hub: H, known: Known<I, O>): Promise<Known<I, O> | undefined>;
  /** Writes the inputs in `changed` and returns what is new beyond the inputs. */
  update?(hub: H, inputs: Checked<I>, state: State<I, O>, changed: ReadonlySet<KeyOf<I>>): Promise<Known<I, O>>;
  /** What `leaving` counts, where that is not people. */
  counts?: string;
  /** The people who lose something when the object ends in a run of a program; nobody when it is left. */
  leaving?(hub: H, state: State<I, O>): Promise<string[]>;
  /** Things that the object lies in, as templates: nothing in them ends before it is clear that they may. */
  inside?: readonly string[];
  /** Throws a sentence where this run is to end the object and may not. */
  refuse?(hub: H, state: State<I, O>): Promise<void>;
  /**
   * Ends the object, and returns what it left on purpose.
   *
   * @param isDestroy true when a whole stack is destroyed, which the engine has asked about
   */
  delete(hub: H, state: State<I, O>, isDestroy: boolean): Promise<Left | undefined | void>;
}

/** A definition whose keys are not known to the compiler, as the registry holds them. */
export type AnyDefinition<H extends Target> = Definition<H, Shape, Shape>;

/**
 * `defineResource` for verbs that talk to `H`: it returns the definition with its exact keys.
 *
 * @typeParam T what else a definition has to tell, of which the engine knows nothing
 */
export function definer<H extends Target, T>() {
  return <const I extends Shape, const O extends Shape, const C extends KeyOf<I> = never>(
    definition: Definition<H, I, O, C> & T,
  ): Definition<H, I, O, C> & T => definition;
}
