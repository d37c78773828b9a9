import { ANY, UNKNOWN } from "../../run/things";

/** A copy with ANY for what is not known yet: a name in a list, a whole list, or the names of a whole map. */
export function anyFor(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const known = (value: unknown) =>
    value === UNKNOWN ? ANY : Array.isArray(value) ? value.map((item) => (item === UNKNOWN ? ANY : item)) : value;
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, known(value)]));
}

/** True when `value`, or anything inside it, is not known yet. */
export function hasUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  if (typeof value === "object" && value !== null) return Object.values(value).some(hasUnknown);
  return false;
}

/**
 * A copy without `undefined` at any depth: the engine's RPC fails on it, and it fails after
 * the side effect, when the object already exists.
 */
export function withoutUndefined<T>(value: T): T {
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(withoutUndefined) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutUndefined(item)])) as T;
}
