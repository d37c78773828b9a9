import type { z } from "zod";
import { isFine, JSON_FORM, type Reply } from "./reply";
import { amount, joined, kind, ours, type Plain, say } from "./say";

export const VERDICTS = ["agrees", "differs", "could not tell"] as const;

/** What a check has found, and what it saw. */
export interface Verdict {
  verdict: (typeof VERDICTS)[number];
  said: Plain;
}

export const agrees = (said: Plain = say``): Verdict => ({ verdict: "agrees", said });
export const differs = (said: Plain): Verdict => ({ verdict: "differs", said });
export const cannotTell = (said: Plain): Verdict => ({ verdict: "could not tell", said });

/** A verdict by a condition. */
export const whether = (isSo: boolean, otherwise: Plain): Verdict => (isSo ? agrees() : differs(otherwise));

/** A reply as one tells it: `404, JSON`. */
export const told = ({ status, form }: Reply): Plain => say`${amount(status)}, ${form}`;

/** Statuses that say nothing of the API: it is out of order, or does not let this credential in. */
const OUT_OF_ORDER = [502, 503, 504];

/** Why a reply that is no success tells nothing; undefined where it tells something. */
export function silent({ status }: Reply): Verdict | undefined {
  if (OUT_OF_ORDER.includes(status)) return cannotTell(say`Docker Hub was out of order (${amount(status)})`);
  if (status === 403) return cannotTell(say`this credential may not do that (403)`);
  return undefined;
}

/** Judges a reply by its status alone. */
export const answers =
  (...statuses: readonly number[]) =>
  (reply: Reply): Verdict => {
    if (statuses.includes(reply.status)) return agrees(statuses.length > 1 ? amount(reply.status) : say``);
    return silent(reply) ?? differs(told(reply));
  };

/** Judges a reply that has to be a success in JSON of some shape. */
export const fits =
  (schema: z.ZodType, statuses?: readonly number[]) =>
  (reply: Reply): Verdict => {
    const expected = statuses === undefined ? isFine(reply) : statuses.includes(reply.status);
    if (!expected) return silent(reply) ?? differs(told(reply));
    if (reply.form !== JSON_FORM) return differs(told(reply));
    const misfit = misfitOf(schema, reply.body);
    return misfit === undefined ? agrees() : differs(misfit);
  };

/** Where a value is not of a shape, such as `results[].role is text`; undefined when it is. */
export function misfitOf(schema: z.ZodType, value: unknown): Plain | undefined {
  const parsed = schema.safeParse(value);
  if (parsed.success) return undefined;
  const where = parsed.error.issues.map(({ path }) => {
    const name = joined(path.map(step), "").replace(/^\./, "");
    const there = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value);
    return say`${ours(name || "the body")} is ${kind(there)}`;
  });
  return joined([...new Set(where)].slice(0, 3), "; ");
}

/** Schemas of this folder have no maps, so that each key of a path is one of theirs and none of the reply's. */
const step = (key: PropertyKey): Plain => ours(typeof key === "number" ? "[]" : `.${String(key)}`);

/** Ends a check before its end. */
export class Settled {
  constructor(readonly verdict: Verdict) {}
}

export const unless = (condition: boolean, why: Plain): void => {
  if (!condition) throw new Settled(cannotTell(why));
};

/** What a check goes by but does not judge: where it is not as expected, another row says so. */
export function need<T>(reply: Reply, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(reply.body);
  if (isFine(reply) && parsed.success) return parsed.data;
  throw new Settled(silent(reply) ?? cannotTell(say`what it goes by came in another form (${told(reply)})`));
}
