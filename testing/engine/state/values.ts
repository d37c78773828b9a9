/**
 * Property values as they travel between program, engine and provider: JSON, with signed objects
 * for secrets and a certain text for what is not known yet. Source: Pulumi's RPC rules.
 */
export type Value = null | boolean | number | string | Value[] | Properties;
export type Properties = { [key: string]: Value };

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export const isObject = (value: unknown): value is Properties =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value nobody may see. */
export const secret = (value: Value): Properties => ({ [SIGNATURE]: SECRET, value });
export const isSecret = (value: unknown): value is Properties => isObject(value) && value[SIGNATURE] === SECRET;

/** The same value with something done to every secret in it. */
export function mapSecrets(value: Value, change: (inner: Value, signed: Properties) => Value): Value {
  if (isSecret(value)) return change(value["value"] ?? null, value);
  if (Array.isArray(value)) return value.map((item) => mapSecrets(item, change));
  return isObject(value) ? mapValues(value, (item) => mapSecrets(item, change)) : value;
}

/** Everything in clear, as a provider gets it. */
export const reveal = <T extends Value>(value: T): T => mapSecrets(value, (inner) => reveal(inner)) as T;

/** Marks in `value` what was secret at the same place in `model`: providers lose the marks. */
export function markAs(value: Value, model: Value | undefined): Value {
  if (isSecret(model)) return isSecret(value) ? value : secret(reveal(value));
  if (Array.isArray(value) && Array.isArray(model)) return value.map((item, index) => markAs(item, model[index]));
  if (!isObject(value) || !isObject(model) || isSecret(value)) return value;
  return Object.fromEntries(Object.entries(value as Properties).map(([key, item]) => [key, markAs(item, model[key])]));
}

/** Makes the named properties secret. */
export function markKeys(properties: Properties, keys: readonly string[]): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      key,
      keys.includes(key) && !isSecret(value) ? secret(value) : value,
    ]),
  );
}

/** True when two values are the same, secrets compared by what is in them. */
export function equal(a: Value | undefined, b: Value | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const canonical = (value: Value) => JSON.stringify(sorted(reveal(value)));
  return canonical(a) === canonical(b);
}

function sorted(value: Value): Value {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key]!)]),
  );
}

/** Keys of which the values differ. */
export function differences(olds: Properties, news: Properties): string[] {
  const keys = new Set([...Object.keys(olds), ...Object.keys(news)]);
  return [...keys].filter((key) => !equal(olds[key], news[key]));
}

/** `news` with the values of `olds` at each path; `*` and nested paths of the form `a.b` are understood. */
export function keepPaths(olds: Properties, news: Properties, paths: readonly string[]): Properties {
  return paths.reduce((kept, path) => keepPath(olds, kept, path.split(".")), news);
}

function keepPath(olds: Properties, news: Properties, [key, ...rest]: string[]): Properties {
  if (key === undefined) return news;
  if (key === "*") return olds;
  const [before, after] = [olds[key], news[key]];
  if (rest.length > 0 && isObject(before) && isObject(after)) return { ...news, [key]: keepPath(before, after, rest) };
  const { [key]: _, ...others } = news;
  return before === undefined ? others : { ...others, [key]: before };
}

function mapValues(object: Properties, change: (value: Value) => Value): Properties {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

/** The signed object of a secret as the real command shows it on demand: its value as JSON text. */
export const shown = (value: Value): Properties => ({ [SIGNATURE]: SECRET, plaintext: JSON.stringify(value) });

/** The signed object of a secret with another content, for what is written to disk. */
export const sealed = (ciphertext: string): Properties => ({ [SIGNATURE]: SECRET, ciphertext });
