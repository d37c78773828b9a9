/*
 * Values that nobody may see, as they travel between an engine and whom it calls, and as they stand in its states: signed
 * objects. Source: Pulumi's RPC rules.
 */

/** The key that marks such an object. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

type Properties = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Properties =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isSecret = (value: unknown): value is Properties => isObject(value) && value[SIGNATURE] === SECRET;

export const secret = (value: unknown): Properties => ({ [SIGNATURE]: SECRET, value });

/** A value in clear, whatever in it is secret. */
export function reveal(value: unknown): unknown {
  if (isSecret(value)) return reveal(value["value"]);
  if (Array.isArray(value)) return value.map(reveal);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, reveal(one)]));
}

/** Whether a value, or something in it, is secret. */
export function hasSecret(value: unknown): boolean {
  if (isSecret(value)) return true;
  if (Array.isArray(value)) return value.some(hasSecret);
  return isObject(value) && Object.values(value).some(hasSecret);
}

/** A value in clear with the marks of another one: what was secret at some place in it stays so. */
export function markedAs(value: unknown, model: unknown): unknown {
  if (isSecret(model)) return secret(value);
  if (Array.isArray(value)) {
    // Its items may stand in another order by now.
    if (hasSecret(model)) return secret(value);
    return value;
  }
  if (!isObject(value) || !isObject(model)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, markedAs(one, model[key])]));
}
