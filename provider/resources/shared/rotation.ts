import { z } from "zod";
import { duration, later, msOf } from "./duration";

/** How long the old one works beside the new one where a program does not say. */
export const OVERLAP = "24h";
const HOUR_MS = 3_600_000;

/** What a program says of when a token makes room for a new one. */
export const rotationInputs = {
  /**
   * How old the token may become, such as `90d`, `12h` or `P90D`. The first run after that makes a new one, and the
   * old one works on for `overlap`. A token is never rotated without a run.
   */
  rotateAfter: duration.refine((text) => (msOf(text) ?? HOUR_MS) >= HOUR_MS, "it is an hour at least.").optional(),
  /** Any text. A run that finds another one than before makes a new token, as `rotateAfter` does. */
  rotationTrigger: z.string().optional(),
  /**
   * How long the old token works beside the new one, such as `24h`, which it is when left out. The first run after that
   * ends it; `0s` ends it in the run that makes the new one. A change holds for tokens that were rotated out as well.
   */
  overlap: duration.optional(),
};

/** What a token knows of that once it is there. */
export const rotationOutputs = {
  /** When the token is due for a new one, in ISO 8601: the first run after that makes it. */
  rotatesAt: z.string().optional(),
  /** Tokens that were rotated out and work on, by their UUID, with when each is due to end, in ISO 8601. */
  retiring: z.record(z.string(), z.string()).optional(),
  /** True when somebody has deleted the token and some that were rotated out are left: the next run makes a new one. */
  revoked: z.boolean().optional(),
};

export interface RotationInputs {
  expiresAt?: string | undefined;
  rotateAfter?: string | undefined;
  rotationTrigger?: string | undefined;
  overlap?: string | undefined;
}

export interface RotationState extends RotationInputs {
  label?: string | undefined;
  createdAt?: string | undefined;
  retiring?: Readonly<Record<string, string>> | undefined;
  revoked?: boolean | undefined;
}

const isOver = (moment: string | undefined, now: number) => moment !== undefined && Date.parse(moment) <= now;

/** When a token is due for a new one; not there for never, or where nobody knows how old it is. */
export function rotationOf(createdAt: string | undefined, rotateAfter: string | undefined): string | undefined {
  const age = msOf(rotateAfter);
  return createdAt === undefined || age === undefined ? undefined : later(createdAt, age);
}

/** Why a new token is to be made although no argument says so; undefined when none is. */
function whyNow(state: RotationState, { expiresAt, rotateAfter }: RotationInputs, now: number): string | undefined {
  // The Hub refuses to make one that has ended already.
  if (isOver(expiresAt, now)) return undefined;
  if (state.revoked === true) return "somebody has deleted it";
  const due = rotationOf(state.createdAt, rotateAfter);
  return isOver(due, now) ? `it has been due since ${due}` : undefined;
}

/** Whether a run makes a new token. */
export const isRotated = (state: RotationState, inputs: RotationInputs, now: number): boolean =>
  (inputs.rotationTrigger !== undefined && inputs.rotationTrigger !== state.rotationTrigger) ||
  whyNow(state, inputs, now) !== undefined;

/** When each token that was rotated out ends, by what is declared now. */
export function endsOf({ retiring = {}, overlap = OVERLAP }: RotationState, inputs: RotationInputs) {
  const before = msOf(overlap)!;
  // What a program leaves out it does not change.
  const more = (msOf(inputs.overlap) ?? before) - before;
  return new Map(Object.entries(retiring).map(([uuid, end]) => [uuid, later(end, more)]));
}

/** Those of them whose time is over. */
export const endingOf = (state: RotationState, inputs: RotationInputs, now: number): string[] =>
  [...endsOf(state, inputs)].filter(([, end]) => isOver(end, now)).map(([uuid]) => uuid);

/** What there is to do for a token whose arguments are as before. The clock decides, so that a preview needs no refresh. */
export function rotationDue(
  state: RotationState,
  inputs: RotationInputs,
  now: number,
): { key: "rotateAfter" | "overlap"; why?: string } | undefined {
  const { label = "", overlap = OVERLAP } = { ...state, ...inputs };
  const why = whyNow(state, inputs, now);
  if (why !== undefined) {
    const old = state.revoked === true ? "" : `, and the old one works for another ${overlap}`;
    return { key: "rotateAfter", why: `${why}. An up makes a new token in place of "${label}"${old}.` };
  }
  const [ending] = endingOf(state, inputs, now);
  if (ending !== undefined) {
    const end = endsOf(state, inputs).get(ending);
    return {
      key: "overlap",
      why: `the token ${ending}, in whose place "${label}" was made, was to end ${end}. An up ends it.`,
    };
  }
  // What is taken out of a program is no difference, and rotatesAt would stay.
  return inputs.rotateAfter === undefined && state.rotateAfter !== undefined ? { key: "rotateAfter" } : undefined;
}

/**
 * What a look at the Hub tells of the rotation of a token: which of those that were rotated out are left, and whether
 * somebody has deleted it while some are; undefined when none is there any more.
 *
 * @param found the token as it is; undefined when it is gone
 * @param isThere whether one that was rotated out is there
 */
export function rotationSeen(
  { createdAt: known, rotateAfter, retiring = {} }: RotationState,
  found: { createdAt: string | undefined } | undefined,
  isThere: (uuid: string) => boolean,
): (Pick<RotationState, "createdAt" | "retiring" | "revoked"> & { rotatesAt: string | undefined }) | undefined {
  const left = new Map(Object.entries(retiring).filter(([uuid]) => isThere(uuid)));
  if (found === undefined && left.size === 0) return undefined;
  const createdAt = found?.createdAt ?? known;
  const rotatesAt = rotationOf(createdAt, rotateAfter);
  return { createdAt, rotatesAt, retiring: asRecord(left), revoked: found === undefined ? true : undefined };
}

/** As a state has it: nothing where it is empty. */
export const asRecord = (map: ReadonlyMap<string, string>): Record<string, string> | undefined =>
  map.size === 0 ? undefined : Object.fromEntries(map);

/** What cannot stay of the rotation that a program declares. */
export function rotationFaults({ rotateAfter, overlap = OVERLAP }: RotationInputs): { rotateAfter?: string } {
  if (rotateAfter === undefined || msOf(rotateAfter)! > msOf(overlap)!) return {};
  return { rotateAfter: `it has to be longer than overlap, which is ${overlap}.` };
}
