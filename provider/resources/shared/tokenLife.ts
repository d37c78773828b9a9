import { randomBytes } from "node:crypto";
import type { Left } from "../../engine/define";
import { PartialFailure } from "../../engine/failure";
import { goneIsFine } from "../../hub/errors";
import type { Hub } from "../../hub/hub";
import { ours } from "../../hub/newToken";
import { later, msOf } from "./duration";
import { retained, stays, wasFound } from "./left";
import {
  asRecord,
  endingOf,
  endsOf,
  isRotated,
  OVERLAP,
  type RotationInputs,
  rotationInputs,
  rotationOf,
  type RotationState,
} from "./rotation";

/** What a program says of any token. */
export interface Wanted extends RotationInputs {
  label?: string | undefined;
  place?: string | undefined;
  isActive: boolean;
}

/** What a state knows of any token. */
export interface Kept extends RotationState {
  uuid: string;
  token?: string | undefined;
  found?: boolean | undefined;
  onDestroy?: "end" | "retain" | undefined;
}

/** How one kind of token is made, changed and ended. */
interface Kind<I extends Wanted, S extends Kept, M extends { uuid: string; createdAt: string | undefined }> {
  /** Makes one, switched on. `own` is what all labels begin with that are drawn for the same resource, if one was drawn. */
  make(hub: Hub, inputs: I, label: string, own: string | undefined): Promise<M>;
  /** The id of the resource that has a token. */
  idOf(inputs: I, uuid: string): string;
  switchOff(hub: Hub, inputs: I, uuid: string): Promise<unknown>;
  /** Writes what is declared, and returns what is new by that. */
  change(hub: Hub, inputs: I, state: S, changed: ReadonlySet<string>): Promise<Partial<RotationState>>;
  /** Ends one of those that a state knows. Throws NotFoundError when it is gone already. */
  end(hub: Hub, state: S, uuid: string): Promise<void>;
}

/** So much of a label may be taken by the place; the Hub takes 100 characters altogether. */
const READABLE = 80;

/** What the labels that are drawn for the tokens of one resource begin with: where it is declared. */
const beginning = (place: string): string => `${place.replace(/[^/$]*:[^$]*\$/g, "").slice(-READABLE)} `;

/**
 * The label of a new token, and what it begins with where it is drawn: then it has a few letters that no other one has,
 * not even that of the same program elsewhere. An input it is not: a plan that was saved has all inputs of the run that
 * keeps to it.
 */
function labelOf({ label, place }: Wanted): { label: string; own?: string } {
  if (label !== undefined) return { label };
  const own = beginning(place!);
  return { own, label: own + randomBytes(6).toString("hex") };
}

/** The verbs of one kind of token: the one that a resource has, and those that it was made in place of. */
export class TokenLife<I extends Wanted, S extends Kept, M extends { uuid: string; createdAt: string | undefined }> {
  constructor(private readonly kind: Kind<I, S, M>) {}

  /** Makes a token. Throws PartialFailure, with the value, when it could not be switched off as declared. */
  async make(hub: Hub, inputs: I) {
    const { label, own } = labelOf(inputs);
    const now = later(hub.client.clock.now(), 0);
    const { uuid, createdAt = now, ...rest } = await this.kind.make(hub, inputs, label, own);
    const { isActive, rotateAfter } = inputs;
    const made = { ...rest, uuid, createdAt, rotatesAt: rotationOf(createdAt, rotateAfter), isActive };
    if (isActive) return made;
    await this.kind.switchOff(hub, inputs, uuid).catch((error: unknown) => {
      const why = `the token was made but not switched off: ${String(error)}`;
      throw new PartialFailure(this.kind.idOf(inputs, uuid), { ...made, isActive: true }, [why]);
    });
    return made;
  }

  /**
   * Changes a token, or makes a new one in its place within the same resource: what depends on it gets the new value in
   * the same run, and the old one works on. Ends those whose time is over before anything else.
   */
  async change(hub: Hub, inputs: I, state: S, changed: ReadonlySet<string>) {
    const now = hub.client.clock.now();
    const retiring = endsOf(state, inputs);
    for (const uuid of endingOf(state, inputs, now)) {
      await this.kind.end(hub, state, uuid).catch(goneIsFine);
      retiring.delete(uuid);
    }
    if (isRotated(state, inputs, now)) return this.rotate(hub, inputs, state, retiring);
    const isWritten = [...changed].some((key) => !Object.hasOwn(rotationInputs, key));
    const written = isWritten ? await this.kind.change(hub, inputs, state, changed) : {};
    const { label, createdAt } = { ...state, ...written };
    const rotatesAt = rotationOf(createdAt, inputs.rotateAfter);
    return { ...written, label, createdAt, rotatesAt, retiring: asRecord(retiring) };
  }

  /** Makes a new token in place of one. Throws PartialFailure when that is there, and not all is as declared. */
  private async rotate(hub: Hub, inputs: I, state: S, retiring: Map<string, string>) {
    ours(hub, [state.uuid, ...retiring.keys()]);
    const overlap = msOf(inputs.overlap ?? OVERLAP)!;
    const isLeft = state.revoked !== true;
    if (isLeft) retiring.set(state.uuid, later(hub.client.clock.now(), overlap));
    const beside = { revoked: undefined, retiring: asRecord(retiring) };
    const made = await this.make(hub, inputs).catch((error: unknown) => {
      if (!(error instanceof PartialFailure)) throw error;
      throw new PartialFailure(error.id, { ...error.properties, ...beside }, error.reasons);
    });
    if (overlap > 0 || !isLeft) return { ...made, ...beside };
    const ended = this.kind.end(hub, state, state.uuid).catch(goneIsFine);
    await ended.catch((error: unknown) => {
      const why = `the new token was made, and the old one, ${state.uuid}, did not end: ${String(error)}`;
      throw new PartialFailure(this.kind.idOf(inputs, made.uuid), { ...made, ...beside }, [why]);
    });
    retiring.delete(state.uuid);
    return { ...made, ...beside, retiring: asRecord(retiring) };
  }

  /** Ends a token, and those that it was made in place of, unless it is to be left; told why. */
  async end(hub: Hub, state: S, isDestroy: boolean): Promise<Left | undefined> {
    const { uuid, token, retiring = {}, found, onDestroy } = state;
    if (onDestroy === "retain") return retainedWith(state);
    // One that the stack has made has its value in the state.
    if (isDestroy && (found === true || token === undefined) && onDestroy === undefined) return wasFound("End it");
    for (const one of [uuid, ...Object.keys(retiring)]) await this.kind.end(hub, state, one).catch(goneIsFine);
    return undefined;
  }
}

/** The program has a token left, and so those that it was made in place of and that nobody ends any more. */
function retainedWith({ retiring = {} }: RotationState): Left {
  const others = Object.keys(retiring);
  if (others.length === 0) return retained;
  return stays(
    `onDestroy is "retain". So do those that it was made in place of, until somebody ends them: ${others.join(", ")}.`,
  );
}

/** The declared spelling of a moment where the Hub means the same one, else the Hub's. */
export function sameMoment(declared: string | undefined, actual: string | undefined): string | undefined {
  if (declared === undefined || actual === undefined) return actual;
  return Math.abs(Date.parse(declared) - Date.parse(actual)) < 1000 ? declared : actual;
}
